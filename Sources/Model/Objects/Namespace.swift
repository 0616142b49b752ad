/// A room of its own for names.
public struct Namespace: APIObject {
    /// `v1 Namespace`.
    public static let kind = Kind(
        group: "", version: "v1", name: "Namespace", plural: "namespaces", shortNames: ["ns"], isNamespaced: false)
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// Carried: the finalizers that keep it.
    public var spec = JSONObject()
    /// Whether it is going away.
    public var status = NamespaceStatus()
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

/// Whether a namespace is going away.
public struct NamespaceStatus: FieldMapped {
    /// `Active` or `Terminating`.
    public var phase = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("phase", &phase)
    }
}
