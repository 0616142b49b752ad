/// The run as comma-separated values (RFC 4180), a line for each submission.
struct GradesTable {
    private let results: GradingResults

    init(_ results: GradingResults) {
        self.results = results
    }

    var text: String {
        ([header] + results.submissions.map(row)).map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    private var header: [String] {
        ["id", "learners", "origin", "outcome", "score", "points", "late_percent", "final_score"]
            + results.lab.tasks.map { "task_\($0.id)" } + ["passed", "failed", "errors", "remarks"]
    }

    private func row(_ submission: GradedSubmission) -> [String] {
        let names = [
            submission.id, submission.learners.joined(separator: "; "), submission.origin,
            submission.outcome.kind.rawValue,
        ]
        let scores = [
            submission.score.description, String(submission.points),
            submission.lateness?.percent.description ?? "0", submission.finalScore.description,
        ]
        let tasks = results.lab.tasks.map { String(submission.score(ofTask: $0.id)) }
        let counts = [GradedTest.Status.passed, .failed, .error].map { String(submission.count($0)) }
        let remarks = submission.remarks.prefix(20).joined(separator: "; ")
        return names.map(Self.field) + scores + tasks + counts + [Self.field(remarks)]
    }

    /// A text as a quoted field.
    ///
    /// A spreadsheet takes a field that begins with one of these characters for a formula, also behind white space; an
    /// apostrophe before it makes it a text.
    static func field(_ text: String) -> String {
        let line = ReportText.cut(ReportText.line(text), toBytes: 8_000)
        let first = line.first { !$0.isWhitespace }
        let isFormula = first.map { "=+-@|%＝＋－＠".contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + line.replacing("\"", with: "\"\"") + "\""
    }
}
