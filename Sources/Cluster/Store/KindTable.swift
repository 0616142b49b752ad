import Model

/// The objects of one kind, found by key and kept in the order of namespaces and names.
struct KindTable: Sendable {
    private var byKey: [ObjectKey: StoredObject] = [:]
    /// Sorted by name.
    private var byNamespace: [String: [StoredObject]] = [:]

    subscript(key: ObjectKey) -> StoredObject? { byKey[key] }

    var count: Int { byKey.count }

    /// All objects, sorted by namespace and name.
    var all: [StoredObject] {
        if byNamespace.count == 1, let only = byNamespace.first { return only.value }
        return byNamespace.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    /// The objects of a namespace, sorted by name.
    func all(in namespace: String) -> [StoredObject] { byNamespace[namespace] ?? [] }

    /// Puts an object in the place of the one that had its key.
    ///
    /// - Returns: the object that had the key.
    mutating func store(_ object: StoredObject) -> StoredObject? {
        let namespace = object.key.namespace
        let index = position(of: object.key)
        let old = byKey.updateValue(object, forKey: object.key)
        if old == nil {
            byNamespace[namespace, default: []].insert(object, at: index)
        } else {
            byNamespace[namespace]?[index] = object
        }
        return old
    }

    /// Takes an object out.
    ///
    /// - Returns: the object that had the key.
    mutating func remove(_ key: ObjectKey) -> StoredObject? {
        guard let old = byKey.removeValue(forKey: key) else { return nil }
        let index = position(of: key)
        byNamespace[key.namespace]?.remove(at: index)
        if byNamespace[key.namespace]?.isEmpty == true { byNamespace[key.namespace] = nil }
        return old
    }

    /// Where the key stands in its namespace, or would.
    private func position(of key: ObjectKey) -> Int {
        guard let objects = byNamespace[key.namespace] else { return 0 }
        var (low, high) = (0, objects.count)
        while low < high {
            let middle = (low + high) / 2
            if objects[middle].key.name < key.name { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
