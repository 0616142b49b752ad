import Controller
import Model

/// Deletes what has lost all its owners, and carries out foreground deletion and orphaning.
///
/// An owner is an identity: an object of the same name under another UID is not the owner. Nothing is deleted before the
/// server itself has said that the owners are gone.
struct GarbageCollector: Reconciler {
    static let name = "garbage-collector-controller"
    /// Events come and go by themselves, and nobody owns them.
    static let interests = KindSet.all.subtracting(KindSet(Event.self))

    private var graph = OwnerGraph()

    /// Knows nothing yet.
    init() {}

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let metadata = event.stored.metadata
        // Most writes are about a status, and change nothing of this.
        if event.change == .modified, let known = graph[metadata.uid], known.stands(for: metadata) { return }
        guard let object = event.object as? any Admitted else { return }
        let node = OwnerGraph.Node(object)
        var due: [UID] = []
        if event.change == .deleted {
            graph.remove(node.uid)
            due = graph.dependents(of: node.uid).map(\.uid) + node.owners.map(\.uid).filter(isDeletingDependents)
        } else {
            let old = graph.store(node)
            if node.owners != old?.owners, node.owners.contains(where: isGoneOrGoing) { due.append(node.uid) }
            due += (old?.owners ?? []).map(\.uid).filter { isDeletingDependents($0) && !node.blocks($0) }
            if node.isDeletingDependents, old?.isDeletingDependents != true {
                due += [node.uid] + graph.dependents(of: node.uid).map(\.uid)
            }
            if node.isOrphaningDependents { due.append(node.uid) }
        }
        for uid in due { queue.add(ObjectKey(namespace: "", name: uid.rawValue), at: now) }
    }

    private func isDeletingDependents(_ uid: UID) -> Bool { graph[uid]?.isDeletingDependents == true }

    private func isGoneOrGoing(_ owner: OwnerReference) -> Bool { graph[owner.uid]?.isDeletingDependents != false }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        guard let node = graph[UID(key.name)], let object = server.find(node.type, node.key),
            object.metadata.uid == node.uid
        else { return nil }
        do throws(APIError) {
            if node.isOrphaningDependents, object.metadata.isHeld(by: .orphan) {
                try orphanDependents(of: object, server: &server)
            } else if object.metadata.isDeletingDependents {
                try finishForegroundDeletion(of: object, server: &server)
            } else if !object.metadata.isTerminating {
                try collect(object, server: &server)
            }
        } catch .notFound {
            // Somebody else was faster; it is gone all the same.
        }
        return nil
    }

    /// Takes the object out of its dependents' owners, then lets it go.
    private func orphanDependents(of object: any Admitted, server: inout APIServer) throws(APIError) {
        let uid = object.metadata.uid
        for node in graph.dependents(of: uid) {
            guard let dependent = server.find(node.type, node.key), dependent.metadata.uid == node.uid else { continue }
            try update(dependent, server: &server) { $0.ownerReferences.removeAll { $0.uid == uid } }
        }
        try release(object, from: .orphan, server: &server)
    }

    /// Lets the object go once nothing is left that its deletion waits for.
    private func finishForegroundDeletion(of object: any Admitted, server: inout APIServer) throws(APIError) {
        let uid = object.metadata.uid
        if graph.dependents(of: uid).contains(where: { $0.blocks(uid) }) { return }
        try release(object, from: .foreground, server: &server)
    }

    /// Deletes the object if none of its owners is left to keep it; one that has others loses those that are gone.
    private func collect(_ object: any Admitted, server: inout APIServer) throws(APIError) {
        let owners = object.metadata.ownerReferences
        guard !owners.isEmpty else { return }
        let states = owners.map { server.state(of: $0, forDependentIn: object.metadata.namespace) }
        if states.contains(.present) {
            let kept = zip(owners, states).filter { $0.1 == .present }.map(\.0)
            if kept != owners { try update(object, server: &server) { $0.ownerReferences = kept } }
            return
        }
        let hasDependents = !graph.dependents(of: object.metadata.uid).isEmpty
        let isAwaited = states.contains(.deletingDependents) && hasDependents
        try delete(object, propagation: isAwaited ? .foreground : .background, server: &server)
    }

    private func delete<Object: Admitted>(
        _ object: Object, propagation: Propagation, server: inout APIServer
    ) throws(APIError) {
        // An owner that was added meanwhile shows in the version.
        try server.delete(
            Object.self, object.key, preconditions: Preconditions(of: object), propagation: propagation)
    }

    private func release(
        _ object: any Admitted, from propagation: Propagation, server: inout APIServer
    ) throws(APIError) {
        try update(object, server: &server) { $0.finalizers.removeAll { $0 == propagation.finalizer } }
    }

    private func update<Object: Admitted>(
        _ object: Object, server: inout APIServer, change: (inout ObjectMeta) -> Void
    ) throws(APIError) {
        var changed = object
        change(&changed.metadata)
        try server.update(changed)
    }
}

extension APIServer {
    /// Whether an owner keeps what depends on it.
    fileprivate enum OwnerState {
        /// It exists, or nobody can tell.
        case present
        /// It exists, and waits for what it owns to go.
        case deletingDependents
        /// Nothing has its identity.
        case absent
    }

    fileprivate func state(of owner: OwnerReference, forDependentIn namespace: String) -> OwnerState {
        guard let type = Kinds.type(apiVersion: owner.apiVersion, kind: owner.kind) else { return .present }
        // What belongs to the whole cluster cannot name the namespace of its owner.
        if type.kind.isNamespaced, namespace.isEmpty { return .present }
        let key = ObjectKey(namespace: type.kind.isNamespaced ? namespace : "", name: owner.name)
        guard let object = stored(type, key)?.object, object.metadata.uid == owner.uid else {
            return .absent
        }
        return object.metadata.isDeletingDependents ? .deletingDependents : .present
    }

    fileprivate func find(_ type: any Admitted.Type, _ key: ObjectKey) -> (any Admitted)? {
        stored(type, key)?.object as? any Admitted
    }
}
