import Model

extension NodeAgents {
    /// Tells the API how the Pod is, and that it may be removed once it has ended.
    ///
    /// As the real kubelet does, the status goes onto the Pod as it is now, if it still is the same incarnation.
    func report(
        _ run: PodRun, of pod: Pod, effects: [PodEffect], server: inout APIServer
    ) throws(APIError) -> Timestamp? {
        guard var current = server.find(Pod.self, pod.key), current.metadata.uid == run.uid else { return nil }
        var hasStarted = false
        for effect in effects {
            switch effect {
            case .event(let reason, let type, let message, let container):
                server.record(
                    reason, on: current, type: type, message: message, by: Self.name,
                    field: container?.path ?? "", host: run.node)
            case .started: hasStarted = true
            }
        }
        if hasStarted { server.containerStarted(pod: current) }
        let status = run.status(
            over: current.status, hostAddress: agents[run.node]?.hostAddress ?? "",
            generation: current.metadata.generation, now: server.now)
        if status != current.status {
            current.status = status
            try server.updateStatus(current)
        }
        if run.isOver, run.stopDeadline != nil {
            try remove(pod, server: &server)
            return nil
        }
        return run.nextChange(after: server.now)
    }

    /// Lets the API remove a Pod whose containers have ended, unless it is another incarnation by now.
    private func remove(_ pod: Pod, server: inout APIServer) throws(APIError) {
        do throws(APIError) {
            try server.delete(Pod.self, pod.key, preconditions: Preconditions(uid: pod.metadata.uid), gracePeriod: 0)
        } catch {
            switch error {
            case .notFound, .conflict: break
            default: throw error
            }
        }
    }

    /// Tells the API that the node is well, and people when it begins or ends to take Pods.
    mutating func reportNode(_ key: ObjectKey, server: inout APIServer) throws(APIError) {
        guard !silentNodes.contains(key.name), var node = server.find(Node.self, key) else { return }
        if node.condition("Ready")?.status != .true {
            let isNew = node.condition("Ready") == nil
            node.setCondition(.ready(since: server.now))
            node = try server.updateStatus(node)
            if !isNew { tellStatus("NodeReady", of: node, server: &server) }
        }
        if agents[key.name]?.isCordoned != node.spec.unschedulable {
            agents[key.name]?.isCordoned = node.spec.unschedulable
            tellStatus(
                node.spec.unschedulable ? "NodeNotSchedulable" : "NodeSchedulable", of: node, server: &server)
        }
    }

    /// Renews the lease by which a node tells that it is there, when that is due.
    ///
    /// - Returns: when to renew it next.
    func renewLease(ofNode key: ObjectKey, server: inout APIServer) throws(APIError) -> Timestamp? {
        guard let heartbeat, !silentNodes.contains(key.name), let node = server.find(Node.self, key) else { return nil }
        guard var lease = server.find(Lease.self, key.name, in: Lease.nodeNamespace) else {
            try server.create(Lease.heartbeat(of: node, at: server.now))
            return server.now + heartbeat
        }
        if let renewed = lease.spec.renewTime?.moment, server.now < renewed + heartbeat, renewed <= server.now {
            return renewed + heartbeat
        }
        lease.spec.renewTime = MicroTime(server.now)
        try server.update(lease)
        return server.now + heartbeat
    }

    private func tellStatus(_ status: String, of node: Node, server: inout APIServer) {
        let name = node.metadata.name
        server.record(
            status, on: node, message: "Node \(name) status is now: \(status)", by: Self.name, host: name)
    }
}

extension Lease {
    /// Where the nodes' leases are.
    static let nodeNamespace = "kube-node-lease"

    /// A node's first heartbeat.
    static func heartbeat(of node: Node, at now: Timestamp) -> Lease {
        var owner = OwnerReference(controller: node)
        owner.controller = nil
        owner.blockOwnerDeletion = nil
        var lease = Lease()
        lease.metadata = ObjectMeta(name: node.metadata.name, namespace: nodeNamespace)
        lease.metadata.ownerReferences = [owner]
        lease.spec.holderIdentity = node.metadata.name
        lease.spec.leaseDurationSeconds = 40
        lease.spec.renewTime = MicroTime(now)
        return lease
    }
}
