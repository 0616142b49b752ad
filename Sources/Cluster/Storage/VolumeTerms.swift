import Controller
import Model

/// The annotations by which claims and volumes tell how they come together.
enum VolumeAnnotation {
    /// On a claim: it once had everything that it asked for.
    static let bindCompleted = "pv.kubernetes.io/bind-completed"
    /// On a claim or volume: the controller chose the other side, not a person.
    static let boundByController = "pv.kubernetes.io/bound-by-controller"
    /// On a volume: who made it, and will unmake it.
    static let provisionedBy = "pv.kubernetes.io/provisioned-by"
    /// On a claim: where the first Pod that uses it will run.
    static let selectedNode = "volume.kubernetes.io/selected-node"
    /// On a claim: who is expected to make its volume.
    static let storageProvisioner = "volume.kubernetes.io/storage-provisioner"
    /// On a claim: the same, under the name that older provisioners read.
    static let betaStorageProvisioner = "volume.beta.kubernetes.io/storage-provisioner"
}

extension PersistentVolumeClaim {
    /// The class that should make the claim's volume; empty where there is none.
    var className: String { spec.storageClassName ?? "" }

    /// How much the claim asks for.
    var requestedStorage: Quantity { spec.resources.requests["storage"] ?? Quantity(0) }

    /// The claim and its volume have once been bound completely.
    var isBindCompleted: Bool { metadata.annotations[VolumeAnnotation.bindCompleted] != nil }

    /// The node that the scheduler has chosen for the first Pod that uses the claim.
    var selectedNode: String? { metadata.annotations[VolumeAnnotation.selectedNode] }

    /// `Filesystem` or `Block`.
    var mode: String { spec.volumeMode ?? "Filesystem" }
}

extension PersistentVolume {
    /// How much the volume holds.
    var storage: Quantity { spec.capacity["storage"] ?? Quantity(0) }

    /// `Filesystem` or `Block`.
    var mode: String { spec.volumeMode ?? "Filesystem" }

    /// The claim that the volume names, whatever that claim's identity.
    var claimKey: ObjectKey? {
        spec.claimRef.map { ObjectKey(namespace: $0.namespace, name: $0.name) }
    }

    /// The volume is bound to this claim, or kept for a claim of its name.
    func isBound(to claim: PersistentVolumeClaim) -> Bool {
        guard let reference = spec.claimRef, claimKey == claim.key else { return false }
        return reference.uid == "" || reference.uid == claim.metadata.uid
    }

    /// What keeps a volume that a claim asks for by name from being bound to it; `nil` for nothing.
    func mismatch(with claim: PersistentVolumeClaim) -> String? {
        if storage < claim.requestedStorage { return "requested PV is too small" }
        if spec.storageClassName != claim.className { return "storageClassName does not match" }
        if mode != claim.mode { return "incompatible volumeMode" }
        if !claim.spec.accessModes.allSatisfy(spec.accessModes.contains) { return "incompatible accessMode" }
        return nil
    }

    /// Whether nodes with these labels can reach the volume; `nil` stands for a node that is not chosen yet.
    func isReachable(fromNodeLabelled labels: [String: String]?) -> Bool {
        guard let labels, let reachableFrom else { return true }
        return reachableFrom.matches(labels)
    }
}

extension StorageClass {
    /// Volumes are made, and chosen, only once a Pod that uses the claim has a node.
    var waitsForFirstConsumer: Bool { volumeBindingMode == "WaitForFirstConsumer" }
}

extension APIObject {
    /// The store's version as a number, which grows from write to write.
    var version: Int64 { Int64(metadata.resourceVersion) ?? 0 }
}

extension Informer {
    /// Takes in a state, unless a newer one is known from a write of one's own.
    mutating func storeIfNewer(_ object: Object) {
        if let known = self[object.key], known.version > object.version { return }
        store(object)
    }

    /// Forgets an object that is gone, unless a newer one of its name is known.
    mutating func removeIfNewer(_ object: Object) {
        if let known = self[object.key], known.version > object.version { return }
        remove(object.key)
    }
}
