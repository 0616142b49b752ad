/// What Gradescope reads of one submission, as `results.json`.
///
/// It has no `execution_time`, which is optional there: what was measured is in `timings.json`.
struct GradescopeReport: Encodable {
    var score: Score
    var output: String
    var outputFormat = "text"
    var visibility = GradedTest.Visibility.visible
    var stdoutVisibility = GradedTest.Visibility.hidden
    var extraData: [String: String]
    var tests: [Test]
    var leaderboard: [Never] = []

    struct Test: Encodable {
        var score: Int
        var maxScore: Int
        var status: String
        var name: String
        /// The task, and the place of the test in it.
        var number: String
        var output: String
        var outputFormat = "text"
        var tags: [String]
        var visibility: GradedTest.Visibility
        var extraData: [String: String]

        enum CodingKeys: String, CodingKey {
            case score, status, name, number, output, tags, visibility
            case maxScore = "max_score"
            case outputFormat = "output_format"
            case extraData = "extra_data"
        }
    }

    enum CodingKeys: String, CodingKey {
        case score, output, visibility, tests, leaderboard
        case outputFormat = "output_format"
        case stdoutVisibility = "stdout_visibility"
        case extraData = "extra_data"
    }

    init(_ submission: GradedSubmission, of results: GradingResults) {
        score = submission.finalScore
        output = Self.output(submission, of: results)
        extraData = [
            "id": ReportText.line(submission.id), "lab": results.lab.number,
            "outcome": submission.outcome.kind.rawValue, "sandbox": results.sandbox.rawValue,
            "score_before_lateness": submission.score.description,
        ]
        var places: [Int: Int] = [:]
        tests = submission.tests.map { test in
            places[test.task, default: 0] += 1
            return Test(
                score: test.score, maxScore: test.points,
                status: test.status == .passed ? "passed" : "failed",
                name: test.shortName, number: "\(test.task).\(places[test.task] ?? 0)",
                output: ReportText.shown(test.story).joined(separator: "\n"), tags: ["task \(test.task)"],
                visibility: test.visibility, extraData: ["id": test.id, "status": test.status.rawValue])
        }
    }

    private static func output(_ submission: GradedSubmission, of results: GradingResults) -> String {
        let tasks = results.lab.tasks.map { task in
            "Task \(task.id), \(task.title): \(submission.score(ofTask: task.id)) of \(task.points)"
        }
        let lead =
            "Lab \(results.lab.number), \(results.lab.title): \(submission.finalScore) of \(submission.points)"
        return ([lead] + tasks + submission.remarks).joined(separator: "\n")
    }
}
