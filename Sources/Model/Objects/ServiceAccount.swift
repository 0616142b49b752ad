/// An identity under which Pods call the API.
public struct ServiceAccount: APIObject {
    /// `v1 ServiceAccount`.
    public static let kind = Kind(
        group: "", version: "v1", name: "ServiceAccount", plural: "serviceaccounts", shortNames: ["sa"])
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// Secrets that its Pods may use.
    public var secrets: [ObjectReference] = []
    /// Carried, not interpreted.
    public var imagePullSecrets: [JSON] = []
    /// Whether Pods get a token by default.
    public var automountServiceAccountToken: Bool?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("metadata", &metadata)
        try fields.field("secrets", &secrets)
        try fields.field("imagePullSecrets", &imagePullSecrets)
        try fields.optional("automountServiceAccountToken", &automountServiceAccountToken)
    }
}
