package import Cluster
import Controller
import Model

/// No volume for one node is attached to two.
package struct OneAttachmentPerVolume: Invariant {
    package let name = "one attachment per volume"
    package let rule = """
        A volume whose claim lets one node mount it at a time is attached to one node at the most, whatever runs there. \
        From a node that is cut off it is taken away after six minutes, as in Kubernetes, although the node may go on \
        writing; only then does another node get it.
        """
    package var judgesChanges: Bool { true }
    /// The nodes that have each volume.
    private var holders: [String: Set<String>] = [:]

    package init(cluster: Cluster) {
        for node in cluster.server.list(Node.self) { note(node, was: nil) }
    }

    private mutating func note(_ node: Node?, was old: Node?) {
        let name = (node ?? old)?.metadata.name ?? ""
        for volume in old?.attachedVolumes ?? [] { holders[volume]?.remove(name) }
        for volume in node?.attachedVolumes ?? [] { holders[volume, default: []].insert(name) }
    }

    package mutating func judge(_ change: Change, in cluster: Cluster) -> String? {
        guard case .node(let node, let old) = change, node?.status.volumesAttached != old?.status.volumesAttached else {
            return nil
        }
        note(node, was: old)
        for name in node?.attachedVolumes ?? [] {
            guard let nodes = holders[name], nodes.count > 1, cluster.isForOneNode(volume: name) else { continue }
            return "\(name) is attached to \(nodes.sorted().joined(separator: " and "))"
        }
        return nil
    }
}

extension Cluster {
    /// Whether the claim that has the volume lets one node mount it at a time.
    fileprivate func isForOneNode(volume name: String) -> Bool {
        guard let volume = server.list(PersistentVolume.self).first(where: { $0.attachmentName == name }),
            let owner = volume.spec.claimRef,
            let claim = server.find(PersistentVolumeClaim.self, owner.name, in: owner.namespace)
        else { return true }
        return !claim.spec.accessModes.contains("ReadWriteMany") && !claim.spec.accessModes.contains("ReadOnlyMany")
    }
}
