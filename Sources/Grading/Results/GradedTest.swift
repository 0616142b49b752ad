package import LabRunner

/// What became of one test.
package struct GradedTest: Codable, Equatable, Sendable {
    /// As in `lab.json`, so that a learner finds it again.
    package var id: String
    package var task: Int
    package var points: Int
    /// All of the points, or none.
    package var score: Int
    package var status: Status
    /// What happened, in at most 25 lines; empty if it passed.
    package var story: [String]
    /// The page that shows the failing scenario, relative to the reports' folder; nil where there is none.
    package var timeline: String?
    package var visibility: Visibility

    /// How a test ended.
    package enum Status: String, Codable, Sendable {
        case passed
        /// The answer was wrong.
        case failed
        /// There was no answer: a crash, a limit, a build that failed, a test that is missing.
        case error
    }

    /// Who may see a test's result, in Gradescope's words.
    package enum Visibility: String, Codable, Sendable {
        case visible
        case hidden
        case afterDueDate = "after_due_date"
        case afterPublished = "after_published"
    }

    package init(
        id: String, task: Int, points: Int, score: Int, status: Status, story: [String] = [], timeline: String? = nil,
        visibility: Visibility = .visible
    ) {
        self.id = id
        self.task = task
        self.points = points
        self.score = score
        self.status = status
        self.story = story
        self.timeline = timeline
        self.visibility = visibility
    }

    /// Takes over what a check of the lab says of a test.
    package init(_ report: TestReport, visibility: Visibility = .visible) {
        self.init(
            id: report.id, task: report.task, points: report.points, score: report.score,
            status: Status(report.status), story: report.story, timeline: nil, visibility: visibility)
    }

    /// The suite, such as `OrderingTests.ScaleUpCases`.
    package var suite: String { id.firstIndex(of: "/").map { String(id[..<$0]) } ?? id }

    /// The test within its suite, such as `lowestMissing(_:)`.
    package var name: String { id.firstIndex(of: "/").map { String(id[id.index(after: $0)...]) } ?? id }

    /// The name without the target, as a learner would say it.
    package var shortName: String { id.firstIndex(of: ".").map { String(id[id.index(after: $0)...]) } ?? id }
}

extension GradedTest.Status {
    init(_ status: TestStatus) {
        switch status {
        case .passed: self = .passed
        case .failed: self = .failed
        case .crashed, .timedOut, .missing, .notBuilt: self = .error
        }
    }
}
