public import Model

extension Cluster {
    /// Ends a Pod's containers with exit code 1, as a node does that evicts the Pod: its phase becomes Failed.
    ///
    /// - Throws: ``APIError``: there is no such Pod, it has no node yet, or it has ended already.
    public mutating func failPod(_ key: ObjectKey) throws(APIError) {
        let failure = PodRun.Failure(
            reason: "Evicted", message: "The node was low on resource: memory. The Pod was ended by request.")
        try request(.fail(failure), of: key)
    }

    /// Ends a container of a Pod, or all that run, with an exit code; the node restarts them as the Pod wants.
    ///
    /// - Parameters:
    ///   - container: the container's name; all of them where it is `nil`.
    ///   - exitCode: what the containers end with.
    /// - Throws: ``APIError``: there is no such Pod or container, or no container runs.
    public mutating func crashContainer(
        _ key: ObjectKey, container: String? = nil, exitCode: Int32 = 1
    ) throws(APIError) {
        let pod = try server.get(Pod.self, key)
        let names = (pod.spec.initContainers + pod.spec.containers).map(\.name)
        if let container, !names.contains(container) {
            throw .badRequest("container \(container) is not valid for pod \(key.name)")
        }
        let statuses = pod.status.initContainerStatuses + pod.status.containerStatuses
        guard statuses.contains(where: { $0.state.running != nil && ($0.name == container || container == nil) }) else {
            throw .badRequest("pod \(key.name) has no running container\(container.map { " \"\($0)\"" } ?? "")")
        }
        try request(.crash(container: container, code: exitCode), of: key)
    }

    /// Lets a Pod stop being ready although its containers run, or be ready again.
    ///
    /// - Throws: ``APIError``: there is no such Pod, it has no node yet, or it has ended already.
    public mutating func setReady(_ key: ObjectKey, _ isReady: Bool) throws(APIError) {
        try request(.setReady(isReady), of: key)
    }

    private mutating func request(_ request: NodeAgents.Request, of key: ObjectKey) throws(APIError) {
        let pod = try server.get(Pod.self, key)
        guard !pod.spec.nodeName.isEmpty else { throw .badRequest("pod \(key.name) does not have a host assigned") }
        guard !pod.isFailed, !pod.isSucceeded else {
            throw .badRequest("pod \(key.name) has ended already: its phase is \(pod.status.phase)")
        }
        components.nodeAgents.logic.request(request, of: pod)
        components.nodeAgents.enqueue(key, at: now)
    }
}

extension Cluster {
    /// Keeps new Pods from a node; those that it has stay.
    ///
    /// - Throws: ``APIError/notFound(_:name:)``.
    public mutating func cordon(node name: String) throws(APIError) {
        try setUnschedulable(true, node: name)
    }

    /// Lets new Pods come to a node again.
    ///
    /// - Throws: ``APIError/notFound(_:name:)``.
    public mutating func uncordon(node name: String) throws(APIError) {
        try setUnschedulable(false, node: name)
    }

    private mutating func setUnschedulable(_ value: Bool, node name: String) throws(APIError) {
        var node = try server.get(Node.self, ObjectKey(namespace: "", name: name))
        node.spec.unschedulable = value
        try server.update(node)
    }

    /// Cordons a node and evicts its Pods, as `kubectl drain` does.
    ///
    /// - Parameter force: also Pods that no controller would make again.
    /// - Returns: the Pods that were evicted, sorted.
    /// - Throws: ``APIError``: there is no such node, or it has Pods without a controller; then it is cordoned only.
    @discardableResult
    public mutating func drain(node name: String, force: Bool = false) throws(APIError) -> [ObjectKey] {
        try cordon(node: name)
        let pods = server.list(Pod.self).filter { $0.spec.nodeName == name && !$0.isTerminating }
        let single = pods.filter { $0.metadata.controller == nil && !$0.isSucceeded && !$0.isFailed }
        guard force || single.isEmpty else {
            let names = single.map(\.key.description).joined(separator: ", ")
            throw .badRequest(
                "unable to drain node \"\(name)\" due to error: cannot delete Pods that declare no controller "
                    + "(use --force to override): \(names)")
        }
        for pod in pods { try server.evict(pod.key) }
        return pods.map(\.key)
    }
}

extension Cluster {
    /// Cuts a node off: it reports nothing, and nothing that happens to its Pods is heard or done there.
    ///
    /// - Throws: ``APIError``: there is no such node, or it is cut off already.
    public mutating func killNode(_ name: String) throws(APIError) {
        try setAlive(false, node: name)
    }

    /// Brings a node back that was cut off; it reports again, and does what was asked of it in the meantime.
    ///
    /// - Throws: ``APIError``: there is no such node, or it is not cut off.
    public mutating func reviveNode(_ name: String) throws(APIError) {
        try setAlive(true, node: name)
    }

    /// Whether a node is on, as far as the simulation knows; the API may not know yet.
    public func isAlive(node name: String) -> Bool {
        components.nodeLifecycle.logic.isHeard(name)
    }

    private mutating func setAlive(_ isAlive: Bool, node name: String) throws(APIError) {
        let key = try server.get(Node.self, ObjectKey(namespace: "", name: name)).key
        guard self.isAlive(node: name) != isAlive else {
            throw .badRequest("node \"\(name)\" is \(isAlive ? "not cut off" : "cut off already")")
        }
        components.nodeLifecycle.logic.setSilent(name, since: isAlive ? nil : now)
        components.nodeLifecycle.enqueue(key, at: now)
        for key in components.nodeAgents.logic.setAlive(isAlive, node: name) {
            components.nodeAgents.enqueue(key, at: now)
        }
    }
}
