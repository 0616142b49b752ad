import Model

/// What the nodes know of volumes that must be attached to them before a Pod can mount them.
struct MountLedger: Sendable {
    /// The names of such volumes, by the claims that have them.
    private var names: [ObjectKey: String] = [:]
    private var attached: [String: Set<String>] = [:]
    /// The Pods on each node that wait for a volume.
    private var waiting: [String: SortedSet<ObjectKey>] = [:]

    /// Takes in a volume's new state; most volumes need no attaching.
    mutating func store(_ volume: PersistentVolume, isGone: Bool) {
        guard let name = volume.attachmentName, let claim = volume.claimKey else { return }
        if isGone { names[claim] = nil } else { names[claim] = name }
    }

    /// Takes in which volumes a node has.
    ///
    /// - Returns: the Pods there that may go on now.
    mutating func store(_ node: Node, isGone: Bool) -> [ObjectKey] {
        let name = node.metadata.name
        let new = isGone ? [] : Set(node.attachedVolumes)
        guard new != attached[name] ?? [] else { return [] }
        attached[name] = new.isEmpty ? nil : new
        return Array(waiting.removeValue(forKey: name) ?? SortedSet())
    }

    /// Whether the Pod uses a volume that must be attached to its node.
    func concerns(_ pod: Pod) -> Bool {
        !names.isEmpty && pod.claimKeys.contains { names[$0] != nil }
    }

    /// Whether a volume is not attached yet; then the Pod is looked at again when one is.
    mutating func isMissing(for pod: Pod) -> Bool {
        guard !names.isEmpty else { return false }
        let node = pod.spec.nodeName
        let needed = pod.claimKeys.compactMap { names[$0] }
        guard needed.contains(where: { attached[node]?.contains($0) != true }) else { return false }
        waiting.insert(pod.key, under: node)
        return true
    }

    /// The volumes that these Pods have mounted or are about to mount, sorted.
    func inUse(by pods: [Pod]) -> [String] {
        names.isEmpty ? [] : Array(Set(pods.flatMap(\.claimKeys).compactMap { names[$0] })).sorted()
    }
}
