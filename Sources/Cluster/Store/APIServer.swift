public import Model

/// The authority on what exists: objects by kind and name, one counter of revisions, and the changes in order.
///
/// Guarantees: a write that carries an outdated resourceVersion, or another UID, changes nothing; every change has a
/// revision of its own and is in the log; a value of this type is a complete snapshot.
/// Caveats: it keeps no time; its owner says what time it is.
public struct APIServer: Sendable {
    /// The moment that writes happen at; whoever drives the server moves it.
    public var now: Timestamp
    /// The changes so far.
    public internal(set) var log = WatchLog()
    /// The revision of the newest change.
    public internal(set) var revision: Int64 = 0
    /// What stands in the volumes.
    public package(set) var volumes = VolumeStore()
    var tables: [ObjectIdentifier: KindTable] = [:]
    var random: SplitMix64
    var events = EventNames()
    /// Which events are told.
    var eventDetail = EventDetail.all
    /// What may keep writes from going well; none in a cluster where everything does.
    var gate: WriteGate?

    /// An empty server.
    ///
    /// - Parameter seed: where UIDs and generated names come from.
    public init(now: Timestamp, seed: UInt64) {
        self.now = now
        random = SplitMix64(seed: seed)
    }
}

extension APIServer {
    /// The object, or `nil`.
    @inlinable
    public func find<Object: APIObject>(_ type: Object.Type, _ key: ObjectKey) -> Object? {
        stored(type, key)?.value(as: type)
    }

    /// The object, or `nil`.
    @inlinable
    public func find<Object: APIObject>(_ type: Object.Type, _ name: String, in namespace: String = "") -> Object? {
        find(type, ObjectKey(namespace: namespace, name: name))
    }

    /// The object.
    ///
    /// - Throws: ``APIError/notFound(_:name:)``.
    public func get<Object: APIObject>(_ type: Object.Type, _ key: ObjectKey) throws(APIError) -> Object {
        guard let object = find(type, key) else { throw .notFound(type.kind, name: key.name) }
        return object
    }

    /// All objects of a kind, sorted by namespace and name.
    @inlinable
    public func list<Object: APIObject>(_ type: Object.Type) -> [Object] {
        stored(type).compactMap { $0.value(as: type) }
    }

    /// All objects of all kinds, sorted by kind, namespace and name.
    public func listAll() -> [any APIObject] {
        Kinds.all.sorted { $0.kind < $1.kind }.flatMap { stored($0).map(\.object) }
    }

    /// How many objects of a kind there are.
    public func count<Object: APIObject>(_ type: Object.Type) -> Int {
        tables[ObjectIdentifier(type)]?.count ?? 0
    }

    /// A new identity, in the form of a random UUID.
    mutating func makeUID() -> UID {
        let halves = [random.next(), random.next()]
        let variant = 8 + random.next() % 4
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for index in 0..<32 {
            let digit: UInt64
            switch index {
            case 12: digit = 4
            case 16: digit = variant
            default: digit = halves[index / 16] >> UInt64(60 - index % 16 * 4) & 15
            }
            if index > 4, index < 24, index % 4 == 0 { text.append(UInt8(ascii: "-")) }
            text.append(Self.hexadecimalDigits[Int(digit)])
        }
        return UID(String(decoding: text, as: UTF8.self))
    }

    private static let hexadecimalDigits = Array("0123456789abcdef".utf8)

    /// Five letters and digits that spell no words, as Kubernetes appends to `generateName`.
    mutating func makeSuffix() -> String {
        String((0..<5).map { _ in SafeLetters.letter(random.next()) })
    }

    /// Stores the object's new state under the next revision and tells watchers.
    mutating func commit<Object: APIObject>(_ object: inout Object) {
        revision += 1
        object.metadata.resourceVersion = String(revision)
        let stored = StoredObject(object)
        let before = tables[ObjectIdentifier(Object.self), default: KindTable()].store(stored)
        log.append(
            WatchEvent(
                revision: revision, time: now, change: before == nil ? .added : .modified, stored: stored,
                storedBefore: before, kinds: KindSet(of: Object.self)))
    }

    /// Removes the object and tells watchers.
    ///
    /// - Returns: the object as watchers see it last.
    @discardableResult
    mutating func remove<Object: APIObject>(_ object: Object) -> Object {
        revision += 1
        var last = object
        last.metadata.resourceVersion = String(revision)
        let before = tables[ObjectIdentifier(Object.self)]?.remove(object.key)
        if Object.self == PersistentVolume.self { volumes.discard(object.metadata.name) }
        log.append(
            WatchEvent(
                revision: revision, time: now, change: .deleted, stored: StoredObject(last),
                storedBefore: before, kinds: KindSet(of: Object.self)))
        return last
    }
}

extension APIServer {
    /// Drops changes that nobody comes back to.
    ///
    /// - Parameters:
    ///   - retention: what is kept for those who may.
    ///   - position: the first position of the log that somebody has not read yet; nothing from there on is dropped.
    public mutating func compactLog(
        keeping retention: WatchLog.Retention = .standard, unreadFrom position: Int? = nil
    ) {
        let oldest = log.position(keeping: retention, at: now)
        log.compact(before: min(oldest, position ?? oldest))
    }
}
