package import Model

extension Cluster {
    /// Switches a node off or on as ``killNode(_:)`` and ``reviveNode(_:)`` do, and notes it where it outlives the process.
    ///
    /// A cluster in virtual time needs no such note: it is a value, and is copied whole.
    ///
    /// - Throws: ``APIError``: there is no such node, or it is that way already.
    package mutating func setPower(_ isOn: Bool, node name: String) throws(APIError) {
        try isOn ? reviveNode(name) : killNode(name)
        var node = try server.get(Node.self, ObjectKey(namespace: "", name: name))
        node.metadata.annotations[Node.offSinceAnnotation] = isOn ? nil : now.description
        try server.update(node)
    }

    /// Leaves nodes switched off that an earlier cluster has left so.
    mutating func restorePower() {
        for node in server.list(Node.self) {
            guard let since = node.metadata.annotations[Node.offSinceAnnotation] else { continue }
            let name = node.metadata.name
            components.nodeLifecycle.logic.setSilent(name, since: min(Timestamp(since) ?? now, now))
            components.nodeLifecycle.enqueue(node.key, at: now)
            _ = components.nodeAgents.logic.setAlive(false, node: name)
        }
    }
}

extension Node {
    /// Since when a node has been switched off, in the simulation; no controller knows of it.
    package static let offSinceAnnotation = "ordinal.dev/off-since"
}
