/// A pointer from an object to one that it depends on.
public struct OwnerReference: FieldMapped {
    /// The owner's API group and version.
    public var apiVersion = ""
    /// The owner's kind.
    public var kind = ""
    /// The owner's name.
    public var name = ""
    /// The owner's identity; a new object under the same name is another owner.
    public var uid: UID = ""
    /// Whether the owner manages the object; at most one owner does.
    public var controller: Bool?
    /// Whether the owner's foreground deletion waits for this object.
    public var blockOwnerDeletion: Bool?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A reference with every field empty.
    public init() {}

    /// The reference by which an object is managed.
    public init(controller owner: some APIObject) {
        self.init(apiVersion: owner.kind.apiVersion, kind: owner.kind.name, metadata: owner.metadata)
    }

    /// The reference by which an object of this kind and metadata manages another.
    public init(apiVersion: String, kind: String, metadata: ObjectMeta) {
        self.apiVersion = apiVersion
        self.kind = kind
        name = metadata.name
        uid = metadata.uid
        controller = true
        blockOwnerDeletion = true
    }

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("apiVersion", &apiVersion)
        try fields.always("kind", &kind)
        try fields.always("name", &name)
        try fields.always("uid", &uid)
        try fields.optional("controller", &controller)
        try fields.optional("blockOwnerDeletion", &blockOwnerDeletion)
    }
}
