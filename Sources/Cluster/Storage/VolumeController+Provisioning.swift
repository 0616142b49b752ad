import Controller
import Model

extension VolumeController {
    /// Has a volume made for a claim: the cluster plays the provisioner that the class names.
    ///
    /// - Returns: when the volume will be there.
    mutating func provision(
        _ claim: PersistentVolumeClaim, server: inout APIServer
    ) throws(APIError) -> Timestamp? {
        guard !claim.metadata.isTerminating else { return nil }
        guard let storageClass = storageClass(of: claim) else {
            // The controller's lister says the singular here, unlike the API.
            let kind = "\(StorageClass.kind.singular).\(StorageClass.kind.group)"
            fail(claim, message: "\(kind) \"\(claim.className)\" not found", server: &server)
            return nil
        }
        guard !storageClass.provisioner.hasPrefix("kubernetes.io/") else {
            fail(claim, message: "no volume plugin matched name: \(storageClass.provisioner)", server: &server)
            return nil
        }
        guard claim.spec.selector == nil else {
            let cause = "claim Selector is not supported"
            fail(
                claim, message: "failed to provision volume with StorageClass \"\(claim.className)\": \(cause)",
                by: storageClass.provisioner, server: &server)
            return nil
        }
        let claim = try prepared(claim, for: storageClass, server: &server)
        // Without its node the scheduler has to choose again.
        guard !isDelayed(claim) else { return nil }
        let due = due(for: claim, storageClass, server: &server)
        guard server.now >= due else { return due }
        let volume = try make(.provisioned(for: claim, by: storageClass), for: claim, server: &server)
        provisioning[claim.metadata.uid] = nil
        server.record(
            "ProvisioningSucceeded", on: claim,
            message: "Successfully provisioned volume \(volume.metadata.name)", by: storageClass.provisioner)
        try bind(volume, to: claim, server: &server)
        return nil
    }

    /// Says on the claim who makes its volume, and takes the choice of a node back that is gone.
    private mutating func prepared(
        _ claim: PersistentVolumeClaim, for storageClass: StorageClass, server: inout APIServer
    ) throws(APIError) -> PersistentVolumeClaim {
        var changed = claim
        changed.metadata.annotations[VolumeAnnotation.storageProvisioner] = storageClass.provisioner
        changed.metadata.annotations[VolumeAnnotation.betaStorageProvisioner] = storageClass.provisioner
        if let node = claim.selectedNode, nodes[ObjectKey(namespace: "", name: node)] == nil {
            changed.metadata.annotations[VolumeAnnotation.selectedNode] = nil
        }
        return changed == claim ? claim : try update(changed, server: &server)
    }

    /// When the claim's volume will be there; the first call begins the work.
    private mutating func due(
        for claim: PersistentVolumeClaim, _ storageClass: StorageClass, server: inout APIServer
    ) -> Timestamp {
        if let due = provisioning[claim.metadata.uid] { return due }
        let provisioner = storageClass.provisioner
        server.record(
            "ExternalProvisioning", on: claim,
            message: "Waiting for a volume to be created either by the external provisioner '\(provisioner)' or"
                + " manually by the system administrator. If volume creation is delayed, please verify that the"
                + " provisioner is running and correctly registered.",
            by: Self.name)
        server.record(
            "Provisioning", on: claim,
            message: "External provisioner is provisioning volume for claim \"\(claim.key)\"", by: provisioner)
        let due = server.now + delays.next(\.provision)
        provisioning[claim.metadata.uid] = due
        return due
    }

    /// Stores the new volume, or takes the one that an interrupted pass has stored.
    private mutating func make(
        _ volume: PersistentVolume, for claim: PersistentVolumeClaim, server: inout APIServer
    ) throws(APIError) -> PersistentVolume {
        if let known = server.find(PersistentVolume.self, volume.key), known.isBound(to: claim) { return known }
        let created = try server.create(volume)
        volumes.store(created)
        return created
    }

    private func fail(
        _ claim: PersistentVolumeClaim, message: String, by component: String = name, server: inout APIServer
    ) {
        server.record("ProvisioningFailed", on: claim, type: .warning, message: message, by: component)
    }
}

extension PersistentVolume {
    /// The volume that a class makes for a claim: all that was asked for, and kept for it.
    ///
    /// It is a directory of the node that was chosen for the claim's first Pod. Where none was, or the class makes disks of
    /// a network, every node can reach it, once it is attached there.
    static func provisioned(for claim: PersistentVolumeClaim, by storageClass: StorageClass) -> PersistentVolume {
        var volume = PersistentVolume()
        volume.metadata.name = "pvc-\(claim.metadata.uid)"
        volume.metadata.annotations[VolumeAnnotation.provisionedBy] = storageClass.provisioner
        volume.spec.capacity = ["storage": claim.requestedStorage]
        volume.spec.accessModes = claim.spec.accessModes
        volume.spec.claimRef = ObjectReference(to: claim)
        volume.spec.persistentVolumeReclaimPolicy = storageClass.reclaimPolicy ?? "Delete"
        volume.spec.storageClassName = storageClass.metadata.name
        volume.spec.volumeMode = claim.mode
        if let node = claim.selectedNode, storageClass.provisioner != StorageClass.networkDisk {
            volume.lie(on: node)
        } else {
            volume.spec.other["csi"] = [
                "driver": .string(storageClass.provisioner), "volumeHandle": .string(volume.metadata.name),
            ]
        }
        return volume
    }

    /// Makes it a directory of a node, which no other node reaches.
    private mutating func lie(on node: String) {
        spec.hostPath = ["path": .string("/var/lib/ordinal/volumes/\(metadata.name)"), "type": "DirectoryOrCreate"]
        let hostname: JSON = ["key": "kubernetes.io/hostname", "operator": "In", "values": [.string(node)]]
        spec.nodeAffinity = ["required": ["nodeSelectorTerms": [["matchExpressions": [hostname]]]]]
    }
}

extension StorageClass {
    /// The provisioner whose volumes can be attached to any node.
    static let networkDisk = "ordinal.dev/network-disk"
}
