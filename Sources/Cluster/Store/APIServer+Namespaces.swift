public import Model

extension APIServer {
    /// Refuses a new object whose namespace is missing or on its way out.
    ///
    /// A server that has no namespaces at all, as a test of one component may have, does not ask for one.
    func checkNamespace<Object: APIObject>(of object: Object) throws(APIError) {
        guard count(Namespace.self) > 0 else { return }
        let name = object.metadata.namespace
        let namespace = try get(Namespace.self, ObjectKey(namespace: "", name: name))
        guard namespace.status.phase == "Terminating" else { return }
        throw .forbidden(
            Object.kind, name: object.metadata.name,
            detail: "unable to create new content in namespace \(name) because it is being terminated")
    }

    /// Refuses the deletion of a namespace that the cluster cannot do without.
    func checkDeletion(of object: some APIObject) throws(APIError) {
        guard object is Namespace, Namespace.immortal.contains(object.metadata.name) else { return }
        throw .forbidden(Namespace.kind, name: object.metadata.name, detail: "this namespace may not be deleted")
    }

    /// Notes on an object whose deletion begins what its kind says of that.
    func terminate<Object: APIObject>(_ object: inout Object) {
        guard var namespace = object as? Namespace else { return }
        namespace.status.phase = "Terminating"
        if let terminating = namespace as? Object { object = terminating }
    }

    /// Replaces the finalizers in a namespace's specification, as a write to its `/finalize` does.
    ///
    /// - Returns: the namespace as stored, or as it was last: one that is terminating goes with its last finalizer.
    /// - Throws: ``APIError``: it is gone, or has changed since it was read.
    @discardableResult
    public mutating func finalize(_ namespace: Namespace) throws(APIError) -> Namespace {
        let old = try get(Namespace.self, namespace.key)
        try check(Preconditions(of: namespace), on: old)
        var new = old
        new.spec["finalizers"] = namespace.spec["finalizers"]
        if new == old { return old }
        if isReleased(new) { return remove(new) }
        commit(&new)
        return new
    }
}

extension Namespace {
    /// Namespaces that cannot be deleted.
    static let immortal = ["default", "kube-system", "kube-public"]

    /// Those in the specification, which keep a terminating namespace until its content is gone.
    var ownFinalizers: [JSON] { spec["finalizers"]?.array ?? [] }
}
