/// A stable name for a changing set of Pods.
public struct Service: APIObject {
    /// `v1 Service`.
    public static let kind = Kind(group: "", version: "v1", name: "Service", plural: "services", shortNames: ["svc"])
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// What is wanted.
    public var spec = ServiceSpec()
    /// Carried, not interpreted.
    public var status = JSONObject()
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

/// What a Service should be.
public struct ServiceSpec: FieldMapped {
    /// Where it listens.
    public var ports: [ServicePort] = []
    /// Labels of the Pods behind it.
    public var selector: [String: String] = [:]
    /// Its address; `None` makes the Service headless.
    public var clusterIP = ""
    /// All its addresses.
    public var clusterIPs: [String] = []
    /// `ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`.
    public var type = ""
    /// Whether a client keeps its Pod.
    public var sessionAffinity = ""
    /// The name that an `ExternalName` Service stands for.
    public var externalName = ""
    /// Whether Pods are named in DNS before they are ready.
    public var publishNotReadyAddresses = false
    /// `IPv4`, `IPv6`.
    public var ipFamilies: [String] = []
    /// Whether it has addresses of both families.
    public var ipFamilyPolicy: String?
    /// Whether Pods of other nodes are reached.
    public var internalTrafficPolicy: String?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("ports", &ports)
        try fields.field("selector", &selector)
        try fields.field("clusterIP", &clusterIP)
        try fields.field("clusterIPs", &clusterIPs)
        try fields.field("type", &type)
        try fields.field("sessionAffinity", &sessionAffinity)
        try fields.field("externalName", &externalName)
        try fields.field("publishNotReadyAddresses", &publishNotReadyAddresses)
        try fields.field("ipFamilies", &ipFamilies)
        try fields.optional("ipFamilyPolicy", &ipFamilyPolicy)
        try fields.optional("internalTrafficPolicy", &internalTrafficPolicy)
    }
}

/// A port of a Service.
public struct ServicePort: FieldMapped {
    /// Unique within the Service.
    public var name = ""
    /// `TCP`, `UDP` or `SCTP`.
    public var `protocol` = ""
    /// What is spoken there.
    public var appProtocol: String?
    /// The Service's port.
    public var port: Int32 = 0
    /// The Pods' port, by number or name.
    public var targetPort: IntOrString?
    /// The nodes' port.
    public var nodePort: Int32 = 0
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("name", &name)
        try fields.field("protocol", &`protocol`)
        try fields.optional("appProtocol", &appProtocol)
        try fields.always("port", &port)
        try fields.optional("targetPort", &targetPort)
        try fields.field("nodePort", &nodePort)
    }
}
