/// A way to make volumes.
public struct StorageClass: APIObject {
    /// `storage.k8s.io/v1 StorageClass`.
    public static let kind = Kind(
        group: "storage.k8s.io", version: "v1", name: "StorageClass", plural: "storageclasses", shortNames: ["sc"],
        isNamespaced: false)
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// Who makes them.
    public var provisioner = ""
    /// What it is told.
    public var parameters: [String: String] = [:]
    /// `Delete` or `Retain`: what happens to a volume once its claim is gone.
    public var reclaimPolicy: String?
    /// Whether claims may grow.
    public var allowVolumeExpansion: Bool?
    /// `Immediate`, or `WaitForFirstConsumer`: once a Pod that uses the claim has a node.
    public var volumeBindingMode: String?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("metadata", &metadata)
        try fields.always("provisioner", &provisioner)
        try fields.field("parameters", &parameters)
        try fields.optional("reclaimPolicy", &reclaimPolicy)
        try fields.optional("allowVolumeExpansion", &allowVolumeExpansion)
        try fields.optional("volumeBindingMode", &volumeBindingMode)
    }
}
