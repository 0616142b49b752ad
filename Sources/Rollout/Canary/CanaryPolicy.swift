public import Model

/// Which template a Pod gets, which Pod is replaced next, and what the history remembers.
public protocol CanaryPolicy: Sendable {
    /// What the template means for the history.
    ///
    /// - Parameter history: sorted from the oldest to the newest.
    func decision(forTemplate data: JSON, history: [RevisionRecord]) throws -> RevisionDecision

    /// The revision that a new Pod of this ordinal is made from.
    func revision(forNewPodAt ordinal: Ordinal, in state: RolloutState) throws -> RevisionName

    /// The Pods to delete now so that they come back at the update revision, in the order in which to delete them.
    func replacements(in state: RolloutState) throws -> [Ordinal]

    /// The entries to forget, oldest first: those that nobody uses, as far as they exceed the limit.
    ///
    /// - Parameter history: sorted from the oldest to the newest.
    /// - Parameter live: the current revision, the update revision and those of all Pods.
    func expendable(history: [RevisionRecord], live: [RevisionName], limit: Int) throws -> [RevisionName]
}
