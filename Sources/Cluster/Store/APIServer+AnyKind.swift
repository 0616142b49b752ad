public import Model

/// What a deletion came to.
public struct Deletion: Sendable {
    /// The object as watchers saw it last: terminating, or gone.
    public let object: any APIObject
    /// Whether the object is gone; otherwise it stays, terminating, until what keeps it lets go.
    public let isGone: Bool
}

/// Access by a kind that is known only at run time; writes of `any Admitted` go through the generic functions.
extension APIServer {
    /// The object in the form that its readers share, or `nil`.
    public func stored(_ type: any APIObject.Type, _ key: ObjectKey) -> StoredObject? {
        tables[ObjectIdentifier(type)]?[key]
    }

    /// All objects of a kind, sorted by namespace and name, in the form that their readers share.
    public func stored(_ type: any APIObject.Type) -> [StoredObject] {
        tables[ObjectIdentifier(type)]?.all ?? []
    }

    /// All objects of a kind in a namespace, sorted by name, in the form that their readers share.
    public func stored(_ type: any APIObject.Type, in namespace: String) -> [StoredObject] {
        tables[ObjectIdentifier(type)]?.all(in: namespace) ?? []
    }

    /// All objects of a kind as they were at an earlier revision, sorted by namespace and name.
    ///
    /// - Parameter namespace: where the objects are; everywhere if it is `nil`.
    /// - Throws: ``APIError/expired(_:)`` when changes since then are no longer kept.
    public func stored(
        _ type: any APIObject.Type, in namespace: String? = nil, at revision: Int64
    ) throws(APIError) -> [StoredObject] {
        guard revision >= log.compactedRevision else {
            throw .expired("The resourceVersion for the provided list is too old.")
        }
        // The first change since then tells what an object was before.
        var former: [ObjectKey: StoredObject?] = [:]
        for event in try log.events(after: revision) where Swift.type(of: event.object) == type {
            guard namespace == nil || event.stored.key.namespace == namespace else { continue }
            if former[event.stored.key] == nil { former.updateValue(event.storedBefore, forKey: event.stored.key) }
        }
        let present = namespace.map { stored(type, in: $0) } ?? stored(type)
        if former.isEmpty { return present }
        let restored = former.values.compactMap { $0 }
        return (present.filter { former[$0.key] == nil } + restored).sorted { $0.key < $1.key }
    }

    /// All objects of a kind as they were at an earlier revision, sorted by namespace and name.
    ///
    /// - Throws: ``APIError/expired(_:)`` when changes since then are no longer kept.
    public func list(_ type: any APIObject.Type, at revision: Int64) throws(APIError) -> [any APIObject] {
        try stored(type, at: revision).map(\.object)
    }

    /// Asks for the deletion of an object of any kind.
    ///
    /// - Parameter gracePeriod: seconds; the Pod's own where it is `nil`.
    /// - Returns: the object, and whether it is gone.
    /// - Throws: ``APIError``: there is no such object, or it is not the one that was meant.
    public mutating func deletion(
        of type: any Admitted.Type, _ key: ObjectKey, preconditions: Preconditions = Preconditions(),
        gracePeriod: Int64? = nil, propagation: Propagation = .background
    ) throws(APIError) -> Deletion {
        try openedDeletion(
            of: type, key, preconditions: preconditions, gracePeriod: gracePeriod, propagation: propagation)
    }

    private mutating func openedDeletion<Object: Admitted>(
        of type: Object.Type, _ key: ObjectKey, preconditions: Preconditions, gracePeriod: Int64?,
        propagation: Propagation
    ) throws(APIError) -> Deletion {
        let end = try end(
            type, key, preconditions: preconditions, gracePeriod: gracePeriod, propagation: propagation)
        return Deletion(object: end.object, isGone: end.isGone)
    }
}
