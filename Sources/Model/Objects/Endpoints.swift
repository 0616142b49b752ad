/// The addresses behind a Service, in the older form.
public struct Endpoints: APIObject {
    /// `v1 Endpoints`.
    public static let kind = Kind(group: "", version: "v1", name: "Endpoints", plural: "endpoints", shortNames: ["ep"])
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// Addresses that share their ports.
    public var subsets: [EndpointSubset] = []
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("metadata", &metadata)
        try fields.field("subsets", &subsets)
    }
}

/// Addresses that share their ports.
public struct EndpointSubset: FieldMapped {
    /// Ready.
    public var addresses: [EndpointAddress] = []
    /// Not ready.
    public var notReadyAddresses: [EndpointAddress] = []
    /// Where they listen.
    public var ports: [EndpointPort] = []
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("addresses", &addresses)
        try fields.field("notReadyAddresses", &notReadyAddresses)
        try fields.field("ports", &ports)
    }
}

/// One address behind a Service.
public struct EndpointAddress: FieldMapped {
    /// The address.
    public var ip = ""
    /// The name under the Service's name in DNS.
    public var hostname = ""
    /// The node that it is on.
    public var nodeName: String?
    /// The Pod that has it.
    public var targetRef: ObjectReference?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("ip", &ip)
        try fields.field("hostname", &hostname)
        try fields.optional("nodeName", &nodeName)
        try fields.optional("targetRef", &targetRef)
    }
}

/// A port behind a Service.
public struct EndpointPort: FieldMapped {
    /// The Service's port.
    public var name = ""
    /// The number.
    public var port: Int32 = 0
    /// `TCP`, `UDP` or `SCTP`.
    public var `protocol` = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("name", &name)
        try fields.always("port", &port)
        try fields.field("protocol", &`protocol`)
    }
}
