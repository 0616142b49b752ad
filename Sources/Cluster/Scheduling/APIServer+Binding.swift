package import Model

extension APIServer {
    /// Gives a Pod its node, as a write to the Pod's `/binding` does.
    ///
    /// - Parameter uid: the incarnation that is meant; any where it is `nil`.
    /// - Returns: the Pod as stored.
    /// - Throws: ``APIError``: the Pod is gone, terminating or another one, or it has a node already.
    @discardableResult
    package mutating func bind(
        pod key: ObjectKey, uid: UID? = nil, to node: String
    ) throws(APIError) -> Pod {
        let old = try get(Pod.self, key)
        try check(Preconditions(uid: uid), on: old)
        guard old.spec.nodeName.isEmpty else {
            throw .conflict(
                Pod.kind, name: key.name,
                detail: "pod \(key.name) is already assigned to node \"\(old.spec.nodeName)\"")
        }
        guard !old.isTerminating else {
            throw .conflict(
                Pod.kind, name: key.name, detail: "pod \(key.name) is being deleted, cannot be assigned to a host")
        }
        var bound = old
        bound.spec.nodeName = node
        bound.status.setCondition("PodScheduled", .true, at: now)
        commit(&bound)
        return bound
    }
}
