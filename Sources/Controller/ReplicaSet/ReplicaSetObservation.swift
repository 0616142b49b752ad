public import Model

/// Everything that one pass over a ReplicaSet may read: a snapshot, never changed by the pass's own writes.
public struct ReplicaSetObservation: Sendable {
    /// The set, with the API server's defaults.
    public var replicaSet: ReplicaSet
    /// The Pods that the set manages, or may adopt; in any order.
    public var pods: [Pod]
    /// The Pods of all sets with the same controller, this one's included; empty where nothing controls the set.
    public var relatedPods: [Pod]
    /// The moment of the pass.
    public var now: Timestamp

    /// A snapshot of these parts.
    public init(replicaSet: ReplicaSet, pods: [Pod], relatedPods: [Pod] = [], now: Timestamp) {
        self.replicaSet = replicaSet
        self.pods = pods
        self.relatedPods = relatedPods
        self.now = now
    }
}
