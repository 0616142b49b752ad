/// What every object carries beside its own content.
///
/// A copy is one reference: controllers read metadata more often than anything else, and most of it is text.
public struct ObjectMeta: FieldMapped {
    @usableFromInline private(set) var box: Box

    private static let empty = Box(Fields())

    /// Metadata with every field empty.
    public init() { box = Self.empty }

    /// Metadata of a new object.
    public init(name: String, namespace: String = "", labels: [String: String] = [:]) {
        var fields = Fields()
        (fields.name, fields.namespace, fields.labels) = (name, namespace, labels)
        box = Box(fields)
    }

    /// Names the fields.
    public mutating func mapFields(_ map: inout some FieldMap) throws(FieldError) {
        try own.mapFields(&map)
    }

    /// The fields that are not empty, and the others.
    public var json: JSON { box.fields.json }

    /// Holds the fields; written only while one value holds the box.
    @usableFromInline final class Box: Sendable {
        @usableFromInline @exclusivity(unchecked) nonisolated(unsafe) var fields: Fields
        init(_ fields: Fields) { self.fields = fields }
    }

    /// The fields, to be changed; a box that others share is left to them.
    private var own: Fields {
        _read { yield box.fields }
        _modify {
            if !isKnownUniquelyReferenced(&box) { box = Box(box.fields) }
            yield &box.fields
        }
    }
}

extension ObjectMeta: Hashable {
    /// Whether the two are one box, and so certainly equal; equal metadata may stand in two.
    func isIdentical(to other: Self) -> Bool { box === other.box }

    /// Whether the boxes are one or hold equal fields.
    public static func == (left: Self, right: Self) -> Bool {
        left.box === right.box || left.box.fields == right.box.fields
    }

    /// Feeds the fields into the hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(box.fields) }
}

extension ObjectMeta {
    /// Unique among the objects of one kind in one namespace.
    public var name: String {
        @inlinable get { box.fields.name }
        set { own.name = newValue }
    }
    /// A prefix that the store completes to a name that is free.
    public var generateName: String {
        @inlinable get { box.fields.generateName }
        set { own.generateName = newValue }
    }
    /// Empty for kinds that belong to the whole cluster.
    public var namespace: String {
        @inlinable get { box.fields.namespace }
        set { own.namespace = newValue }
    }
    /// Which incarnation of the name this is; the store gives it.
    public var uid: UID {
        @inlinable get { box.fields.uid }
        set { own.uid = newValue }
    }
    /// The store's version of this object; opaque to everyone else.
    public var resourceVersion: String {
        @inlinable get { box.fields.resourceVersion }
        set { own.resourceVersion = newValue }
    }
    /// Goes up by one whenever the desired state changes.
    public var generation: Int64 {
        @inlinable get { box.fields.generation }
        set { own.generation = newValue }
    }
    /// When the store accepted the object.
    public var creationTimestamp: Timestamp? {
        @inlinable get { box.fields.creationTimestamp }
        set { own.creationTimestamp = newValue }
    }
    /// When deletion was asked for, plus the grace period; the object is terminating from then on.
    public var deletionTimestamp: Timestamp? {
        @inlinable get { box.fields.deletionTimestamp }
        set { own.deletionTimestamp = newValue }
    }
    /// Seconds that the object has to end by itself once its deletion was asked for.
    public var deletionGracePeriodSeconds: Int64? {
        @inlinable get { box.fields.deletionGracePeriodSeconds }
        set { own.deletionGracePeriodSeconds = newValue }
    }
    /// What selectors choose by.
    public var labels: [String: String] {
        @inlinable get { box.fields.labels }
        _modify { yield &own.labels }
    }
    /// What tools note.
    public var annotations: [String: String] {
        @inlinable get { box.fields.annotations }
        _modify { yield &own.annotations }
    }
    /// The objects that this one depends on; it is collected when all are gone.
    public var ownerReferences: [OwnerReference] {
        @inlinable get { box.fields.ownerReferences }
        _modify { yield &own.ownerReferences }
    }
    /// Each keeps the object from being removed until its owner takes it away.
    public var finalizers: [String] {
        @inlinable get { box.fields.finalizers }
        _modify { yield &own.finalizers }
    }
    /// Which manager set which field; carried, not interpreted here.
    public var managedFields: [JSON] {
        @inlinable get { box.fields.managedFields }
        _modify { yield &own.managedFields }
    }
    /// Fields that this type does not know.
    public var other: JSONObject {
        @inlinable get { box.fields.other }
        _modify { yield &own.other }
    }
}

extension ObjectMeta {
    /// Whether deletion was asked for.
    @inlinable public var isTerminating: Bool { box.fields.deletionTimestamp != nil }

    /// The owner that manages this object, if one does.
    @inlinable public var controller: OwnerReference? { controllerIndex.map { box.fields.ownerReferences[$0] } }

    /// The identity of the owner that manages this object, if one does; asking costs less than the owner does.
    @inlinable public var controllerUID: UID? { controllerIndex.map { box.fields.ownerReferences[$0].uid } }

    @usableFromInline var controllerIndex: Int? {
        box.fields.ownerReferences.firstIndex { $0.controller == true }
    }

    /// Whether the object with this UID manages this one.
    @inlinable public func isControlled(by uid: UID) -> Bool {
        controllerUID == uid
    }
}
