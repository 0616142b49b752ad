/// Who holds something, and until when if nothing more is heard; a node's lease is its heartbeat.
public struct Lease: APIObject {
    /// `coordination.k8s.io/v1 Lease`.
    public static let kind = Kind(group: "coordination.k8s.io", version: "v1", name: "Lease", plural: "leases")
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// Who holds it, and since when.
    public var spec = LeaseSpec()
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

/// Who holds a lease, and since when.
public struct LeaseSpec: FieldMapped {
    /// The holder.
    public var holderIdentity: String?
    /// Seconds after the last renewal at which others may take it.
    public var leaseDurationSeconds: Int32?
    /// When the holder took it.
    public var acquireTime: MicroTime?
    /// When the holder last said that it is still there.
    public var renewTime: MicroTime?
    /// How often it went from one holder to another.
    public var leaseTransitions: Int32?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("holderIdentity", &holderIdentity)
        try fields.optional("leaseDurationSeconds", &leaseDurationSeconds)
        try fields.optional("acquireTime", &acquireTime)
        try fields.optional("renewTime", &renewTime)
        try fields.optional("leaseTransitions", &leaseTransitions)
    }
}
