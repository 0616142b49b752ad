/// One state of a template, kept so that Pods can be made from it later.
public struct ControllerRevision: APIObject {
    /// `apps/v1 ControllerRevision`.
    public static let kind = Kind(
        group: "apps", version: "v1", name: "ControllerRevision", plural: "controllerrevisions")
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// The patch that turns the set back into this state; it never changes.
    public var data = JSON.null
    /// The text of ``data`` as the API was sent it, where it has spaces that the text as the API writes it has not.
    ///
    /// Kubernetes compares texts: data that were written with spaces are others than those that it gives back.
    public var dataText: [UInt8]?
    /// Its place in the history; the highest is the newest.
    public var revision: Int64 = 0
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("metadata", &metadata)
        try fields.field("data", &data)
        try fields.always("revision", &revision)
    }
}
