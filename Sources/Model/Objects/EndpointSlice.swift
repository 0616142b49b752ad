/// Some of the addresses behind a Service.
public struct EndpointSlice: APIObject {
    /// `discovery.k8s.io/v1 EndpointSlice`.
    public static let kind = Kind(
        group: "discovery.k8s.io", version: "v1", name: "EndpointSlice", plural: "endpointslices")
    /// The label that says which Service a slice belongs to.
    package static let serviceLabel = "kubernetes.io/service-name"
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// `IPv4`, `IPv6` or `FQDN`.
    public var addressType = ""
    /// The addresses.
    public var endpoints: [Endpoint] = []
    /// Where all of them listen.
    public var ports: [EndpointSlicePort] = []
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("metadata", &metadata)
        try fields.always("addressType", &addressType)
        try fields.always("endpoints", &endpoints)
        try fields.always("ports", &ports)
    }
}

/// One Pod behind a Service.
public struct Endpoint: FieldMapped {
    /// Its addresses.
    public var addresses: [String] = []
    /// Whether it takes requests.
    public var conditions = EndpointConditions()
    /// Its name under the Service's name in DNS.
    public var hostname: String?
    /// The Pod.
    public var targetRef: ObjectReference?
    /// The node that it is on.
    public var nodeName: String?
    /// The zone that it is in.
    public var zone: String?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("addresses", &addresses)
        try fields.field("conditions", &conditions)
        try fields.optional("hostname", &hostname)
        try fields.optional("targetRef", &targetRef)
        try fields.optional("nodeName", &nodeName)
        try fields.optional("zone", &zone)
    }
}

/// Whether an endpoint takes requests.
public struct EndpointConditions: FieldMapped {
    /// Ready and not terminating, or published regardless.
    public var ready: Bool?
    /// Ready, terminating or not.
    public var serving: Bool?
    /// Its Pod is terminating.
    public var terminating: Bool?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("ready", &ready)
        try fields.optional("serving", &serving)
        try fields.optional("terminating", &terminating)
    }
}

/// A port of every endpoint of a slice.
public struct EndpointSlicePort: FieldMapped {
    /// The Service's port.
    public var name: String?
    /// `TCP`, `UDP` or `SCTP`.
    public var `protocol`: String?
    /// The number.
    public var port: Int32?
    /// What is spoken there.
    public var appProtocol: String?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.optional("name", &name)
        try fields.optional("protocol", &`protocol`)
        try fields.optional("port", &port)
        try fields.optional("appProtocol", &appProtocol)
    }
}
