extension Volume {
    /// Fills in the volume; one without a source is an empty directory.
    mutating func applyDefaults() {
        let hasSource = persistentVolumeClaim != nil || emptyDir != nil || configMap != nil || !other.isEmpty
        if !hasSource { emptyDir = [:] }
        configMap?.setIfAbsent("defaultMode", VolumeDefaults.fileMode)
        VolumeDefaults.apply(to: &other)
    }
}

/// The defaults of volume sources that Pods and PersistentVolumes share.
enum VolumeDefaults {
    /// `0644`, in decimal as JSON demands.
    static let fileMode: JSON = 420

    /// Fills in whichever sources the object has.
    static func apply(to sources: inout JSONObject) {
        sources.update("secret") { $0.setIfAbsent("defaultMode", fileMode) }
        sources.update("downwardAPI") { source in
            source.setIfAbsent("defaultMode", fileMode)
            source.update("items", fieldReferences)
        }
        sources.update("projected") { source in
            source.setIfAbsent("defaultMode", fileMode)
            source.update("sources") { $0.updateElements(projection) }
        }
        sources.update("ephemeral") { source in
            source.update("volumeClaimTemplate") { $0.update("spec") { $0.setIfAbsent("volumeMode", "Filesystem") } }
        }
        sources.update("image") { source in
            source.setIfEmpty(
                "pullPolicy", .string(ImageReference.pullPolicy(for: source["reference"]?.string ?? "")))
        }
        applyPersistent(to: &sources)
    }

    /// Fills in the sources that a PersistentVolume may also have.
    static func applyPersistent(to sources: inout JSONObject) {
        sources.update("hostPath") { $0.setIfAbsent("type", "") }
        sources.update("iscsi") { $0.setIfEmpty("iscsiInterface", "default") }
        sources.update("rbd") { source in
            source.setIfEmpty("pool", "rbd")
            source.setIfEmpty("user", "admin")
            source.setIfEmpty("keyring", "/etc/ceph/keyring")
        }
        sources.update("azureDisk") { source in
            source.setIfAbsent("cachingMode", "ReadWrite")
            source.setIfAbsent("kind", "Shared")
            source.setIfAbsent("fsType", "ext4")
            source.setIfAbsent("readOnly", false)
        }
        sources.update("scaleIO") { source in
            source.setIfEmpty("storageMode", "ThinProvisioned")
            source.setIfEmpty("fsType", "xfs")
        }
    }

    private static func projection(_ projection: inout JSON) {
        projection.update("serviceAccountToken") { $0.setIfAbsent("expirationSeconds", 3600) }
        projection.update("podCertificate") { $0.setIfAbsent("maxExpirationSeconds", 86400) }
        projection.update("downwardAPI") { $0.update("items", fieldReferences) }
    }

    private static func fieldReferences(_ items: inout JSON) {
        items.updateElements { $0.update("fieldRef") { $0.setIfEmpty("apiVersion", "v1") } }
    }
}
