extension LabReport {
    /// What a check prints.
    ///
    /// - Parameter all: whether every failure is told, not only the first three.
    package func text(definition: LabDefinition, style: TextStyle, all: Bool = false) -> String {
        var lines = [headline(style)]
        if !editedFiles.isEmpty { lines += [""] + editedLines(style) }
        switch status {
        case .notBuilt:
            lines += [""] + buildLines(sources: definition.sources, style)
        case .checked:
            lines += [""] + taskLines(style)
            lines += failureLines(definition: definition, style: style, all: all)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func headline(_ style: TextStyle) -> String {
        let name = style.bold("Lab \(lab)  \(title)")
        switch status {
        case .notBuilt: return name + "   " + style.red("does not compile")
        case .checked:
            let result = "\(score) of \(points) points"
            return name + "   " + (isFullScore ? style.green(result) : style.bold(result))
        }
    }

    private func taskLines(_ style: TextStyle) -> [String] {
        let width = tasks.map(\.title.count).max() ?? 0
        return tasks.map { task in
            let title = task.title.padded(to: width)
            let count = "\(task.score)".leftPadded(to: 3) + " of " + "\(task.points)".leftPadded(to: 3)
            let passed = task.tests.count { $0.status == .passed }
            let mark = task.score == task.points ? style.green("✔") : style.red("✘")
            return "  \(mark) \(task.id)  \(title)  \(count)   " + style.dim("\(passed) of \(task.tests.count) tests")
        }
    }

    private func failureLines(definition: LabDefinition, style: TextStyle, all: Bool) -> [String] {
        let failures = failures(in: definition)
        guard let first = failures.first else {
            return ["", style.green("Every test passed.")]
        }
        let shown = all ? failures : Array(failures.prefix(3))
        var lines: [String] = []
        for failure in shown { lines += [""] + failure.lines(definition: definition, style: style) }
        lines.append("")
        if shown.count < failures.count {
            let rest = failures.count - shown.count
            lines.append("\(rest) more \(rest == 1 ? "failure" : "failures"): ordinal lab check \(lab) --all")
        }
        lines.append("A hint for task \(first.task): ordinal lab hint \(lab) --task \(first.task)")
        return lines
    }

    private func editedLines(_ style: TextStyle) -> [String] {
        let count = editedFiles.count
        return [
            style.yellow("\(count) \(count == 1 ? "file" : "files") of the suite changed since the lab was handed out:")
        ] + editedFiles.map { "  \($0)" } + ["To have them back: ordinal lab check \(lab) --restore-tests"]
    }

    /// The learner's own errors if there are any; otherwise what the tests could not find in the learner's file.
    private func buildLines(sources: [String], _ style: TextStyle) -> [String] {
        BuildOutput.lines(
            for: buildErrors, lastLines: buildOutput, sources: sources, user: "the tests no longer fit it", style)
    }
}

extension BuildOutput {
    /// What a learner reads of a failed build: their own lines first.
    ///
    /// - Parameter user: what no longer fits the learner's files, where those compile.
    static func lines(
        for errors: [BuildError], lastLines: [String], sources: [String], user: String, _ style: TextStyle
    ) -> [String] {
        let own = errors.filter { sources.contains($0.file) }
        if !own.isEmpty { return own.lines(atMost: 5, style) }
        guard !errors.isEmpty else { return ["The build failed:"] + lastLines.map { "  " + $0 } }
        let files = sources.joined(separator: ", ")
        return ["\(files) compiles, but \(user). Is a name or a parameter changed?"] + errors.lines(atMost: 2, style)
    }
}

extension [BuildError] {
    fileprivate func lines(atMost limit: Int, _ style: TextStyle) -> [String] {
        var lines: [String] = []
        for error in prefix(limit) {
            lines.append("\(error.file):\(error.line):\(error.column): " + style.red("error: ") + error.message)
            lines += error.excerpt
        }
        if count > limit { lines.append("and \(count - limit) more") }
        return lines
    }
}

extension TestReport {
    fileprivate func lines(definition: LabDefinition, style: TextStyle) -> [String] {
        let name = id.split(separator: ".", maxSplits: 1).last.map(String.init) ?? id
        let worth = "task \(task), \(points) \(points == 1 ? "point" : "points")"
        var lines = [style.red("✘ \(name)") + style.dim("  \(worth)\(status.note)")]
        lines += story.map { "  " + $0 }
        // A story names its rule and replay itself; a crash cannot.
        if !story.contains(where: { $0.trimmed.hasPrefix("rule ") }), let rule, let lesson {
            lines.append("    rule      \(rule): \(definition.rule(rule)?.text ?? "")")
            lines.append("    lesson    \(lesson)")
        }
        if !story.contains(where: { $0.trimmed.hasPrefix("replay ") }) { lines.append("    replay    \(replay)") }
        if let timeline { lines.append("    timeline  \(timeline)") }
        if furtherFailures > 0 {
            lines.append(
                style.dim("  and \(furtherFailures) more \(furtherFailures == 1 ? "case" : "cases") of this test"))
        }
        return lines
    }
}

extension TestStatus {
    fileprivate var note: String {
        switch self {
        case .passed, .failed: ""
        case .crashed: ", crashed"
        case .timedOut: ", timed out"
        case .missing: ", not run as it should be"
        case .notBuilt: ", not built"
        }
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
