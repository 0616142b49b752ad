extension VerifyReport {
    private static let nameWidth = 34

    /// The table's first lines.
    package static func heading(_ definition: LabDefinition, style: TextStyle) -> String {
        let columns = "  " + "variant".padded(to: nameWidth) + "score".leftPadded(to: 6) + "seconds".leftPadded(to: 9)
        return style.bold("Lab \(definition.number)  \(definition.title)") + "\n" + style.dim(columns + "   killed by")
            + "\n"
    }

    /// One line of the table, printed as soon as the variant has been graded.
    package static func row(_ variant: VariantReport, style: TextStyle) -> String {
        let mark = variant.shortfalls.isEmpty ? style.green("✔") : style.red("✘")
        let score = variant.status == .notBuilt ? "-" : "\(variant.score)"
        let line =
            variant.name.padded(to: nameWidth) + score.leftPadded(to: 6) + fixed(variant.seconds).leftPadded(to: 9)
        return "\(mark) \(line)   \(killers(variant))".trimmedEnd + "\n"
    }

    /// What follows the table: each shortfall, each remark, and the summary as the last line.
    package func ending(style: TextStyle) -> String {
        let lines = shortfalls.map { style.red("✘ ") + $0 } + remarks.map { style.dim("- \($0)") }
        return (lines + [summary(style: style)]).joined(separator: "\n") + "\n"
    }

    private func summary(style: TextStyle) -> String {
        let mutants = variants.count { $0.kind == .mutant }
        var parts: [String] = []
        for variant in variants where variant.kind != .mutant { parts.append("\(variant.name) \(variant.score)") }
        if agreement > 0 { parts.append("agrees on \(agreement) inputs") }
        if runs > 1 { parts.append("\(runs) runs") }
        if mutants > 0 { parts.append("\(killed) of \(mutants) mutants killed") }
        parts.append("\(Self.fixed(seconds)) s")
        let count = shortfalls.count
        let verdict =
            count == 0
            ? style.green("sound") : style.red("\(count) \(count == 1 ? "shortfall" : "shortfalls")")
        return "lab \(lab): \(verdict) (\(parts.joined(separator: ", ")))"
    }

    private static func killers(_ variant: VariantReport) -> String {
        guard variant.kind == .mutant, let first = variant.killedBy.first ?? variant.failed.first else { return "" }
        let name = first.split(separator: ".", maxSplits: 1).last.map(String.init) ?? first
        let rest = variant.failed.count - 1
        return name + (rest > 0 ? " and \(rest) more" : "")
    }

    /// A number with one digit after the point.
    static func fixed(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
