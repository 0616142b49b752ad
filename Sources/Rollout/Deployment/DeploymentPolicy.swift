/// How large the ReplicaSets of a Deployment are to be next.
///
/// During a rollout the controller asks for the new set's size first. Only when the new set has that size already does
/// it ask for the old ones, so a pass moves one side of the balance. When the number of wanted Pods has changed, or the
/// Deployment is paused, it asks for ``sizesAfterScaling(in:)`` instead, and leaves the rollout for the next pass.
///
/// Guarantees: each call sees one snapshot, and its answer is written before the next pass.
/// Caveats: the sizes that sets report lag behind the sizes that they should have; a policy keeps no state of its own.
public protocol DeploymentPolicy: Sendable {
    /// The bounds of a rollout in whole Pods.
    ///
    /// - Parameter desired: how many Pods are wanted; percentages are taken of it.
    func bounds(of strategy: DeploymentState.Strategy, desired: Int) throws -> DeploymentBounds

    /// The next size of the new set, which may not exist yet; `nil` while it must wait for old Pods to end.
    func newSetSize(in state: DeploymentState) throws -> Int?

    /// The next sizes of old sets, in the order in which to write them; a set may be named twice.
    func oldSetSizes(in state: DeploymentState) throws -> [SetSize]

    /// The sizes of all sets that share a changed number of Pods, in the order in which to write them.
    func sizesAfterScaling(in state: DeploymentState) throws -> [SetSize]
}
