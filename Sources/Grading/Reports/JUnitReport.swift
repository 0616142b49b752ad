/// The run as JUnit XML: a suite for each submission, a case for each test.
///
/// Times are 0: what was measured is in `timings.json`, so that two runs of one seed write the same bytes.
struct JUnitReport {
    private let results: GradingResults

    init(_ results: GradingResults) {
        self.results = results
    }

    var text: String {
        let all = results.submissions
        let title = "Lab \(results.lab.number): \(results.lab.title)"
        let document: MarkedText = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="\(title)" tests="\(all.reduce(0) { $0 + $1.tests.count })" \
            failures="\(all.reduce(0) { $0 + $1.count(.failed) })" errors="\(all.reduce(0) { $0 + $1.count(.error) })" \
            skipped="0" time="0">
            \(all.map(suite))</testsuites>

            """
        return document.text
    }

    private func suite(_ submission: GradedSubmission) -> MarkedText {
        """
          <testsuite name="\(ReportText.line(submission.id))" tests="\(submission.tests.count)" \
        failures="\(submission.count(.failed))" errors="\(submission.count(.error))" skipped="0" time="0">
            <properties>
        \(properties(submission).map(property))    </properties>
        \(submission.tests.map(testCase))\(remarks(submission))  </testsuite>

        """
    }

    private func properties(_ submission: GradedSubmission) -> [(name: String, value: String)] {
        [
            (name: "learners", value: submission.learners.joined(separator: ", ")),
            (name: "outcome", value: submission.outcome.kind.rawValue),
            (name: "score", value: submission.score.description),
            (name: "points", value: String(submission.points)),
            (name: "finalScore", value: submission.finalScore.description),
            (name: "sandbox", value: results.sandbox.rawValue),
        ]
    }

    private func property(_ property: (name: String, value: String)) -> MarkedText {
        "      <property name=\"\(property.name)\" value=\"\(ReportText.line(property.value))\"/>\n"
    }

    private func testCase(_ test: GradedTest) -> MarkedText {
        let opening: MarkedText =
            "    <testcase classname=\"\(test.suite)\" name=\"\(test.name)\" time=\"0\""
        let story = ReportText.shown(test.story)
        let message = story.first ?? "no story"
        let text = story.joined(separator: "\n")
        switch test.status {
        case .passed:
            return "\(opening)/>\n"
        case .failed:
            return """
                \(opening)>
                      <failure message="\(message)" type="failed">\(text)</failure>
                    </testcase>

                """
        case .error:
            return """
                \(opening)>
                      <error message="\(message)" type="error">\(text)</error>
                    </testcase>

                """
        }
    }

    /// What is to be said of the submission as a whole.
    private func remarks(_ submission: GradedSubmission) -> MarkedText {
        let lines = submission.remarks
        return lines.isEmpty ? "" : "    <system-out>\(lines.joined(separator: "\n"))</system-out>\n"
    }
}
