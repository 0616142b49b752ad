public import Model

extension Cluster {
    /// Writes a file to a claim's volume, as a program in a Pod that mounts it would.
    ///
    /// - Throws: ``APIError``: there is no such claim, or it has no volume yet.
    public mutating func write(_ text: String, to path: String, claim: ObjectKey) throws(APIError) {
        try server.write(claim: claim, path: path, text: text)
        guard let volume = server.find(PersistentVolumeClaim.self, claim)?.spec.volumeName else { return }
        components.nodeAgents.logic.wakeObservers(of: volume, at: now)
        components.nodeAgents.takeWakes(now: now)
    }
}
