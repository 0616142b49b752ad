import Model

/// Which Pods leave a node that is to be emptied.
struct DrainPlan {
    /// The Pods to evict, by name.
    let pods: [Pod]

    /// Decides as `kubectl drain` does.
    ///
    /// - Throws: ``DrainProblems`` where a Pod would be lost, or files would, without leave.
    init(node: String, pods: [Pod], force: Bool, deletesLocalFiles: Bool) throws(DrainProblems) {
        var unmanaged: [ObjectKey] = []
        var withFiles: [ObjectKey] = []
        for pod in pods {
            // A Pod that has ended loses nothing, nor does one that is about to.
            if pod.isSucceeded || pod.isFailed || pod.isTerminating { continue }
            if pod.metadata.controller == nil, !force { unmanaged.append(pod.key) }
            if pod.hasLocalFiles, !deletesLocalFiles { withFiles.append(pod.key) }
        }
        guard unmanaged.isEmpty, withFiles.isEmpty else {
            throw DrainProblems(node: node, unmanaged: unmanaged.sorted(), withFiles: withFiles.sorted())
        }
        self.pods = pods.sorted { $0.key < $1.key }
    }
}

/// Why a node is not emptied.
struct DrainProblems: Error, Hashable, CustomStringConvertible {
    let node: String
    /// Pods that no controller would make again.
    let unmanaged: [ObjectKey]
    /// Pods whose files would go with them.
    let withFiles: [ObjectKey]

    var description: String {
        var reasons: [String] = []
        if !unmanaged.isEmpty {
            reasons.append(
                "cannot delete Pods that declare no controller (use --force to override): \(Self.list(unmanaged))")
        }
        if !withFiles.isEmpty {
            reasons.append(
                "cannot delete Pods with local storage (use --delete-emptydir-data to override): \(Self.list(withFiles))"
            )
        }
        return "node \"\(node)\" is cordoned, and nothing was evicted: \(reasons.joined(separator: "; "))"
    }

    private static func list(_ keys: [ObjectKey]) -> String { keys.map(\.description).joined(separator: ", ") }
}

extension Pod {
    /// Whether it has a volume that goes with it.
    fileprivate var hasLocalFiles: Bool {
        spec.volumes.contains { $0.emptyDir != nil }
    }
}
