/// What is known of one test after a run, whichever library it was written with.
package struct TestRecord: Equatable, Sendable {
    /// How often it began; a graded test begins exactly once.
    package var starts = 0
    /// Whether its end was reported.
    package var ended = false
    /// Whether the library called it a failure, even if it gave no reason.
    package var reportedFailed = false
    package var skipped = false
    /// How many of its argument cases ended.
    package var casesEnded = 0
    /// The arguments of the case that had begun last.
    package var lastCase: String?
    /// The texts of its failures, first one first.
    package var failures: [String] = []
    /// Set by the runner when the test process ended inside this test.
    package var breakdown: Breakdown?

    /// Why a test that began did not end.
    package enum Breakdown: Equatable, Sendable {
        /// The process ended; lines of what it said last, and where in the learner's file.
        case crashed(message: String?, place: String?)
        /// The runner ended the process after it had waited for so long.
        case timedOut(seconds: Int)
    }

    package init() {}
}

/// The records of a run by the tests' identifiers as `lab.json` writes them.
package typealias TestRecords = [String: TestRecord]
