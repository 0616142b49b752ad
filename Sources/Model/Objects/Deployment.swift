/// A number of interchangeable Pods, replaced by way of ReplicaSets.
public struct Deployment: APIObject {
    /// `apps/v1 Deployment`.
    public static let kind = Kind(
        group: "apps", version: "v1", name: "Deployment", plural: "deployments", shortNames: ["deploy"])
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// What is wanted.
    public var spec: DeploymentSpec {
        @inlinable _read { yield sharedSpec.box.value }
        _modify { yield &sharedSpec.value }
    }
    @usableFromInline var sharedSpec = Shared(DeploymentSpec())
    /// What the controller last saw.
    public var status: DeploymentStatus {
        @inlinable _read { yield sharedStatus.box.value }
        _modify { yield &sharedStatus.value }
    }
    @usableFromInline var sharedStatus = Shared(DeploymentStatus())
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("metadata", &metadata)
        try fields.field("spec", &spec)
        try fields.field("status", &status)
    }
}

/// What a Deployment should be.
public struct DeploymentSpec: FieldMapped {
    /// How many Pods; 1 where it is not set.
    public var replicas: Int32?
    /// Which ReplicaSets and Pods belong to it; it never changes.
    public var selector: LabelSelector?
    /// What each Pod is made from.
    public var template: PodTemplateSpec {
        @inlinable _read { yield sharedTemplate.box.value }
        _modify { yield &sharedTemplate.value }
    }
    /// The template in its box, which another value can share at no cost.
    public var sharedTemplate = Shared(PodTemplateSpec())
    /// How Pods of an old template are replaced.
    public var strategy = DeploymentStrategy()
    /// How many seconds a Pod must have been ready to count as available.
    public var minReadySeconds: Int32 = 0
    /// How many old ReplicaSets are kept; 10 where it is not set.
    public var revisionHistoryLimit: Int32?
    /// Whether changes of the template wait.
    public var paused = false
    /// Seconds without progress after which the rollout counts as failed.
    public var progressDeadlineSeconds: Int32?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("replicas", &replicas)
        try fields.optional("selector", &selector)
        try fields.always("template", &template)
        try fields.field("strategy", &strategy)
        try fields.field("minReadySeconds", &minReadySeconds)
        try fields.optional("revisionHistoryLimit", &revisionHistoryLimit)
        try fields.field("paused", &paused)
        try fields.optional("progressDeadlineSeconds", &progressDeadlineSeconds)
    }
}

/// How a Deployment replaces its Pods.
public struct DeploymentStrategy: FieldMapped {
    /// Whether old and new Pods overlap.
    public var type: DeploymentStrategyType = ""
    /// The settings of `RollingUpdate`.
    public var rollingUpdate: RollingUpdateDeployment?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("type", &type)
        try fields.optional("rollingUpdate", &rollingUpdate)
    }
}

/// How far a rolling update may stray from the wanted number of Pods.
public struct RollingUpdateDeployment: FieldMapped {
    /// How many Pods fewer may be available; percentages are rounded down.
    public var maxUnavailable: IntOrString?
    /// How many Pods more may exist; percentages are rounded up.
    public var maxSurge: IntOrString?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("maxUnavailable", &maxUnavailable)
        try fields.optional("maxSurge", &maxSurge)
    }
}

/// What the controller last saw of a Deployment.
public struct DeploymentStatus: FieldMapped {
    /// The generation that this status is about.
    public var observedGeneration: Int64 = 0
    /// Pods that exist and are not terminating.
    public var replicas: Int32 = 0
    /// Pods of the template as it is now.
    public var updatedReplicas: Int32 = 0
    /// Pods that are ready.
    public var readyReplicas: Int32 = 0
    /// Pods that have been ready for `minReadySeconds`.
    public var availableReplicas: Int32 = 0
    /// Pods that are missing from the wanted number of available ones.
    public var unavailableReplicas: Int32 = 0
    /// Pods that are terminating.
    public var terminatingReplicas: Int32?
    /// How often a ReplicaSet's name was taken.
    public var collisionCount: Int32?
    /// Whether the Deployment is available and gets on.
    public var conditions: [DeploymentCondition] = []
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("observedGeneration", &observedGeneration)
        try fields.field("replicas", &replicas)
        try fields.field("updatedReplicas", &updatedReplicas)
        try fields.field("readyReplicas", &readyReplicas)
        try fields.field("availableReplicas", &availableReplicas)
        try fields.field("unavailableReplicas", &unavailableReplicas)
        try fields.optional("terminatingReplicas", &terminatingReplicas)
        try fields.optional("collisionCount", &collisionCount)
        try fields.field("conditions", &conditions)
    }
}

/// One thing that is or is not so of a Deployment.
public struct DeploymentCondition: FieldMapped {
    /// `Available`, `Progressing` or `ReplicaFailure`.
    public var type = ""
    /// Whether it is so.
    public var status: ConditionStatus = ""
    /// When the condition was last written.
    public var lastUpdateTime: Timestamp?
    /// When `status` last changed.
    public var lastTransitionTime: Timestamp?
    /// Why, in one word.
    public var reason = ""
    /// Why, in a sentence.
    public var message = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("type", &type)
        try fields.always("status", &status)
        try fields.optional("lastUpdateTime", &lastUpdateTime)
        try fields.optional("lastTransitionTime", &lastTransitionTime)
        try fields.field("reason", &reason)
        try fields.field("message", &message)
    }
}

/// Whether the old and new Pods of a Deployment overlap.
public struct DeploymentStrategyType: NamedString {
    /// The strategy's name.
    public let rawValue: String
    /// The strategy of this name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// New Pods come while old ones go, within bounds.
    public static let rollingUpdate: Self = "RollingUpdate"
    /// All old Pods end before the first new one starts.
    public static let recreate: Self = "Recreate"
}
