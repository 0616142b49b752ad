import Controller
import Model

extension VolumeController {
    /// Finds a volume for a claim that has none yet.
    ///
    /// - Returns: when to look again.
    mutating func findVolume(
        for claim: PersistentVolumeClaim, server: inout APIServer
    ) throws(APIError) -> Timestamp? {
        if !claim.spec.volumeName.isEmpty {
            try bindRequestedVolume(to: claim, server: &server)
            return nil
        }
        let claim = try withDefaultClass(claim, server: &server)
        if try bindMatchingVolume(to: claim, server: &server) { return nil }
        let pending = try setPhase(.pending, of: claim, server: &server)
        if isDelayed(pending) {
            server.record(
                "WaitForFirstConsumer", on: pending, message: "waiting for first consumer to be created before binding",
                by: Self.name)
            return nil
        }
        if pending.className.isEmpty {
            server.record(
                "FailedBinding", on: pending,
                message: "no persistent volumes available for this claim and no storage class is set", by: Self.name)
            return nil
        }
        return try provision(pending, server: &server)
    }

    /// Binds the volume that suits best, if one does.
    mutating func bindMatchingVolume(
        to claim: PersistentVolumeClaim, server: inout APIServer
    ) throws(APIError) -> Bool {
        let node = claim.selectedNode.flatMap { nodes[ObjectKey(namespace: "", name: $0)] }
        let match = volumes.bestMatch(for: claim, nodeLabels: node?.metadata.labels, isDelayed: isDelayed(claim))
        guard let match else { return false }
        try bind(match, to: claim, server: &server)
        return true
    }

    /// The claim's class waits for a Pod, and no Pod that uses the claim has a node yet.
    func isDelayed(_ claim: PersistentVolumeClaim) -> Bool {
        claim.selectedNode == nil && storageClass(of: claim)?.waitsForFirstConsumer == true
    }

    func storageClass(of claim: PersistentVolumeClaim) -> StorageClass? {
        classes[ObjectKey(namespace: "", name: claim.className)]
    }

    /// Gives a claim that names no class the default one, which may be younger than the claim.
    private mutating func withDefaultClass(
        _ claim: PersistentVolumeClaim, server: inout APIServer
    ) throws(APIError) -> PersistentVolumeClaim {
        guard claim.spec.storageClassName == nil else { return claim }
        let newest = classes.all.filter(\.isDefault).max { left, right in
            let (leftTime, rightTime) = (left.metadata.creationTimestamp, right.metadata.creationTimestamp)
            guard let leftTime, let rightTime, leftTime != rightTime else { return left.key > right.key }
            return leftTime < rightTime
        }
        guard let newest else { return claim }
        var changed = claim
        changed.spec.storageClassName = newest.metadata.name
        return try update(changed, server: &server)
    }

    /// Binds the volume that the claim names, once it exists, suits and is free.
    private mutating func bindRequestedVolume(
        to claim: PersistentVolumeClaim, server: inout APIServer
    ) throws(APIError) {
        guard let volume = volumes[claim.spec.volumeName] else {
            try setPhase(.pending, of: claim, server: &server)
            return
        }
        if volume.isBound(to: claim) || volume.spec.claimRef == nil {
            guard let mismatch = volume.mismatch(with: claim) else {
                try bind(volume, to: claim, server: &server)
                return
            }
            server.record(
                "VolumeMismatch", on: claim, type: .warning,
                message: "Cannot bind to requested volume \"\(volume.metadata.name)\": \(mismatch)", by: Self.name)
        } else {
            server.record(
                "FailedBinding", on: claim,
                message: "volume \"\(volume.metadata.name)\" already bound to a different claim.", by: Self.name)
        }
        try setPhase(.pending, of: claim, server: &server)
    }

    /// Looks after a claim that once had everything: finishes what was interrupted, or says that the data is lost.
    mutating func keepBound(_ claim: PersistentVolumeClaim, server: inout APIServer) throws(APIError) {
        if claim.spec.volumeName.isEmpty {
            let message = "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!"
            try markLost(claim, reason: "ClaimLost", message: message, server: &server)
        } else if let volume = volumes[claim.spec.volumeName] {
            if volume.spec.claimRef == nil || volume.spec.claimRef?.uid == claim.metadata.uid {
                try bind(volume, to: claim, server: &server)
            } else {
                let message = "Two claims are bound to the same volume, this one is bound incorrectly"
                try markLost(claim, reason: "ClaimMisbound", message: message, server: &server)
            }
        } else {
            let message = "Bound claim has lost its PersistentVolume. Data on the volume is lost!"
            try markLost(claim, reason: "ClaimLost", message: message, server: &server)
        }
    }

    private mutating func markLost(
        _ claim: PersistentVolumeClaim, reason: String, message: String, server: inout APIServer
    ) throws(APIError) {
        guard claim.status.phase != .lost else { return }
        let written = try setPhase(.lost, of: claim, server: &server)
        server.record(reason, on: written, type: .warning, message: message, by: Self.name)
    }

    /// Writes into the volume and then the claim that they belong together; what is written already stays.
    mutating func bind(
        _ volume: PersistentVolume, to claim: PersistentVolumeClaim, server: inout APIServer
    ) throws(APIError) {
        var bound = volume
        if bound.spec.claimRef?.uid != claim.metadata.uid {
            if !volume.isBound(to: claim) { bound.metadata.annotations[VolumeAnnotation.boundByController] = "yes" }
            bound.spec.claimRef = ObjectReference(to: claim)
            bound = try update(bound, server: &server)
        }
        bound = try setPhase(.bound, of: bound, server: &server)
        var holder = claim
        if holder.spec.volumeName != bound.metadata.name {
            holder.spec.volumeName = bound.metadata.name
            holder.metadata.annotations[VolumeAnnotation.boundByController] = "yes"
        }
        holder.metadata.annotations[VolumeAnnotation.bindCompleted] = "yes"
        if holder != claim { holder = try update(holder, server: &server) }
        try setPhase(.bound, of: holder, volume: bound, server: &server)
    }
}

extension ObjectReference {
    /// The reference by which a volume names its claim.
    init(to claim: PersistentVolumeClaim) {
        self.init()
        kind = claim.kind.name
        apiVersion = claim.kind.apiVersion
        namespace = claim.metadata.namespace
        name = claim.metadata.name
        uid = claim.metadata.uid
        resourceVersion = claim.metadata.resourceVersion
    }
}
