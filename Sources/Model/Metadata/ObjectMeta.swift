/// What every object carries beside its own content.
public struct ObjectMeta: FieldMapped {
    /// Unique among the objects of one kind in one namespace.
    public var name = ""
    /// A prefix that the store completes to a name that is free.
    public var generateName = ""
    /// Empty for kinds that belong to the whole cluster.
    public var namespace = ""
    /// Which incarnation of the name this is; the store gives it.
    public var uid: UID = ""
    /// The store's version of this object; opaque to everyone else.
    public var resourceVersion = ""
    /// Goes up by one whenever the desired state changes.
    public var generation: Int64 = 0
    /// When the store accepted the object.
    public var creationTimestamp: Timestamp?
    /// When deletion was asked for, plus the grace period; the object is terminating from then on.
    public var deletionTimestamp: Timestamp?
    /// Seconds that the object has to end by itself once its deletion was asked for.
    public var deletionGracePeriodSeconds: Int64?
    /// What selectors choose by.
    public var labels: [String: String] = [:]
    /// What tools note.
    public var annotations: [String: String] = [:]
    /// The objects that this one depends on; it is collected when all are gone.
    public var ownerReferences: [OwnerReference] = []
    /// Each keeps the object from being removed until its owner takes it away.
    public var finalizers: [String] = []
    /// Which manager set which field; carried, not interpreted here.
    public var managedFields: [JSON] = []
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// Metadata with every field empty.
    public init() {}

    /// Metadata of a new object.
    public init(name: String, namespace: String = "", labels: [String: String] = [:]) {
        self.name = name
        self.namespace = namespace
        self.labels = labels
    }

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("name", &name)
        try fields.field("generateName", &generateName)
        try fields.field("namespace", &namespace)
        try fields.field("uid", &uid)
        try fields.field("resourceVersion", &resourceVersion)
        try fields.field("generation", &generation)
        try fields.optional("creationTimestamp", &creationTimestamp)
        try fields.optional("deletionTimestamp", &deletionTimestamp)
        try fields.optional("deletionGracePeriodSeconds", &deletionGracePeriodSeconds)
        try fields.field("labels", &labels)
        try fields.field("annotations", &annotations)
        try fields.field("ownerReferences", &ownerReferences)
        try fields.field("finalizers", &finalizers)
        try fields.field("managedFields", &managedFields)
    }

    /// Whether deletion was asked for.
    public var isTerminating: Bool { deletionTimestamp != nil }

    /// The owner that manages this object, if one does.
    public var controller: OwnerReference? { ownerReferences.first { $0.controller == true } }

    /// Whether the object with this UID manages this one.
    public func isControlled(by uid: UID) -> Bool { controller?.uid == uid }
}
