public import Model

/// What a controller knows of one kind of object: a copy that watch events keep up to date, late or not.
///
/// Guarantees: reads cost no more than what they return; objects come sorted by namespace and name.
/// Caveats: the copy may lag behind the store; decisions made from it must carry what was seen.
public struct Informer<Object: APIObject>: Sendable {
    @usableFromInline var byName: [String: [String: Object]] = [:]
    /// Objects that nobody manages stand under the empty UID, which no object has.
    @usableFromInline var byController: [UID: [Object]] = [:]
    @usableFromInline var byNamespace: [String: [ObjectKey]] = [:]

    /// An informer that has seen nothing.
    @inlinable
    public init() {}

    /// The object as it was last seen.
    @inlinable
    public subscript(key: ObjectKey) -> Object? { byName[key.namespace]?[key.name] }

    /// Everything that was seen, sorted.
    public var all: [Object] { byNamespace.sorted { $0.key < $1.key }.flatMap { $0.value.compactMap { self[$0] } } }

    /// How many objects were seen.
    public var count: Int { byName.values.reduce(0) { $0 + $1.count } }

    /// The objects that the owner with this UID manages.
    @inlinable
    public func controlled(by uid: UID) -> [Object] { byController[uid] ?? [] }

    /// The objects of a namespace that nobody manages.
    @inlinable
    public func uncontrolled(in namespace: String) -> [Object] {
        controlled(by: "").filter { $0.metadata.namespace == namespace }
    }

    /// The objects of a namespace.
    @inlinable
    public func all(in namespace: String) -> [Object] {
        (byNamespace[namespace] ?? []).compactMap { self[$0] }
    }

    /// The objects of a namespace by name; asking costs nothing, however many there are.
    @inlinable
    public func byName(in namespace: String) -> [String: Object] { byName[namespace] ?? [:] }

    /// How many objects the owner with this UID manages.
    @inlinable
    public func count(controlledBy uid: UID) -> Int { byController[uid]?.count ?? 0 }

    /// Takes in an object's new state.
    @inlinable
    public mutating func store(_ object: Object) {
        let key = object.key
        let old = byName[key.namespace, default: [:]].updateValue(object, forKey: key.name)
        if old == nil { byNamespace[key.namespace, default: []].insertSorted(key) }
        let owner = Self.owner(of: object)
        if let formerOwner = old.map(Self.owner), formerOwner != owner { removeKey(key, ofOwner: formerOwner) }
        byController[owner, default: []].storeSorted(object)
    }

    /// Forgets an object that is gone.
    @inlinable
    public mutating func remove(_ key: ObjectKey) {
        guard let old = byName[key.namespace]?.removeValue(forKey: key.name) else { return }
        byNamespace[key.namespace]?.removeSorted(key)
        removeKey(key, ofOwner: Self.owner(of: old))
    }

    @inlinable
    static func owner(of object: Object) -> UID { object.metadata.controllerUID ?? "" }

    @inlinable
    mutating func removeKey(_ key: ObjectKey, ofOwner owner: UID) {
        byController[owner]?.removeSorted(key)
        if byController[owner]?.isEmpty == true { byController[owner] = nil }
    }
}

extension [ObjectKey] {
    @inlinable
    mutating func insertSorted(_ key: ObjectKey) {
        let index = position(of: key) { $0 }
        if index == count || self[index] != key { insert(key, at: index) }
    }

    @inlinable
    mutating func removeSorted(_ key: ObjectKey) {
        let index = position(of: key) { $0 }
        if index < count, self[index] == key { remove(at: index) }
    }
}

extension Array where Element: APIObject {
    /// Puts an object in its place, or in the place of the one that had its key.
    @inlinable
    mutating func storeSorted(_ object: Element) {
        let key = object.key
        let index = position(of: key) { $0.key }
        if index < count, self[index].key == key { self[index] = object } else { insert(object, at: index) }
    }

    @inlinable
    mutating func removeSorted(_ key: ObjectKey) {
        let index = position(of: key) { $0.key }
        if index < count, self[index].key == key { remove(at: index) }
    }
}
