/// The result of one check, as it is shown and as `--output json` writes it.
package struct LabReport: Codable, Equatable, Sendable {
    /// The version of these keys.
    package var format = 1
    package var lab: String
    package var title: String
    package var status: Status
    package var score: Int
    /// The most that could be reached with the tasks that were checked.
    package var points: Int
    package var tasks: [TaskReport]
    /// Why the learner's file, or the tests against it, did not compile.
    package var buildErrors: [BuildError]
    /// The end of the build's output, where it failed without naming a line.
    package var buildOutput: [String]
    /// Files of the suite that differ from how they were handed out.
    package var editedFiles: [String]

    package enum Status: String, Codable, Sendable {
        /// The tests ran.
        case checked
        /// They could not, because something does not compile.
        case notBuilt
    }

    /// Whether nothing is left to do.
    package var isFullScore: Bool { status == .checked && score == points }

    /// The tests that did not pass, the first broken rule first.
    package func failures(in definition: LabDefinition) -> [TestReport] {
        let order = definition.rules.map(\.id)
        let failures = tasks.flatMap(\.tests).filter { $0.status != .passed }.enumerated()
        let ranked = failures.map { place, test in
            (rank: test.rule.flatMap { order.firstIndex(of: $0) } ?? order.count, place: place, test: test)
        }
        return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.test)
    }
}

/// One task's part of a report.
package struct TaskReport: Codable, Equatable, Sendable {
    package var id: Int
    package var title: String
    package var score: Int
    package var points: Int
    package var tests: [TestReport]
}

/// One test's part of a report.
package struct TestReport: Codable, Equatable, Sendable {
    package var id: String
    package var task: Int
    package var status: TestStatus
    /// Its points if it passed, otherwise 0.
    package var score: Int
    package var points: Int
    /// What happened, in at most 25 lines; empty if it passed.
    package var story: [String]
    /// How many more failures the test recorded.
    package var furtherFailures: Int
    /// The rule that was broken: the one that the story names, or the first that the test checks.
    package var rule: String?
    /// Where the lesson explains that rule, relative to the checkout.
    package var lesson: String?
    /// The page that shows the failing scenario over time, relative to the checkout; nil where there is none.
    package var timeline: String?
    /// The command that runs this test alone, in the lab's folder.
    package var replay: String
}

/// What became of a test.
package enum TestStatus: String, Codable, Sendable {
    case passed
    case failed
    /// The process ended inside it.
    case crashed
    /// It did not end in time.
    case timedOut
    /// It was not run, or not exactly once with all its cases.
    case missing
    /// It was not run because something does not compile.
    case notBuilt
}
