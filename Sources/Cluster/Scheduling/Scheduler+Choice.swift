import Model

extension Scheduler {
    /// The node that suits the Pod best: fewest Pods of the same controller, then fewest Pods, then the first name.
    ///
    /// A node that was chosen before and that its claims still expect stays chosen.
    func chooseNode(for pod: Pod, wishes: [ClaimWish]) throws(SchedulingFailure) -> String {
        if let chosen = reserved[pod.key], wishes.allSatisfy({ $0.accepts(chosen) }) { return chosen }
        let affinity = pod.requiredNodes
        let controller = pod.metadata.controller?.uid
        var obstacles: [SchedulingFailure.Obstacle] = []
        var best: (name: String, ofController: Int, inAll: Int)?
        for node in ledger.nodes {
            if let obstacle = obstacle(for: pod, affinity: affinity, wishes: wishes, on: node) {
                obstacles.append(obstacle)
                continue
            }
            let name = node.metadata.name
            let ofController = ledger.podCount(on: name, of: controller)
            let inAll = ledger.podCount(on: name)
            if let best, (best.ofController, best.inAll) <= (ofController, inAll) { continue }
            best = (name, ofController, inAll)
        }
        guard let best else { throw .nodes(obstacles) }
        return best.name
    }

    /// The first thing that keeps the Pod from the node, in the order in which Kubernetes looks.
    private func obstacle(
        for pod: Pod, affinity: NodeSelector?, wishes: [ClaimWish], on node: Node
    ) -> SchedulingFailure.Obstacle? {
        let cordon = Taint(Taint.Key.unschedulable, effect: Taint.Effect.noSchedule)
        if node.spec.unschedulable, !pod.tolerates(cordon) { return .unschedulable }
        let keepsAway = { (taint: Taint) in
            [Taint.Effect.noSchedule, Taint.Effect.noExecute].contains(taint.effect) && !pod.tolerates(taint)
        }
        if node.spec.taints.contains(where: keepsAway) { return .untoleratedTaint }
        let labels = node.metadata.labels
        if !pod.spec.nodeSelector.allSatisfy({ labels[$0.key] == $0.value }) || affinity?.matches(labels) == false {
            return .otherNodesWanted
        }
        let isReserved = reserved[pod.key] == node.metadata.name
        if let limit = node.status.allocatable["pods"],
            Quantity(Int64(ledger.podCount(on: node.metadata.name) + (isReserved ? 0 : 1))) > limit
        {
            return .tooManyPods
        }
        return wishes.lazy.compactMap { $0.obstacle(on: node) }.first
    }
}
