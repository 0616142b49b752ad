import Model

/// A choice of nodes by their labels, as node affinity writes it: one of the terms must hold, with all its parts.
struct NodeSelector: Hashable, Sendable {
    private let terms: [[LabelSelector.Requirement]]

    /// Reads `{"nodeSelectorTerms": [{"matchExpressions": […]}]}`; a term without expressions chooses nothing.
    init(json: JSON) {
        terms = (json["nodeSelectorTerms"]?.array ?? []).compactMap { term in
            let parts = (term["matchExpressions"]?.array ?? []).map { try? LabelSelector.Requirement(json: $0) }
            let known = parts.compactMap { $0 }
            return known.isEmpty || known.count < parts.count ? nil : known
        }
    }

    /// Whether the selector chooses a node with these labels.
    func matches(_ labels: [String: String]) -> Bool {
        terms.contains { $0.allSatisfy { $0.matches(labels) } }
    }
}

extension PersistentVolume {
    /// The nodes that can reach the volume; `nil` where all can.
    var reachableFrom: NodeSelector? {
        spec.nodeAffinity?["required"].map(NodeSelector.init(json:))
    }
}

extension Pod {
    /// The nodes that the Pod's required node affinity chooses; `nil` where it has none.
    var requiredNodes: NodeSelector? {
        spec.other["affinity"]?["nodeAffinity"]?["requiredDuringSchedulingIgnoredDuringExecution"]
            .map(NodeSelector.init(json:))
    }
}
