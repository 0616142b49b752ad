public import Model

/// Everything that one pass over a Deployment may read: a snapshot, never changed by the pass's own writes.
public struct DeploymentObservation: Sendable {
    /// The Deployment, with the API server's defaults.
    public var deployment: Deployment
    /// The ReplicaSets that the Deployment manages, or may adopt; in any order.
    public var replicaSets: [ReplicaSet]
    /// The Pods of these sets, those that are terminating included; in any order.
    public var pods: [Pod]
    /// The moment of the pass.
    public var now: Timestamp

    /// A snapshot of these parts.
    public init(deployment: Deployment, replicaSets: [ReplicaSet], pods: [Pod], now: Timestamp) {
        self.deployment = deployment
        self.replicaSets = replicaSets
        self.pods = pods
        self.now = now
    }
}
