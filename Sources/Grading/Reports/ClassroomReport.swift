import Foundation
package import LabRunner

/// What GitHub Classroom's reporter reads of one submission.
package struct ClassroomReport: Encodable, Sendable {
    package var version = 1
    package var status: Status
    package var maxScore: Int
    package var tests: [Test]

    package enum Status: String, Encodable, Sendable {
        case pass
        case fail
        case error
    }

    package struct Test: Encodable, Sendable {
        package var name: String
        package var status: Status
        package var message: String?
        package var testCode: String
        package var filename = ""
        package var lineNo = 0
        /// Always 0: what was measured is in `timings.json`.
        package var duration = 0
        package var score: Score

        enum CodingKeys: String, CodingKey {
            case name, status, message, filename, duration, score
            case testCode = "test_code"
            case lineNo = "line_no"
        }
    }

    enum CodingKeys: String, CodingKey {
        case version, status, tests
        case maxScore = "max_score"
    }

    package init(_ submission: GradedSubmission, of results: GradingResults) {
        maxScore = submission.points
        tests = submission.tests.map { test in
            let isShown = test.visibility == .visible
            return Test(
                name: test.shortName, status: Status(test.status),
                message: test.status == .passed || !isShown
                    ? nil : ReportText.shown(test.story).joined(separator: "\n"),
                testCode: test.id, score: Score(points: test.score))
        }
        // The reporter adds up the tests, and knows of no other way in which a score comes about.
        if let lateness = submission.lateness, submission.finalScore != submission.score {
            let off = submission.finalScore.hundredths - submission.score.hundredths
            tests.append(
                Test(
                    name: "Handed in late", status: .fail, message: lateness.sentence, testCode: "",
                    score: Score(hundredths: off)))
        }
        switch submission.outcome {
        case .internalError, .refused, .notBuilt: status = .error
        case .graded: status = submission.finalScore == Score(points: submission.points) ? .pass : .fail
        }
    }

    /// The text of the step output `result`: JSON in base64, in one line.
    package func stepOutput() throws(LabError) -> String {
        Data(try JSONText.encode(self).utf8).base64EncodedString()
    }
}

extension ClassroomReport.Status {
    fileprivate init(_ status: GradedTest.Status) {
        switch status {
        case .passed: self = .pass
        case .failed: self = .fail
        case .error: self = .error
        }
    }
}
