/// A piece of storage of the cluster.
public struct PersistentVolume: APIObject {
    /// `v1 PersistentVolume`.
    public static let kind = Kind(
        group: "", version: "v1", name: "PersistentVolume", plural: "persistentvolumes", shortNames: ["pv"],
        isNamespaced: false)
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// What it is.
    public var spec = PersistentVolumeSpec()
    /// What it is used for.
    public var status = PersistentVolumeStatus()
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

/// What a volume is.
public struct PersistentVolumeSpec: FieldMapped {
    /// How much it holds.
    public var capacity: [String: Quantity] = [:]
    /// Who may mount it at once.
    public var accessModes: [String] = []
    /// The claim that it is bound to.
    public var claimRef: ObjectReference?
    /// `Delete` or `Retain`: what happens once its claim is gone.
    public var persistentVolumeReclaimPolicy = ""
    /// The class that made it.
    public var storageClassName = ""
    /// `Filesystem` or `Block`.
    public var volumeMode: String?
    /// A directory of the node.
    public var hostPath: JSON?
    /// The nodes that can reach it.
    public var nodeAffinity: JSON?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("capacity", &capacity)
        try fields.field("accessModes", &accessModes)
        try fields.optional("claimRef", &claimRef)
        try fields.field("persistentVolumeReclaimPolicy", &persistentVolumeReclaimPolicy)
        try fields.field("storageClassName", &storageClassName)
        try fields.optional("volumeMode", &volumeMode)
        try fields.optional("hostPath", &hostPath)
        try fields.optional("nodeAffinity", &nodeAffinity)
    }
}

/// What a volume is used for.
public struct PersistentVolumeStatus: FieldMapped {
    /// Whether a claim has it.
    public var phase: VolumePhase = ""
    /// Why, in a sentence.
    public var message = ""
    /// Why, in one word.
    public var reason = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("phase", &phase)
        try fields.field("message", &message)
        try fields.field("reason", &reason)
    }
}

/// Whether a claim has a volume.
public struct VolumePhase: NamedString {
    /// The phase's name.
    public let rawValue: String
    /// The phase of this name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Free.
    public static let available: Self = "Available"
    /// A claim has it.
    public static let bound: Self = "Bound"
    /// Its claim is gone, and it waits for its reclaim policy.
    public static let released: Self = "Released"
    /// Its reclaim policy could not be carried out.
    public static let failed: Self = "Failed"
}
