extension GradingComparison {
    /// What a terminal shows.
    package var text: String {
        var lines: [String] = []
        for change in changed {
            lines.append("\(ReportText.line(change.id))  \(change.before) -> \(change.after)\(change.outcomes)")
            lines += change.tests.map { test in
                "    \(Self.word(test.before)) -> \(Self.word(test.after))  \(ReportText.line(test.id))"
            }
        }
        lines += added.map { "\(ReportText.line($0))  is new" }
        lines += removed.map { "\(ReportText.line($0))  is no longer there" }
        let seeds = isSameSeed ? "" : "; the hidden inputs came from two seeds"
        lines.append(
            "\(changed.count) changed, \(unchanged) as before, \(added.count) new, \(removed.count) gone\(seeds)")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func word(_ status: GradedTest.Status?) -> String { status?.rawValue ?? "not there" }
}

extension GradingComparison.Change {
    fileprivate var outcomes: String {
        outcomeBefore == outcomeAfter ? "" : "  (\(outcomeBefore.words) -> \(outcomeAfter.words))"
    }
}
