import Model

extension VolumeController {
    /// Lets a bound claim's volume grow to what the claim asks for, and then the file system on it.
    ///
    /// The volume grows by itself; its file system does once a Pod that uses it runs.
    ///
    /// - Returns: when to look again.
    mutating func expand(
        _ claim: PersistentVolumeClaim, server: inout APIServer
    ) throws(APIError) -> Timestamp? {
        guard let volume = volumes[claim.spec.volumeName], claim.status.phase == .bound else { return nil }
        let wanted = claim.requestedStorage
        if volume.storage < wanted { return try grow(volume, of: claim, to: wanted, server: &server) }
        guard claim.condition(.resizePending) != nil else { return nil }
        return try growFileSystem(of: claim, on: volume, server: &server)
    }

    private mutating func grow(
        _ volume: PersistentVolume, of claim: PersistentVolumeClaim, to wanted: Quantity, server: inout APIServer
    ) throws(APIError) -> Timestamp? {
        guard let storageClass = storageClass(of: claim), storageClass.allowVolumeExpansion == true else { return nil }
        let provisioner = storageClass.provisioner
        guard let due = expanding[claim.metadata.uid] else {
            let due = server.now + delays.next(\.provision)
            expanding[claim.metadata.uid] = due
            var changed = claim
            changed.setCondition(.resizing, at: server.now)
            let written = try updateStatus(changed, server: &server)
            server.record(
                "ExternalExpanding", on: written,
                message: "waiting for an external controller to expand this PVC", by: "volume_expand")
            server.record(
                "Resizing", on: written, message: "External resizer is resizing volume \(volume.metadata.name)",
                by: "external-resizer \(provisioner)")
            return due
        }
        guard due <= server.now else { return due }
        var grown = volume
        grown.spec.capacity["storage"] = wanted
        _ = try update(grown, server: &server)
        expanding[claim.metadata.uid] = nil
        var changed = claim
        changed.setCondition(.resizePending, at: server.now)
        let written = try updateStatus(changed, server: &server)
        server.record(
            "FileSystemResizeRequired", on: written, message: "Require file system resize of volume on node",
            by: "external-resizer \(provisioner)")
        return server.now
    }

    /// Does what the node does where a Pod has the volume mounted.
    private mutating func growFileSystem(
        of claim: PersistentVolumeClaim, on volume: PersistentVolume, server: inout APIServer
    ) throws(APIError) -> Timestamp? {
        let users = attacher.users.pods(using: claim.key).filter { attacher.users[pod: $0]?.isRunning == true }
        guard let key = users.first, let pod = server.find(Pod.self, key) else { return nil }
        var changed = claim
        changed.status.capacity["storage"] = volume.storage
        changed.status.conditions.removeAll { ClaimCondition(json: $0) != nil }
        let written = try updateStatus(changed, server: &server)
        let node = pod.spec.nodeName
        let message = "MountVolume.NodeExpandVolume succeeded for volume \"\(volume.metadata.name)\" \(node)"
        server.record("FileSystemResizeSuccessful", on: pod, message: message, by: NodeAgents.name, host: node)
        server.record("FileSystemResizeSuccessful", on: written, message: message, by: NodeAgents.name, host: node)
        return nil
    }

    private mutating func updateStatus(
        _ claim: PersistentVolumeClaim, server: inout APIServer
    ) throws(APIError) -> PersistentVolumeClaim {
        let written = try server.updateStatus(claim)
        claims.store(written)
        return written
    }
}

/// How far a claim's growth has come.
enum ClaimCondition: String {
    /// The volume grows.
    case resizing = "Resizing"
    /// The volume has grown, and its file system has not.
    case resizePending = "FileSystemResizePending"

    /// The condition that stands in a claim's status, if it is one of these.
    init?(json: JSON) {
        self.init(rawValue: json["type"]?.string ?? "")
    }

    fileprivate var message: String {
        switch self {
        case .resizing: ""
        case .resizePending:
            "Waiting for user to (re-)start a pod to finish file system resize of volume on node."
        }
    }
}

extension PersistentVolumeClaim {
    /// The condition, if the claim has it.
    func condition(_ condition: ClaimCondition) -> JSON? {
        status.conditions.first { ClaimCondition(json: $0) == condition }
    }

    /// Puts a condition in the place of what was said of the claim's growth before.
    fileprivate mutating func setCondition(_ condition: ClaimCondition, at now: Timestamp) {
        status.conditions.removeAll { ClaimCondition(json: $0) != nil }
        var told = JSONObject()
        told["type"] = .string(condition.rawValue)
        told["status"] = "True"
        told["lastProbeTime"] = .null
        told["lastTransitionTime"] = now.wholeSeconds.json
        if !condition.message.isEmpty { told["message"] = .string(condition.message) }
        status.conditions.append(.object(told))
    }
}

extension APIServer {
    /// Refuses to let a claim grow whose class cannot make its volume grow.
    func checkGrowth<Object: APIObject>(of object: Object) throws(APIError) {
        guard let claim = object as? PersistentVolumeClaim, let old = find(PersistentVolumeClaim.self, claim.key),
            old.status.phase == .bound, claim.requestedStorage > old.requestedStorage
        else { return }
        let storageClass = find(StorageClass.self, old.className)
        guard storageClass?.allowVolumeExpansion != true else { return }
        throw .forbidden(
            PersistentVolumeClaim.kind, name: claim.metadata.name,
            detail: "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must "
                + "support resize")
    }
}
