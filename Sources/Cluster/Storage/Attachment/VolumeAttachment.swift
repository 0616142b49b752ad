package import Model

/// How nodes tell which volumes they have: in `status.volumesAttached`, and in `status.volumesInUse` those that they
/// have mounted or are about to mount.
///
/// Only volumes of a network are attached to nodes; a directory of a node is where it is.
extension Node {
    /// The volumes that are attached to the node, each by its ``PersistentVolume/attachmentName``.
    package var attachedVolumes: [String] { status.volumesAttached.compactMap { $0["name"]?.string } }

    /// The volumes that the node's Pods have mounted, as far as the node has told.
    var volumesInUse: [String] {
        get { status.other["volumesInUse"]?.array?.compactMap(\.string) ?? [] }
        set { status.other["volumesInUse"] = newValue.isEmpty ? nil : .array(newValue.map { .string($0) }) }
    }

    /// Notes that a volume is attached to the node, or is not any more.
    mutating func setAttached(_ isAttached: Bool, volume name: String) {
        status.volumesAttached.removeAll { $0["name"]?.string == name }
        guard isAttached else { return }
        status.volumesAttached.append(["devicePath": "", "name": .string(name)])
    }

    /// Whether the node can be relied upon to have let go of what it says it has let go of.
    var isHealthy: Bool { condition("Ready")?.status == .true }

    /// Whether a person has said that nothing runs on the node any more.
    var isOutOfService: Bool { spec.taints.contains { $0.key == Taint.Key.outOfService } }
}

extension PersistentVolume {
    /// The name under which nodes tell of the volume; `nil` for one that is not attached to nodes.
    package var attachmentName: String? {
        guard let csi = spec.other["csi"], let driver = csi["driver"]?.string,
            let handle = csi["volumeHandle"]?.string
        else { return nil }
        return "kubernetes.io/csi/\(driver)^\(handle)"
    }

    /// Whether only one node at a time may have the volume.
    package var isForOneNode: Bool {
        !spec.accessModes.contains("ReadWriteMany") && !spec.accessModes.contains("ReadOnlyMany")
    }
}
