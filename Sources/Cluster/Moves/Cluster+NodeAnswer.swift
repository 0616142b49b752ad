import Model

extension Cluster {
    /// Answers the moves that happen to Pods and nodes rather than to the API.
    mutating func nodeAnswer(to move: Move) throws -> String {
        switch move {
        case .failPod(let target):
            try failPod(target.key)
            return "\(target.text) failed"
        case .crashPod(let target):
            try crashContainer(target.key)
            return "\(target.text) crashed"
        case .setReady(let target, let isReady):
            try setReady(target.key, isReady)
            return "\(target.text) made \(isReady ? "ready" : "not ready")"
        case .cordon(let node, let isCordoned):
            try isCordoned ? cordon(node: node) : uncordon(node: node)
            return "node/\(node) \(isCordoned ? "cordoned" : "uncordoned")"
        case .drain(let node):
            let evicted = try drain(node: node)
            return (evicted.map { "pod/\($0.name) evicted" } + ["node/\(node) drained"]).joined(separator: ", ")
        case .kill(let node):
            try killNode(node)
            return "node/\(node) killed"
        case .revive(let node):
            try reviveNode(node)
            return "node/\(node) revived"
        case .scale, .setImage, .patch, .rolloutUndo, .rolloutRestart, .delete:
            preconditionFailure("a move of the API's came to the nodes: \(move)")
        }
    }
}
