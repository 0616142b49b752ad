public import Model

/// All that a policy may know of a Deployment: how many Pods are wanted, how to replace them, and which sets there are.
public struct DeploymentState: Hashable, Sendable, Codable {
    /// How Pods of an old template are replaced.
    public enum Strategy: Hashable, Sendable, Codable {
        /// New Pods come while old ones go, within these bounds, each a number or a percentage of the wanted Pods.
        case rollingUpdate(maxSurge: IntOrString, maxUnavailable: IntOrString)
        /// All old Pods end before the first new one starts.
        case recreate
    }

    /// How Pods of an old template are replaced.
    public var strategy: Strategy
    /// How many Pods are wanted; never negative.
    public var desired: Int
    /// The set of the template as it is now; `nil` until it is made.
    public var newSet: SetState?
    /// The sets of earlier templates, oldest first, those without Pods included.
    public var oldSets: [SetState]
    /// Pods of old sets that have not ended, those that are terminating included; counted for `recreate` alone.
    public var runningOldPods: Int
    /// How many Pods the Deployment's status counted last.
    public var lastReported: Int

    /// A state of these parts.
    public init(
        strategy: Strategy, desired: Int, newSet: SetState? = nil, oldSets: [SetState] = [], runningOldPods: Int = 0,
        lastReported: Int = 0
    ) {
        self.strategy = strategy
        self.desired = desired
        self.newSet = newSet
        self.oldSets = oldSets
        self.runningOldPods = runningOldPods
        self.lastReported = lastReported
    }

    /// Every set, the old ones first.
    public var allSets: [SetState] { oldSets + (newSet.map { [$0] } ?? []) }
}

/// What a policy may know of one ReplicaSet of a Deployment.
public struct SetState: Hashable, Sendable, Codable {
    /// The set's name.
    public var name: String
    /// The set's place among all sets of the Deployment by age: 0 for the oldest.
    public var order: Int
    /// How many Pods the set should have.
    public var size: Int
    /// How many Pods the set has, without those that are terminating.
    public var pods: Int
    /// How many of them have been ready for long enough.
    public var available: Int
    /// How many Pods the Deployment wanted when it last wrote the set's size; `nil` where that was not noted.
    public var notedDesired: Int?
    /// How many Pods the Deployment allowed in all when it last wrote the set's size; `nil` where that was not noted.
    public var notedMaximum: Int?

    /// A set of a Deployment; it has all Pods that it should have, unless told otherwise.
    public init(
        name: String, order: Int, size: Int, pods: Int? = nil, available: Int? = nil, notedDesired: Int? = nil,
        notedMaximum: Int? = nil
    ) {
        self.name = name
        self.order = order
        self.size = size
        self.pods = pods ?? size
        self.available = available ?? pods ?? size
        self.notedDesired = notedDesired
        self.notedMaximum = notedMaximum
    }
}

/// How far a rollout may stray from the wanted number of Pods, in whole Pods.
public struct DeploymentBounds: Hashable, Sendable, Codable {
    /// How many Pods more than wanted may exist.
    public var surge: Int
    /// How many of the wanted Pods may be unavailable.
    public var unavailable: Int

    /// Bounds of these numbers.
    public init(surge: Int, unavailable: Int) {
        self.surge = surge
        self.unavailable = unavailable
    }
}

/// A size that a set is to have from now on.
public struct SetSize: Hashable, Sendable, Codable {
    /// The set's name.
    public var set: String
    /// How many Pods it is to have; never negative.
    public var size: Int

    /// The size of a set.
    public init(set: String, size: Int) {
        self.set = set
        self.size = size
    }
}
