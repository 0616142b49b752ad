/// A number of Pods made from one template.
public struct ReplicaSet: APIObject {
    /// `apps/v1 ReplicaSet`.
    public static let kind = Kind(
        group: "apps", version: "v1", name: "ReplicaSet", plural: "replicasets", shortNames: ["rs"])
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// What is wanted.
    public var spec: ReplicaSetSpec {
        @inlinable _read { yield sharedSpec.box.value }
        _modify { yield &sharedSpec.value }
    }
    @usableFromInline var sharedSpec = Shared(ReplicaSetSpec())
    /// What the controller last saw.
    public var status: ReplicaSetStatus {
        @inlinable _read { yield sharedStatus.box.value }
        _modify { yield &sharedStatus.value }
    }
    @usableFromInline var sharedStatus = Shared(ReplicaSetStatus())
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

/// What a ReplicaSet should be.
public struct ReplicaSetSpec: FieldMapped {
    /// How many Pods; 1 where it is not set.
    public var replicas: Int32?
    /// How many seconds a Pod must have been ready to count as available.
    public var minReadySeconds: Int32 = 0
    /// Which Pods belong to the set; it never changes.
    public var selector: LabelSelector?
    /// What each Pod is made from.
    public var template: PodTemplateSpec {
        @inlinable _read { yield sharedTemplate.box.value }
        _modify { yield &sharedTemplate.value }
    }
    /// The template in its box, which another value can share at no cost.
    public var sharedTemplate = Shared(PodTemplateSpec())
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("replicas", &replicas)
        try fields.field("minReadySeconds", &minReadySeconds)
        try fields.optional("selector", &selector)
        try fields.field("template", &template)
    }
}

/// What the controller last saw of a ReplicaSet.
public struct ReplicaSetStatus: FieldMapped {
    /// Pods that exist and are not terminating.
    public var replicas: Int32 = 0
    /// Pods that carry all labels of the template.
    public var fullyLabeledReplicas: Int32 = 0
    /// Pods that are ready.
    public var readyReplicas: Int32 = 0
    /// Pods that have been ready for `minReadySeconds`.
    public var availableReplicas: Int32 = 0
    /// Pods that are terminating.
    public var terminatingReplicas: Int32?
    /// The generation that this status is about.
    public var observedGeneration: Int64 = 0
    /// Carried, not interpreted.
    public var conditions: [JSON] = []
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("replicas", &replicas)
        try fields.field("fullyLabeledReplicas", &fullyLabeledReplicas)
        try fields.field("readyReplicas", &readyReplicas)
        try fields.field("availableReplicas", &availableReplicas)
        try fields.optional("terminatingReplicas", &terminatingReplicas)
        try fields.field("observedGeneration", &observedGeneration)
        try fields.field("conditions", &conditions)
    }
}
