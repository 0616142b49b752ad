import Cluster
import Model

/// One state of an object as it was written.
final class StoredObject: Sendable {
    let object: any APIObject
    let key: ObjectKey

    init(_ object: any APIObject) {
        self.object = object
        key = object.key
    }
}

/// What a deletion came to.
struct Deletion: Sendable {
    let object: any APIObject
    let isGone: Bool
}

extension WatchEvent {
    var stored: StoredObject { StoredObject(object) }
    var storedBefore: StoredObject? { previous.map { StoredObject($0) } }
}

extension WatchLog {
    var compactedRevision: Int64 { Int64(start) }

    func events(after revision: Int64) throws(APIError) -> ArraySlice<WatchEvent> {
        try events(from: min(Int(revision), end))
    }
}

extension APIServer {
    func stored(_ type: any APIObject.Type, _ key: ObjectKey) -> StoredObject? {
        stored(type).first { $0.key == key }
    }

    func stored(_ type: any APIObject.Type) -> [StoredObject] { opened(type) }

    private func opened<Object: APIObject>(_ type: Object.Type) -> [StoredObject] {
        list(type).map { StoredObject($0) }
    }

    func stored(_ type: any APIObject.Type, in namespace: String) -> [StoredObject] {
        stored(type).filter { $0.key.namespace == namespace }
    }

    func stored(
        _ type: any APIObject.Type, in namespace: String? = nil, at revision: Int64
    ) throws(APIError) -> [StoredObject] {
        var former: [ObjectKey: StoredObject?] = [:]
        for event in try log.events(after: revision) where Swift.type(of: event.object) == type {
            guard namespace == nil || event.stored.key.namespace == namespace else { continue }
            if former[event.stored.key] == nil { former.updateValue(event.storedBefore, forKey: event.stored.key) }
        }
        let present = namespace.map { stored(type, in: $0) } ?? stored(type)
        let restored = former.values.compactMap { $0 }
        return (present.filter { former[$0.key] == nil } + restored).sorted { $0.key < $1.key }
    }

    mutating func deletion(
        of type: any Admitted.Type, _ key: ObjectKey, preconditions: Preconditions = Preconditions(),
        gracePeriod: Int64? = nil, propagation: Propagation = .background
    ) throws(APIError) -> Deletion {
        guard let before = stored(type, key) else { throw .notFound(type.kind, name: key.name) }
        let left = try openedDeletion(
            of: type, key, preconditions: preconditions, gracePeriod: gracePeriod, propagation: propagation)
        return Deletion(object: left ?? before.object, isGone: left == nil)
    }

    private mutating func openedDeletion<Object: Admitted>(
        of type: Object.Type, _ key: ObjectKey, preconditions: Preconditions, gracePeriod: Int64?,
        propagation: Propagation
    ) throws(APIError) -> (any APIObject)? {
        try delete(type, key, preconditions: preconditions, gracePeriod: gracePeriod, propagation: propagation)
    }
}
