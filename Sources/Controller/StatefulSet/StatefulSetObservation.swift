public import Model

/// Switches of the cluster that change what controllers decide.
public struct FeatureGates: Hashable, Sendable, Codable {
    /// Whether `rollingUpdate.maxUnavailable` of a StatefulSet is honoured; off by default in 1.36.
    public var maxUnavailableStatefulSet: Bool

    /// The gates of Kubernetes 1.36, but for those that are given.
    public init(maxUnavailableStatefulSet: Bool = false) {
        self.maxUnavailableStatefulSet = maxUnavailableStatefulSet
    }
}

/// Everything that one pass over a StatefulSet may read: a snapshot, never changed by the pass's own writes.
public struct StatefulSetObservation: Hashable, Sendable, Codable {
    /// The set, with the API server's defaults.
    public var set: StatefulSet
    /// The Pods that the set controls, or may adopt.
    public var pods: [Pod]
    /// The claims of the set's namespace, by name.
    public var claims: [String: PersistentVolumeClaim]
    /// The revisions that the set controls.
    public var revisions: [ControllerRevision]
    /// The moment of the pass.
    public var now: Timestamp
    /// Switches of the cluster.
    public var gates: FeatureGates

    /// A snapshot of these parts.
    public init(
        set: StatefulSet, pods: [Pod], claims: [String: PersistentVolumeClaim], revisions: [ControllerRevision],
        now: Timestamp, gates: FeatureGates = FeatureGates()
    ) {
        self.set = set
        self.pods = pods
        self.claims = claims
        self.revisions = revisions
        self.now = now
        self.gates = gates
    }
}
