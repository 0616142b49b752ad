/// Settings for Pods.
public struct ConfigMap: APIObject {
    /// `v1 ConfigMap`.
    public static let kind = Kind(group: "", version: "v1", name: "ConfigMap", plural: "configmaps", shortNames: ["cm"])
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// Text by name.
    public var data: [String: String] = [:]
    /// Bytes by name, in base64.
    public var binaryData: [String: String] = [:]
    /// Whether the entries can no longer change.
    public var immutable: Bool?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("metadata", &metadata)
        try fields.field("data", &data)
        try fields.field("binaryData", &binaryData)
        try fields.optional("immutable", &immutable)
    }
}
