public import Model

/// All that a rollout may know of a StatefulSet: how to update, which revisions there are, and which Pod has which.
public struct RolloutState: Hashable, Sendable, Codable {
    /// Who replaces Pods of an old revision.
    public enum Strategy: Hashable, Sendable, Codable {
        /// Whoever deletes them; the controller does not.
        case onDelete
        /// The controller, one at a time and the highest ordinal first; no partition is set.
        case rollingUpdate
        /// The controller, but no ordinal whose distance from the first is less than this.
        case partitioned(Int)
    }

    /// Who replaces Pods of an old revision.
    public var strategy: Strategy
    /// How many Pods may be unavailable at once; `nil` where the feature gate is off: then it is one, and order counts.
    public var maxUnavailable: Int?
    /// The first ordinal that is wanted.
    public var start: Ordinal
    /// How many Pods the set's status last counted at the current revision.
    public var currentReplicas: Int
    /// The revision that Pods had before the latest change of the template.
    public var currentRevision: RevisionName
    /// The revision of the template as it is now.
    public var updateRevision: RevisionName
    /// The Pods of the wanted ordinals, sorted; an ordinal that has none is left out.
    public var pods: [RolloutPod]

    /// A state of these parts; the Pods are sorted here.
    public init(
        strategy: Strategy, maxUnavailable: Int? = nil, start: Ordinal = 0, currentReplicas: Int,
        currentRevision: RevisionName, updateRevision: RevisionName, pods: [RolloutPod]
    ) {
        self.strategy = strategy
        self.maxUnavailable = maxUnavailable
        self.start = start
        self.currentReplicas = currentReplicas
        self.currentRevision = currentRevision
        self.updateRevision = updateRevision
        self.pods = pods.sorted { $0.ordinal < $1.ordinal }
    }
}

/// What a rollout may know of one Pod.
public struct RolloutPod: Hashable, Sendable, Codable {
    /// The Pod's place in the set.
    public var ordinal: Ordinal
    /// The revision that the Pod was made from; `nil` where its label is missing.
    public var revision: RevisionName?
    /// It runs, has been ready for `minReadySeconds` and is not terminating.
    public var isAvailable: Bool
    /// Its deletion was asked for.
    public var isTerminating: Bool

    /// One Pod of a rollout.
    public init(
        ordinal: Ordinal, revision: RevisionName?, isAvailable: Bool = true,
        isTerminating: Bool = false
    ) {
        self.ordinal = ordinal
        self.revision = revision
        self.isAvailable = isAvailable
        self.isTerminating = isTerminating
    }
}
