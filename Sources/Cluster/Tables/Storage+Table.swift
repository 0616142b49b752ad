package import Model

extension PersistentVolumeClaim: Tabular {
    /// The columns of `kubectl get persistentvolumeclaims`.
    package static let tableColumns: [Table.Column] = [
        .name,
        .init("Status", "Whether the claim has a volume."),
        .init("Volume", "The volume that the claim has or asks for."),
        .init("Capacity", "The size of that volume."),
        .init("Access Modes", "How many nodes and Pods may use the volume at a time, and for what."),
        .init("StorageClass", "The class that volumes for the claim are made by."),
        .init("VolumeAttributesClass", "The class of the volume's changeable attributes."),
        .age,
        .init("VolumeMode", priority: 1, "Whether the volume is a file system or a raw block device."),
    ]

    /// The claim's cells; size and access are unknown before there is a volume.
    package func tableCells(at now: Timestamp) -> [JSON] {
        let hasVolume = !spec.volumeName.isEmpty
        return [
            nameCell,
            .string(metadata.isTerminating ? "Terminating" : status.phase.rawValue),
            .string(spec.volumeName),
            .string(hasVolume ? status.capacity.storageText : ""),
            .string(hasVolume ? TableText.accessModes(status.accessModes) : ""),
            .string(metadata.legacyStorageClass ?? spec.storageClassName ?? ""),
            .string(spec.other["volumeAttributesClassName"]?.string ?? TableText.unset),
            ageCell(at: now),
            .string(spec.volumeMode ?? TableText.unset),
        ]
    }
}

extension PersistentVolume: Tabular {
    /// The columns of `kubectl get persistentvolumes`.
    package static let tableColumns: [Table.Column] = [
        .name,
        .init("Capacity", "The size."),
        .init("Access Modes", "How many nodes and Pods may use the volume at a time, and for what."),
        .init("Reclaim Policy", "What becomes of the volume once its claim is gone."),
        .init("Status", "Whether the volume is free, bound or given back."),
        .init("Claim", "The claim that has the volume."),
        .init("StorageClass", "The class that the volume belongs to."),
        .init("VolumeAttributesClass", "The class of the volume's changeable attributes."),
        .init("Reason", "Why the volume is in the state that it is in."),
        .age,
        .init("VolumeMode", priority: 1, "Whether the volume is a file system or a raw block device."),
    ]

    /// The volume's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        [
            nameCell,
            .string(spec.capacity.storageText),
            .string(TableText.accessModes(spec.accessModes)),
            .string(spec.persistentVolumeReclaimPolicy),
            .string(metadata.isTerminating ? "Terminating" : status.phase.rawValue),
            .string(spec.claimRef.map { "\($0.namespace)/\($0.name)" } ?? ""),
            .string(metadata.legacyStorageClass ?? spec.storageClassName),
            .string(spec.other["volumeAttributesClassName"]?.string ?? TableText.unset),
            .string(status.reason),
            ageCell(at: now),
            .string(spec.volumeMode ?? TableText.unset),
        ]
    }
}

extension StorageClass: Tabular {
    /// The columns of `kubectl get storageclasses`.
    package static let tableColumns: [Table.Column] = [
        .name,
        .init("Provisioner", "Who makes the volumes."),
        .init("ReclaimPolicy", "What becomes of a volume once its claim is gone."),
        .init("VolumeBindingMode", "Whether a volume is made at once or when a Pod needs it."),
        .init("AllowVolumeExpansion", "Whether volumes can grow."),
        .age,
    ]

    /// The class's cells.
    package func tableCells(at now: Timestamp) -> [JSON] {
        let marks = ["storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"]
        let isDefault = marks.contains { metadata.annotations[$0] == "true" }
        return [
            .string(metadata.name + (isDefault ? " (default)" : "")),
            .string(provisioner),
            .string(reclaimPolicy ?? "Delete"),
            .string(volumeBindingMode ?? "Immediate"),
            .bool(allowVolumeExpansion ?? false),
            ageCell(at: now),
        ]
    }
}

extension ObjectMeta {
    /// The storage class as old manifests name it; it wins over the field.
    fileprivate var legacyStorageClass: String? { annotations["volume.beta.kubernetes.io/storage-class"] }
}

extension [String: Quantity] {
    /// The amount of storage, `0` where there is none.
    fileprivate var storageText: String { self["storage"]?.canonicalText ?? "0" }
}
