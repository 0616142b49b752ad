/// A set of Pods that each keep a name, a network identity and storage of their own.
public struct StatefulSet: APIObject {
    /// `apps/v1 StatefulSet`.
    public static let kind = Kind(
        group: "apps", version: "v1", name: "StatefulSet", plural: "statefulsets", shortNames: ["sts"])
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// What is wanted.
    public var spec: StatefulSetSpec {
        @inlinable _read { yield sharedSpec.box.value }
        _modify { yield &sharedSpec.value }
    }
    @usableFromInline package var sharedSpec = Shared(StatefulSetSpec())
    /// What the controller last saw.
    public var status: StatefulSetStatus {
        @inlinable _read { yield sharedStatus.box.value }
        _modify { yield &sharedStatus.value }
    }
    @usableFromInline var sharedStatus = Shared(StatefulSetStatus())
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

/// What a StatefulSet should be.
public struct StatefulSetSpec: FieldMapped {
    /// How many Pods; 1 where it is not set.
    public var replicas: Int32?
    /// Which Pods belong to the set; it never changes.
    public var selector: LabelSelector?
    /// What each Pod is made from.
    public var template: PodTemplateSpec {
        @inlinable _read { yield sharedTemplate.box.value }
        _modify { yield &sharedTemplate.value }
    }
    /// The template in its box, which another value can share at no cost.
    public var sharedTemplate = Shared(PodTemplateSpec())
    /// A claim of each is made for each ordinal.
    public var volumeClaimTemplates: [PersistentVolumeClaim] = []
    /// The headless Service that names the Pods.
    public var serviceName = ""
    /// Whether Pods come and go one after the other or all at once.
    public var podManagementPolicy: PodManagementPolicy = ""
    /// How Pods get a changed template.
    public var updateStrategy = StatefulSetUpdateStrategy()
    /// How many revisions that no Pod uses are kept; 10 where it is not set.
    public var revisionHistoryLimit: Int32?
    /// How many seconds a Pod must have been ready to count as available.
    public var minReadySeconds: Int32 = 0
    /// What becomes of claims whose Pods are gone.
    public var persistentVolumeClaimRetentionPolicy: ClaimRetentionPolicy?
    /// How the Pods are numbered; from 0 where it is not set.
    public var ordinals: StatefulSetOrdinals?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("replicas", &replicas)
        try fields.optional("selector", &selector)
        try fields.always("template", &template)
        try fields.field("volumeClaimTemplates", &volumeClaimTemplates)
        try fields.always("serviceName", &serviceName)
        try fields.field("podManagementPolicy", &podManagementPolicy)
        try fields.field("updateStrategy", &updateStrategy)
        try fields.optional("revisionHistoryLimit", &revisionHistoryLimit)
        try fields.field("minReadySeconds", &minReadySeconds)
        try fields.optional("persistentVolumeClaimRetentionPolicy", &persistentVolumeClaimRetentionPolicy)
        try fields.optional("ordinals", &ordinals)
    }
}

/// How the Pods of a StatefulSet get a changed template.
public struct StatefulSetUpdateStrategy: FieldMapped {
    /// Whether the controller replaces Pods or waits until somebody deletes them.
    public var type: StatefulSetUpdateStrategyType = ""
    /// The settings of `RollingUpdate`.
    public var rollingUpdate: RollingUpdateStatefulSetStrategy?
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

/// The settings of a rolling update.
public struct RollingUpdateStatefulSetStrategy: FieldMapped {
    /// Ordinals below it keep the current revision.
    public var partition: Int32?
    /// How many Pods may be unavailable at once, where the feature gate is on.
    public var maxUnavailable: IntOrString?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("partition", &partition)
        try fields.optional("maxUnavailable", &maxUnavailable)
    }
}

/// What becomes of the claims made from templates.
public struct ClaimRetentionPolicy: FieldMapped {
    /// When the set is deleted.
    public var whenDeleted: ClaimRetention = ""
    /// When the set is scaled down.
    public var whenScaled: ClaimRetention = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("whenDeleted", &whenDeleted)
        try fields.field("whenScaled", &whenScaled)
    }
}

/// How the Pods of a StatefulSet are numbered.
public struct StatefulSetOrdinals: FieldMapped {
    /// The first ordinal.
    public var start: Int32 = 0
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("start", &start)
    }
}

/// What the controller last saw of a StatefulSet.
public struct StatefulSetStatus: FieldMapped {
    /// The generation that this status is about.
    public var observedGeneration: Int64 = 0
    /// Pods that exist.
    public var replicas: Int32 = 0
    /// Pods that are running and ready.
    public var readyReplicas: Int32 = 0
    /// Pods of the current revision.
    public var currentReplicas: Int32 = 0
    /// Pods of the update revision.
    public var updatedReplicas: Int32 = 0
    /// The revision that Pods below the partition have.
    public var currentRevision: RevisionName = ""
    /// The revision of the template as it is now.
    public var updateRevision: RevisionName = ""
    /// How often a revision's name was taken.
    public var collisionCount: Int32?
    /// Carried, not interpreted.
    public var conditions: [JSON] = []
    /// Pods that have been ready for `minReadySeconds`.
    public var availableReplicas: Int32 = 0
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("observedGeneration", &observedGeneration)
        try fields.always("replicas", &replicas)
        try fields.field("readyReplicas", &readyReplicas)
        try fields.field("currentReplicas", &currentReplicas)
        try fields.field("updatedReplicas", &updatedReplicas)
        try fields.field("currentRevision", &currentRevision)
        try fields.field("updateRevision", &updateRevision)
        try fields.optional("collisionCount", &collisionCount)
        try fields.field("conditions", &conditions)
        try fields.always("availableReplicas", &availableReplicas)
    }
}

/// Whether a StatefulSet's Pods come and go one after the other.
public struct PodManagementPolicy: NamedString {
    /// The policy's name.
    public let rawValue: String
    /// The policy of this name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// One after the other: created from the first ordinal up, deleted from the last down.
    public static let orderedReady: Self = "OrderedReady"
    /// All at once.
    public static let parallel: Self = "Parallel"
}

/// How a StatefulSet brings a changed template to its Pods.
public struct StatefulSetUpdateStrategyType: NamedString {
    /// The strategy's name.
    public let rawValue: String
    /// The strategy of this name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The controller replaces Pods, from the last ordinal down to the partition.
    public static let rollingUpdate: Self = "RollingUpdate"
    /// A Pod gets the new template when somebody deletes it.
    public static let onDelete: Self = "OnDelete"
}

/// What becomes of a claim when its Pod is no longer wanted.
public struct ClaimRetention: NamedString {
    /// The choice's name.
    public let rawValue: String
    /// The choice of this name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The claim stays.
    public static let retain: Self = "Retain"
    /// The claim is deleted once the Pod or the set that owns it is gone.
    public static let delete: Self = "Delete"
}
