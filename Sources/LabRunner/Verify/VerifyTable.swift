/// The table of what was proved, with a line for each lab.
package enum VerifyTable {
    /// The table's text.
    package static func text(_ reports: [VerifyReport], style: TextStyle) -> String {
        let heading = [
            "lab", "solution", "starter", "agreement", "mutants killed", "tests that kill", "rules covered", "hints",
            "runs", "seconds",
        ]
        let rows = [heading] + reports.map(cells)
        let widths = heading.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            zip(row, widths).enumerated().map { column, cell in
                column == 0 ? cell.0.padded(to: cell.1) : cell.0.leftPadded(to: cell.1)
            }.joined(separator: "  ")
        }
        let marks = [" "] + reports.map { $0.shortfalls.isEmpty ? style.green("✔") : style.red("✘") }
        return zip(marks, lines).enumerated().map { row, line in
            "\(line.0) \(row == 0 ? style.dim(line.1) : line.1)\n"
        }.joined()
    }

    /// What was not run is a dash.
    private static func cells(_ report: VerifyReport) -> [String] {
        func score(_ kind: VariantReport.Kind) -> String {
            guard let variant = report.variants.first(where: { $0.kind == kind }) else { return "-" }
            return variant.status == .notBuilt ? "not built" : "\(variant.score)"
        }
        let mutants = report.variants.count { $0.kind == .mutant }
        return [
            "\(report.lab) \(report.title)", score(.solution), score(.starter),
            report.agreement == 0 ? "-" : "\(report.agreement)",
            mutants == 0 ? "-" : "\(report.killed)/\(mutants)",
            mutants == 0 ? "-" : "\(report.killing)/\(report.tests)",
            "\(report.rulesCovered)/\(report.rules)", "\(report.hints)/\(3 * report.tasks)", "\(report.runs)",
            VerifyReport.fixed(report.seconds),
        ]
    }
}
