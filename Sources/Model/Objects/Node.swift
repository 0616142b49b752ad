/// A machine that runs Pods.
public struct Node: APIObject {
    /// `v1 Node`.
    public static let kind = Kind(
        group: "", version: "v1", name: "Node", plural: "nodes", shortNames: ["no"], isNamespaced: false)
    /// Name, labels, owners and the like.
    public var metadata = ObjectMeta()
    /// What is wanted.
    public var spec = NodeSpec()
    /// What it last reported.
    public var status = NodeStatus()
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

/// What a node should be.
public struct NodeSpec: FieldMapped {
    /// The addresses of its Pods.
    public var podCIDR = ""
    /// All address ranges of its Pods.
    public var podCIDRs: [String] = []
    /// What keeps Pods away.
    public var taints: [Taint] = []
    /// Whether it takes no new Pods.
    public var unschedulable = false
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("podCIDR", &podCIDR)
        try fields.field("podCIDRs", &podCIDRs)
        try fields.field("taints", &taints)
        try fields.field("unschedulable", &unschedulable)
    }
}

/// What keeps Pods without a fitting toleration from a node.
public struct Taint: FieldMapped {
    /// What it is about.
    public var key = ""
    /// Its value.
    public var value = ""
    /// `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
    public var effect = ""
    /// Since when.
    public var timeAdded: Timestamp?
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("key", &key)
        try fields.field("value", &value)
        try fields.always("effect", &effect)
        try fields.optional("timeAdded", &timeAdded)
    }
}

/// What a node last reported.
public struct NodeStatus: FieldMapped {
    /// What it has.
    public var capacity: [String: Quantity] = [:]
    /// What Pods may have of it.
    public var allocatable: [String: Quantity] = [:]
    /// Whether it is well.
    public var conditions: [NodeCondition] = []
    /// Where it is reached.
    public var addresses: [NodeAddress] = []
    /// Its software.
    public var nodeInfo = JSONObject()
    /// Volumes attached to it.
    public var volumesAttached: [JSON] = []
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("capacity", &capacity)
        try fields.field("allocatable", &allocatable)
        try fields.field("conditions", &conditions)
        try fields.field("addresses", &addresses)
        try fields.field("nodeInfo", &nodeInfo)
        try fields.field("volumesAttached", &volumesAttached)
    }
}

/// One thing that is or is not so of a node.
public struct NodeCondition: FieldMapped {
    /// Such as `Ready`.
    public var type = ""
    /// Whether it is so.
    public var status: ConditionStatus = ""
    /// When the node last said so.
    public var lastHeartbeatTime: Timestamp?
    /// When `status` last changed.
    public var lastTransitionTime: Timestamp?
    /// Why, in one word.
    public var reason = ""
    /// Why, in a sentence.
    public var message = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("type", &type)
        try fields.always("status", &status)
        try fields.optional("lastHeartbeatTime", &lastHeartbeatTime)
        try fields.optional("lastTransitionTime", &lastTransitionTime)
        try fields.field("reason", &reason)
        try fields.field("message", &message)
    }
}

/// One way to reach a node.
public struct NodeAddress: FieldMapped {
    /// Such as `InternalIP` or `Hostname`.
    public var type = ""
    /// The address or name.
    public var address = ""
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A value with every field empty.
    public init() {}

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.always("type", &type)
        try fields.always("address", &address)
    }
}
