/// How late a submission was, and what that costs; a step of its own after the tests have been scored.
package struct Lateness: Codable, Equatable, Sendable {
    /// When it was handed in, in universal time, as `2026-11-27T10:00:00Z`.
    package var submitted: String
    /// When it was due.
    package var due: String
    /// Seconds after the due time; 0 if it was in time.
    package var secondsLate: Int
    /// The days that count after the grace period, each begun day whole.
    package var daysCounted: Int
    /// What is taken off the score.
    package var percent: Score
    /// The policy, as it was given on the command line.
    package var policy: String

    package init(
        submitted: String, due: String, secondsLate: Int, daysCounted: Int, percent: Score, policy: String
    ) {
        self.submitted = submitted
        self.due = due
        self.secondsLate = secondsLate
        self.daysCounted = daysCounted
        self.percent = percent
        self.policy = policy
    }
}
