public import Model

/// One change of the store, as watchers see it.
public struct WatchEvent: Sendable {
    /// What happened to the object.
    public enum Change: String, Hashable, Sendable {
        /// It is new.
        case added = "ADDED"
        /// It was written.
        case modified = "MODIFIED"
        /// It is gone.
        case deleted = "DELETED"
    }

    /// The store's revision after the change; each change has one of its own.
    public let revision: Int64
    /// When the change was made.
    public let time: Timestamp
    /// What happened.
    public let change: Change
    /// The object after the change; its last state where it is gone.
    public let stored: StoredObject
    /// The object before the change, where there was one.
    public let storedBefore: StoredObject?
    /// The object's kind.
    package let kinds: KindSet

    init(
        revision: Int64, time: Timestamp, change: Change, stored: StoredObject, storedBefore: StoredObject?,
        kinds: KindSet
    ) {
        self.revision = revision
        self.time = time
        self.change = change
        self.stored = stored
        self.storedBefore = storedBefore
        self.kinds = kinds
    }

    /// The object after the change; its last state where it is gone.
    public var object: any APIObject { stored.object }

    /// The object before the change, where there was one.
    public var previous: (any APIObject)? { storedBefore?.object }

    /// The object after the change, if it is of this type; asking costs less than a cast of ``object`` does.
    func object<Object: APIObject>(as type: Object.Type) -> Object? { stored.value(as: type) }

    /// The object before the change, if there was one of this type.
    func previous<Object: APIObject>(as type: Object.Type) -> Object? { storedBefore?.value(as: type) }
}

extension WatchEvent {
    /// A change of these objects.
    package init(
        revision: Int64, time: Timestamp, change: Change, object: any APIObject, previous: (any APIObject)? = nil
    ) {
        self.init(
            revision: revision, time: time, change: change, stored: StoredObject(object),
            storedBefore: previous.map { StoredObject($0) }, kinds: KindSet(of: Swift.type(of: object)))
    }
}
