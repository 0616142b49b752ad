/// Whoever turns a submission that was taken in into a result; a run asks it for one submission after the other.
package protocol Judging: Sendable {
    /// Reads the sources for what may not be in them, builds the subject, and lets the lab's tests ask it.
    ///
    /// Guarantees: may be called for several submissions side by side; the same submission gets the same result each
    /// time; whatever the submission does ends in a result; no process of it is left when the call returns.
    ///
    /// - Parameter progress: is told what goes on, in words for a progress line; from the caller's thread.
    /// - Throws: `LabError.interrupted` once `Interruption.isRequested`, and what else went wrong with the grader itself,
    ///   which the caller tells as an internal error of this one submission.
    func judge(_ submission: TakenSubmission, progress: (String) -> Void) throws -> Judgement
}

/// What judging one submission gave.
package struct Judgement: Equatable, Sendable {
    /// For the reports.
    package var result: GradedSubmission
    /// For `timings.json`.
    package var cost: GradingCost

    package init(result: GradedSubmission, cost: GradingCost) {
        self.result = result
        self.cost = cost
    }
}
