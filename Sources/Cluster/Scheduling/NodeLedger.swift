import Model

/// The nodes, and how many Pods each of them has: what the scheduler weighs.
struct NodeLedger: Sendable {
    /// Sorted by name.
    private(set) var nodes: [Node] = []
    private var loads: [String: Load] = [:]
    private var places: [ObjectKey: Place] = [:]

    private struct Load {
        var pods = 0
        var byController: [UID: Int] = [:]
    }

    private struct Place {
        let node: String
        let controller: UID?
    }

    /// How many Pods the node has.
    func podCount(on node: String) -> Int { loads[node]?.pods ?? 0 }

    /// How many Pods of the controller the node has.
    func podCount(on node: String, of controller: UID?) -> Int {
        controller.flatMap { loads[node]?.byController[$0] } ?? 0
    }

    /// Takes in a node's new state.
    ///
    /// - Returns: whether anything changed that the choice of a node depends on.
    mutating func store(_ node: Node) -> Bool {
        guard let index = nodes.firstIndex(where: { $0.metadata.name >= node.metadata.name }) else {
            nodes.append(node)
            return true
        }
        let known = nodes[index]
        guard known.metadata.name == node.metadata.name else {
            nodes.insert(node, at: index)
            return true
        }
        nodes[index] = node
        return known.spec != node.spec || known.metadata.labels != node.metadata.labels
            || known.status.allocatable != node.status.allocatable
    }

    /// Forgets a node that is gone.
    mutating func remove(node name: String) {
        nodes.removeAll { $0.metadata.name == name }
    }

    /// Counts a Pod where it is, or will be.
    mutating func place(_ pod: Pod, on node: String) {
        if places[pod.key]?.node == node { return }
        remove(pod: pod.key)
        let controller = pod.metadata.controller?.uid
        places[pod.key] = Place(node: node, controller: controller)
        loads[node, default: Load()].pods += 1
        if let controller { loads[node]?.byController[controller, default: 0] += 1 }
    }

    /// Counts a Pod no more.
    ///
    /// - Returns: whether it was counted.
    @discardableResult
    mutating func remove(pod key: ObjectKey) -> Bool {
        guard let place = places.removeValue(forKey: key) else { return false }
        loads[place.node]?.pods -= 1
        guard let controller = place.controller else { return true }
        let left = (loads[place.node]?.byController[controller] ?? 1) - 1
        loads[place.node]?.byController[controller] = left == 0 ? nil : left
        return true
    }
}
