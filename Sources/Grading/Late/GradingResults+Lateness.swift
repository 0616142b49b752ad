extension GradingResults {
    /// The same run after a policy has been applied to every submission.
    ///
    /// - Parameter due: counts for those whose own due time is not known.
    /// - Throws: `GradingInputError.noSubmissionTime` with all that have none, so that nobody is late by accident.
    package func applying(
        _ policy: LatePolicy, times: HandInTimes?, due: GradingTime?
    ) throws(GradingInputError) -> GradingResults {
        guard policy != .none else { return self }
        let unknown = submissions.filter { times?.entry(of: $0.id) == nil }.map(\.id)
        guard unknown.isEmpty else { throw .noSubmissionTime(ids: unknown) }
        var changed: [GradedSubmission] = []
        for var submission in submissions {
            guard let entry = times?.entry(of: submission.id) else { continue }
            guard let due = entry.due ?? due else { throw .noDueTime(id: submission.id) }
            submission.lateness = policy.lateness(submitted: entry.submitted, due: due)
            changed.append(submission)
        }
        return with(changed)
    }
}
