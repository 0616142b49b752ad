/// One instance of an application: containers that share a node, an address and volumes.
public struct Pod: APIObject {
    /// `v1 Pod`.
    public static let kind = Kind(group: "", version: "v1", name: "Pod", plural: "pods", shortNames: ["po"])
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// What is wanted.
    public var spec: PodSpec {
        @inlinable _read { yield sharedSpec.box.value }
        _modify { yield &sharedSpec.value }
    }
    @usableFromInline package var sharedSpec = Shared(PodSpec())
    /// What the node last reported.
    public var status: PodStatus {
        @inlinable _read { yield sharedStatus.box.value }
        _modify { yield &sharedStatus.value }
    }
    @usableFromInline var sharedStatus = Shared(PodStatus())
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("metadata", &metadata)
        try fields.always("spec", &spec)
        try fields.field("status", &status)
    }
}

/// What Pods are made from.
public struct PodTemplateSpec: FieldMapped {
    /// Labels and annotations of each Pod.
    public var metadata = ObjectMeta()
    /// What each Pod should be.
    public var spec = PodSpec()
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("metadata", &metadata)
        try fields.always("spec", &spec)
    }
}
