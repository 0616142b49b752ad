import Model

extension Cluster {
    /// Makes a move that is about nodes, or about what a node does with a Pod.
    ///
    /// - Returns: what kubectl would answer, where it knows such a move.
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
            return "\(target.text) \(isReady ? "made ready" : "made not ready")"
        case .cordon(let node, let isCordoned):
            if isCordoned { try cordon(node: node) } else { try uncordon(node: node) }
            return "node/\(node) \(isCordoned ? "cordoned" : "uncordoned")"
        case .drain(let node):
            try drain(node: node)
            return "node/\(node) drained"
        case .kill(let node):
            try killNode(node)
            return "node/\(node) killed"
        case .revive(let node):
            try reviveNode(node)
            return "node/\(node) revived"
        case .scale, .setImage, .patch, .rolloutUndo, .rolloutRestart, .delete:
            preconditionFailure("\(move) is not about a node")
        }
    }
}
