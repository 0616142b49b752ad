public import Controller
public import Model

/// The whole controller of a StatefulSet, as the learner writes it: an observation in, a plan out.
///
/// Guarantees: each call gets all that it may know in its arguments.
/// Caveats: the observation may be older than the cluster, and any write of the plan may be refused, or never be made.
public protocol StatefulSetReconciler: Sendable {
    /// The revisions that a pass works with, and the write that the history needs.
    func revisions(in observation: StatefulSetObservation, policies: Policies) throws -> Revisions

    /// What the observed Pods amount to.
    ///
    /// - Parameter replaced: how many Pods the rolling update of this pass deletes.
    func status(
        of observation: StatefulSetObservation, revisions: Revisions, replaced: Int
    ) throws -> StatefulSetStatus

    /// Adds to the plan what one step of the ordering policy comes to, or throws what keeps it from being done.
    func carryOut(_ step: OrderingStep, in pass: Pass, plan: inout ReconcilePlan) throws

    /// All that is to be written for this observation.
    func reconcile(_ observation: StatefulSetObservation, policies: Policies) throws -> ReconcilePlan

    /// The writes by which the set takes in what it should manage, and lets go of what it should not.
    ///
    /// - Parameter pods: all Pods of the set's namespace.
    /// - Parameter revisions: all revisions of the set's namespace.
    func adoptions(
        for set: StatefulSet, pods: [Pod], revisions: [ControllerRevision], policies: Policies
    ) throws -> [Adoption]
}
