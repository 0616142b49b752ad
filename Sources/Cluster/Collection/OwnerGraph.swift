import Model

/// Which object depends on which, kept up to date change by change.
struct OwnerGraph: Sendable {
    /// One object, as far as its owners and dependents are concerned.
    struct Node: Comparable, Sendable {
        let type: any Admitted.Type
        let key: ObjectKey
        let uid: UID
        var owners: [OwnerReference]
        /// The object is terminating, and stays until what it owns is gone.
        var isDeletingDependents: Bool
        /// The object is terminating, and stays until what it owns is released.
        var isOrphaningDependents: Bool

        init(_ object: some Admitted) {
            type = Swift.type(of: object)
            key = object.key
            uid = object.metadata.uid
            owners = object.metadata.ownerReferences
            isDeletingDependents = object.metadata.isDeletingDependents
            isOrphaningDependents =
                object.metadata.isTerminating && object.metadata.isHeld(by: Propagation.orphan)
        }

        /// Whether an object with this metadata is no other node than this, and nothing is due because of it.
        func stands(for metadata: ObjectMeta) -> Bool {
            uid == metadata.uid && owners == metadata.ownerReferences && !metadata.isTerminating
                && !isDeletingDependents && !isOrphaningDependents
        }

        /// Whether the owner's foreground deletion waits for this object.
        func blocks(_ owner: UID) -> Bool {
            owners.contains { $0.uid == owner && $0.blockOwnerDeletion == true }
        }

        static func == (left: Self, right: Self) -> Bool { left.uid == right.uid }

        /// The order of kinds, then names.
        static func < (left: Self, right: Self) -> Bool {
            (left.type.kind, left.key, left.uid) < (right.type.kind, right.key, right.uid)
        }
    }

    private var nodes: [UID: Node] = [:]
    /// By owner, whether or not the owner was ever seen.
    private var dependents: [UID: SortedSet<Node>] = [:]

    subscript(uid: UID) -> Node? { nodes[uid] }

    /// What names the object as an owner, sorted by kind and name.
    func dependents(of uid: UID) -> [Node] { (dependents[uid] ?? SortedSet()).compactMap { nodes[$0.uid] } }

    /// Takes in an object's new state.
    ///
    /// - Returns: the state before, if the object was known.
    @discardableResult
    mutating func store(_ node: Node) -> Node? {
        let old = nodes.updateValue(node, forKey: node.uid)
        guard old?.owners != node.owners else { return old }
        for owner in old?.owners ?? [] { dependents.remove(node, under: owner.uid) }
        for owner in node.owners { dependents.insert(node, under: owner.uid) }
        return old
    }

    /// Forgets an object that is gone; what depends on it still names it.
    mutating func remove(_ uid: UID) {
        guard let old = nodes.removeValue(forKey: uid) else { return }
        for owner in old.owners { dependents.remove(old, under: owner.uid) }
    }
}

extension ObjectMeta {
    /// Whether the garbage collector still has to do what the propagation asks for.
    func isHeld(by propagation: Propagation) -> Bool { finalizers.contains { $0 == propagation.finalizer } }

    /// The object is terminating, and stays until what it owns is gone.
    var isDeletingDependents: Bool { isTerminating && isHeld(by: .foreground) }
}
