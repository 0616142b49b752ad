import Controller
import Model

/// Empties namespaces whose deletion was asked for, and lets them go once nothing is left in them.
struct NamespaceController: Reconciler {
    static let name = "namespace-controller"
    static let interests = KindSet(Namespace.self)

    /// The kinds that live in namespaces, in the order in which they are deleted.
    private static let kinds = Kinds.all.compactMap { $0 as? any Admitted.Type }.filter { $0.kind.isNamespaced }
        .sorted { $0.kind < $1.kind }

    private var terminating: Set<String> = []

    /// While a namespace is terminating, whatever is deleted may have been the last that was in it.
    var interests: KindSet { terminating.isEmpty ? Self.interests : .all }

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        if let namespace = event.object(as: Namespace.self) {
            let isTerminating = event.change != .deleted && namespace.metadata.isTerminating
            if isTerminating {
                terminating.insert(namespace.metadata.name)
                queue.add(namespace.key, at: now)
            } else {
                terminating.remove(namespace.metadata.name)
            }
        } else if event.change == .deleted, !terminating.isEmpty, terminating.contains(event.stored.key.namespace) {
            queue.add(ObjectKey(namespace: "", name: event.stored.key.namespace), at: now)
        }
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        guard var namespace = server.find(Namespace.self, key), namespace.metadata.isTerminating else { return nil }
        for kind in Self.kinds {
            for object in server.stored(kind, in: key.name) where !object.object.metadata.isTerminating {
                _ = try server.deletion(of: kind, object.key)
            }
        }
        // What ends by itself tells so by its deletion.
        guard Self.kinds.allSatisfy({ server.stored($0, in: key.name).isEmpty }) else { return nil }
        namespace.spec["finalizers"] = .array(namespace.ownFinalizers.filter { $0 != "kubernetes" })
        try server.finalize(namespace)
        return nil
    }
}
