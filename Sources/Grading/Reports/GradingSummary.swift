/// What a terminal shows of a run when it has ended.
package struct GradingSummary {
    let results: GradingResults

    package init(_ results: GradingResults) { self.results = results }

    /// - Parameter folder: where the reports are.
    package func text(folder: String) -> String {
        let submissions = results.submissions
        let kinds = SubmissionOutcome.Kind.allCases.compactMap { kind in
            let count = submissions.count { $0.outcome.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.words)"
        }
        let count = submissions.count == 1 ? "1 submission" : "\(submissions.count) submissions"
        var lines = ["\(count) of lab \(results.lab.number): \(kinds.joined(separator: ", "))"]
        let spread = ScoreSpread(results)
        if submissions.count > 1, let median = spread.median, let mean = spread.mean {
            lines.append("median \(median), mean \(mean), lowest \(spread.lowest), highest \(spread.highest)")
        } else if let only = submissions.first {
            lines.append("\(only.finalScore) of \(only.points)")
        }
        let noted = submissions.filter { $0.events.contains { !$0.kind.isMention } }.map { ReportText.line($0.id) }
        if !noted.isEmpty {
            let more = noted.count > 8 ? " and \(noted.count - 8) more" : ""
            lines.append(
                "look at \(noted.prefix(8).joined(separator: ", "))\(more): they did what no solution needs to do")
        }
        if results.sandbox == .none { lines.append("without a sandbox: these scores could be forged") }
        return (lines + ["reports: \(folder)/report.html and beside it"]).joined(separator: "\n") + "\n"
    }
}
