import Controller
import Model

extension VolumeController {
    /// Brings a volume's phase in line with its claim, and reclaims it once the claim is gone.
    mutating func reconcile(_ volume: PersistentVolume, server: inout APIServer) throws(APIError) {
        guard let reference = volume.spec.claimRef, let key = volume.claimKey else {
            try setPhase(.available, of: volume, server: &server)
            try offer(volume, server: &server)
            return
        }
        guard reference.uid != "" else {
            // Kept for a claim that is not bound yet; looking at the claim binds it.
            try setPhase(.available, of: volume, server: &server)
            return
        }
        let known = claims[key] ?? server.find(PersistentVolumeClaim.self, key)
        let claim = known?.metadata.uid == reference.uid ? known : nil
        switch (claim, claim?.spec.volumeName) {
        case (nil, _):
            try reclaim(volume, server: &server)
        case (_?, ""):
            // Not bound from the other side yet; looking at the claim does that.
            break
        case (_?, volume.metadata.name):
            try setPhase(.bound, of: volume, server: &server)
        case (_?, _):
            try takeBack(volume, server: &server)
        }
    }

    /// Lets the claims that wait choose, until one of them takes the volume.
    private mutating func offer(_ volume: PersistentVolume, server: inout APIServer) throws(APIError) {
        for key in claims.pending(ofClass: volume.spec.storageClassName) {
            guard volumes[volume.metadata.name]?.spec.claimRef == nil else { return }
            guard let claim = claims[key], claim.spec.volumeName.isEmpty else { continue }
            _ = try bindMatchingVolume(to: claim, server: &server)
        }
    }

    /// Undoes the binding of a volume whose claim has found another.
    private mutating func takeBack(_ volume: PersistentVolume, server: inout APIServer) throws(APIError) {
        if volume.metadata.annotations[VolumeAnnotation.provisionedBy] != nil,
            volume.spec.persistentVolumeReclaimPolicy == "Delete"
        {
            try reclaim(volume, server: &server)
            return
        }
        var unbound = volume
        if unbound.metadata.annotations.removeValue(forKey: VolumeAnnotation.boundByController) != nil {
            unbound.spec.claimRef = nil
        } else {
            // A person has kept it for claims of this name.
            unbound.spec.claimRef?.uid = ""
        }
        unbound = try update(unbound, server: &server)
        try setPhase(.available, of: unbound, server: &server)
    }

    /// Does with a volume whose claim is gone what its reclaim policy says.
    private mutating func reclaim(_ volume: PersistentVolume, server: inout APIServer) throws(APIError) {
        var volume = volume
        if volume.status.phase != .failed { volume = try setPhase(.released, of: volume, server: &server) }
        switch volume.spec.persistentVolumeReclaimPolicy {
        case "Retain": break
        case "Delete":
            if let problem = volume.deletionProblem {
                try markFailed(volume, reason: "VolumeFailedDelete", message: problem, server: &server)
            } else if !volume.metadata.isTerminating {
                try server.delete(
                    PersistentVolume.self, volume.key, preconditions: Preconditions(uid: volume.metadata.uid))
            }
        case "Recycle":
            try markFailed(
                volume, reason: "VolumeFailedRecycle", message: "No recycler plugin found for the volume!",
                server: &server)
        default:
            try markFailed(
                volume, reason: "VolumeUnknownReclaimPolicy",
                message: "Volume has unrecognized PersistentVolumeReclaimPolicy", server: &server)
        }
    }

    private mutating func markFailed(
        _ volume: PersistentVolume, reason: String, message: String, server: inout APIServer
    ) throws(APIError) {
        guard volume.status.phase != .failed else { return }
        let written = try setPhase(.failed, of: volume, message: message, server: &server)
        server.record(reason, on: written, type: .warning, message: message, by: Self.name)
    }
}

extension PersistentVolume {
    /// Why the storage behind the volume cannot be deleted; `nil` where it can.
    ///
    /// A provisioner deletes what it made. Of the rest only directories under `/tmp` are ever deleted, as in Kubernetes.
    fileprivate var deletionProblem: String? {
        if metadata.annotations[VolumeAnnotation.provisionedBy] != nil { return nil }
        guard let path = spec.hostPath?["path"]?.string else {
            return "error getting deleter volume plugin for volume \"\(metadata.name)\": no volume plugin matched"
        }
        guard path.hasPrefix("/tmp/"), path.utf8.count > 5 else {
            return "host_path deleter only supports /tmp/.+ but received provided \(path)"
        }
        return nil
    }
}
