/// What changed for whom between two runs over the same lab.
package struct GradingComparison: Codable, Equatable, Sendable {
    /// The version of these keys.
    package var format = 1
    package var lab: String
    /// Whether both drew their hidden inputs from one seed.
    package var isSameSeed: Bool
    package var added: [String]
    package var removed: [String]
    /// Those for whom anything changed that a report shows.
    package var changed: [Change]
    package var unchanged: Int

    /// One submission's differences.
    package struct Change: Codable, Equatable, Sendable {
        package var id: String
        package var before: Score
        package var after: Score
        package var outcomeBefore: SubmissionOutcome.Kind
        package var outcomeAfter: SubmissionOutcome.Kind
        /// Tests that ended otherwise, by identifier.
        package var tests: [TestChange]
    }

    /// One test's difference; nil where a run did not have it.
    package struct TestChange: Codable, Equatable, Sendable {
        package var id: String
        package var before: GradedTest.Status?
        package var after: GradedTest.Status?
    }

    /// - Throws: `GradingInputError.otherRuns` if they are of two labs.
    package init(from earlier: GradingResults, to later: GradingResults) throws(GradingInputError) {
        guard earlier.lab.number == later.lab.number else {
            throw .otherRuns(problem: "one is of lab \(earlier.lab.number), the other of lab \(later.lab.number)")
        }
        lab = later.lab.number
        isSameSeed = earlier.seedFingerprint == later.seedFingerprint
        let before = Dictionary(earlier.submissions.map { ($0.id, $0) }) { first, _ in first }
        let after = Dictionary(later.submissions.map { ($0.id, $0) }) { first, _ in first }
        added = later.submissions.map(\.id).filter { before[$0] == nil }
        removed = earlier.submissions.map(\.id).filter { after[$0] == nil }
        let both = later.submissions.compactMap { now in before[now.id].map { (before: $0, after: now) } }
        changed = both.compactMap { Change(from: $0.before, to: $0.after) }
        unchanged = both.count - changed.count
    }
}

extension GradingComparison.Change {
    /// Nil if nothing changed.
    init?(from before: GradedSubmission, to after: GradedSubmission) {
        let old = Dictionary(before.tests.map { ($0.id, $0.status) }) { first, _ in first }
        let new = Dictionary(after.tests.map { ($0.id, $0.status) }) { first, _ in first }
        let ids = after.tests.map(\.id) + before.tests.map(\.id).filter { new[$0] == nil }
        let tests = ids.filter { old[$0] != new[$0] }.map { id in
            GradingComparison.TestChange(id: id, before: old[id], after: new[id])
        }
        let isSame =
            tests.isEmpty && before.finalScore == after.finalScore && before.outcome.kind == after.outcome.kind
        if isSame { return nil }
        self.init(
            id: after.id, before: before.finalScore, after: after.finalScore, outcomeBefore: before.outcome.kind,
            outcomeAfter: after.outcome.kind, tests: tests)
    }
}
