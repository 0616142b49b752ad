extension PersistentVolumeClaim: Defaulted {
    /// Fills in the claim.
    public mutating func applyDefaults() {
        status.phase.setIfEmpty(.pending)
        spec.volumeMode.setIfAbsent("Filesystem")
        spec.resources.applyDefaults()
        status.capacity.roundUpToThousandths()
    }
}

extension PersistentVolume: Defaulted {
    /// Fills in the volume.
    public mutating func applyDefaults() {
        status.phase.setIfEmpty("Pending")
        spec.persistentVolumeReclaimPolicy.setIfEmpty("Retain")
        spec.volumeMode.setIfAbsent("Filesystem")
        spec.hostPath?.setIfAbsent("type", "")
        VolumeDefaults.applyPersistent(to: &spec.other)
        spec.capacity.roundUpToThousandths()
    }
}

extension StorageClass: Defaulted {
    /// Fills in the class.
    public mutating func applyDefaults() {
        reclaimPolicy.setIfAbsent("Delete")
        volumeBindingMode.setIfAbsent("Immediate")
    }
}
