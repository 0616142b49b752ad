/// One line of a run's journal: a result that has been reached.
package struct JournalEntry: Codable, Equatable, Sendable {
    package var submission: GradedSubmission
    /// Tells whether a submission is the one that was graded.
    package var stamp: String
    /// Nil where nothing was built or run.
    package var cost: GradingCost?

    package init(submission: GradedSubmission, stamp: String, cost: GradingCost?) {
        self.submission = submission
        self.stamp = stamp
        self.cost = cost
    }
}
