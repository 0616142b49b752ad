/// A request for storage, which outlives the Pod that uses it.
public struct PersistentVolumeClaim: APIObject {
    /// `v1 PersistentVolumeClaim`.
    public static let kind = Kind(
        group: "", version: "v1", name: "PersistentVolumeClaim", plural: "persistentvolumeclaims", shortNames: ["pvc"])
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// What is wanted.
    public var spec = PersistentVolumeClaimSpec()
    /// What was given.
    public var status = PersistentVolumeClaimStatus()
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

/// What storage is asked for.
public struct PersistentVolumeClaimSpec: FieldMapped {
    /// Who may mount the volume at once.
    public var accessModes: [String] = []
    /// Which volumes will do.
    public var selector: LabelSelector?
    /// How much.
    public var resources = ResourceRequirements()
    /// The volume that the claim is bound to.
    public var volumeName = ""
    /// The class that makes the volume; the default class where it is not set.
    public var storageClassName: String?
    /// `Filesystem` or `Block`.
    public var volumeMode: String?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("accessModes", &accessModes)
        try fields.optional("selector", &selector)
        try fields.field("resources", &resources)
        try fields.field("volumeName", &volumeName)
        try fields.optional("storageClassName", &storageClassName)
        try fields.optional("volumeMode", &volumeMode)
    }
}

/// What storage was given.
public struct PersistentVolumeClaimStatus: FieldMapped {
    /// Whether the claim has its volume.
    public var phase: ClaimPhase = ""
    /// Who may mount the volume at once.
    public var accessModes: [String] = []
    /// How much there is.
    public var capacity: [String: Quantity] = [:]
    /// Carried, not interpreted.
    public var conditions: [JSON] = []
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("phase", &phase)
        try fields.field("accessModes", &accessModes)
        try fields.field("capacity", &capacity)
        try fields.field("conditions", &conditions)
    }
}

/// Whether a claim has its volume.
public struct ClaimPhase: NamedString {
    /// The phase's name.
    public let rawValue: String
    /// The phase of this name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// No volume yet.
    public static let pending: Self = "Pending"
    /// The claim has its volume.
    public static let bound: Self = "Bound"
    /// The volume is gone, and the data with it.
    public static let lost: Self = "Lost"
}
