/// Something that happened to an object, told to people.
public struct Event: APIObject {
    /// `v1 Event`.
    public static let kind = Kind(group: "", version: "v1", name: "Event", plural: "events", shortNames: ["ev"])
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// What it happened to.
    public var involvedObject = ObjectReference()
    /// What happened, in one word.
    public var reason = ""
    /// What happened, in a sentence.
    public var message = ""
    /// Who says so.
    public var source = EventSource()
    /// When it first happened.
    public var firstTimestamp: Timestamp?
    /// When it last happened.
    public var lastTimestamp: Timestamp?
    /// How often it happened.
    public var count: Int32 = 0
    /// `Normal` or `Warning`.
    public var type = ""
    /// When it happened, for reporters of the newer API.
    public var eventTime: MicroTime?
    /// Who says so.
    public var reportingComponent = ""
    /// Which instance of it says so.
    public var reportingInstance = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("metadata", &metadata)
        try fields.always("involvedObject", &involvedObject)
        try fields.field("reason", &reason)
        try fields.field("message", &message)
        try fields.always("source", &source)
        try fields.optional("firstTimestamp", &firstTimestamp)
        try fields.optional("lastTimestamp", &lastTimestamp)
        try fields.field("count", &count)
        try fields.field("type", &type)
        try fields.optional("eventTime", &eventTime)
        try fields.always("reportingComponent", &reportingComponent)
        try fields.always("reportingInstance", &reportingInstance)
    }
}

/// Who reports an event.
public struct EventSource: FieldMapped {
    /// The program.
    public var component = ""
    /// The node that it runs on.
    public var host = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("component", &component)
        try fields.field("host", &host)
    }
}

/// A pointer to an object, with as much detail as is known.
public struct ObjectReference: FieldMapped {
    /// The kind.
    public var kind = ""
    /// The namespace.
    public var namespace = ""
    /// The name.
    public var name = ""
    /// The identity.
    public var uid: UID = ""
    /// Group and version.
    public var apiVersion = ""
    /// The version that was seen.
    public var resourceVersion = ""
    /// The part of the object.
    public var fieldPath = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("kind", &kind)
        try fields.field("namespace", &namespace)
        try fields.field("name", &name)
        try fields.field("uid", &uid)
        try fields.field("apiVersion", &apiVersion)
        try fields.field("resourceVersion", &resourceVersion)
        try fields.field("fieldPath", &fieldPath)
    }
}
