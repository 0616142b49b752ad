/// The run as Markdown: a table of scores, and what went wrong for whom.
struct MarkdownReport {
    private let results: GradingResults

    init(_ results: GradingResults) {
        self.results = results
    }

    var text: String {
        ([heading] + [table] + results.submissions.map(section)).filter { !$0.isEmpty }.joined(
            separator: "\n\n") + "\n"
    }

    private var heading: String {
        let count = results.submissions.count
        let warning =
            results.sandbox == .none
            ? "\n\n**Nothing held the learners' code while it ran (`--unsandboxed`): these scores could be forged.**"
            : ""
        return """
            # Lab \(results.lab.number): \(Self.escaped(results.lab.title))

            \(count) submission\(count == 1 ? "" : "s"), sandbox \(results.sandbox.rawValue), \
            seed \(results.seedFingerprint).\(warning)
            """
    }

    private var table: String {
        let tasks = results.lab.tasks
        let header =
            ["Submission", "Learners", "Outcome"] + tasks.map { "Task \($0.id)" } + [
                "Score", "Late", "Final",
            ]
        let alignment = ["---", "---", "---"] + tasks.map { _ in "---:" } + ["---:", "---:", "---:"]
        let rows = results.submissions.map { submission in
            [
                Self.escaped(submission.id), Self.escaped(submission.learners.joined(separator: ", ")),
                submission.outcome.kind.words,
            ] + tasks.map { "\(submission.score(ofTask: $0.id))" } + [
                submission.score.description, submission.lateness.map { "-\($0.percent) %" } ?? "",
                "**\(submission.finalScore)**",
            ]
        }
        return ([header, alignment] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(
            separator: "\n")
    }

    private func section(_ submission: GradedSubmission) -> String {
        let isJudged = submission.outcome == .graded
        let failures = isJudged ? submission.tests.filter { $0.status != .passed } : []
        let remarks = submission.remarks
        if failures.isEmpty && remarks.isEmpty { return "" }
        let lead =
            "## \(Self.escaped(submission.displayName)): \(submission.finalScore) of \(submission.points)"
        let told = remarks.isEmpty ? [] : [Self.fenced(remarks)]
        return ([lead] + told + failures.map(failure)).joined(separator: "\n\n")
    }

    private func failure(_ test: GradedTest) -> String {
        let hidden = test.visibility == .visible ? "" : ", not shown to learners"
        let page = test.timeline.map { " ([timeline](\(Self.target($0))))" } ?? ""
        let lead =
            "\(Self.escaped(test.shortName)), task \(test.task), \(test.points) points\(hidden)\(page)"
        return lead + "\n\n" + Self.fenced(ReportText.shown(test.story))
    }

    /// A text in which nothing is markup.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in ReportText.line(text) {
            if character.isASCII, character.isPunctuation || character.isSymbol { result += "\\" }
            result.append(character)
        }
        return result
    }

    /// Lines as they are, in a fence that none of them can close.
    static func fenced(_ lines: [String]) -> String {
        let longest = lines.map(longestRun).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return ([fence + "text"] + lines + [fence]).joined(separator: "\n")
    }

    private static func longestRun(in line: String) -> Int {
        var (longest, run) = (0, 0)
        for character in line {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    private static func target(_ path: String) -> String {
        String(path.map { $0.isLetter || $0.isNumber || "/._-".contains($0) ? $0 : "_" })
    }
}
