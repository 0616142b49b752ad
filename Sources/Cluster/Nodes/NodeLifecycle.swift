import Controller
import Model

/// Watches over the nodes: reports those that fell silent, and keeps Pods away from nodes that cannot take them.
///
/// Heartbeats are not written anywhere; the controller is told which node fell silent and when.
struct NodeLifecycle: Reconciler {
    static let name = "node-controller"
    static let interests = KindSet(Node.self, Pod.self)

    /// How long a node may be silent before it is reported.
    let gracePeriod: Duration
    private var nodes: [String: Node] = [:]
    private var silentSince: [String: Timestamp] = [:]
    private var podsByNode: [String: SortedSet<ObjectKey>] = [:]
    private var nodeOfPod: [ObjectKey: String] = [:]

    init(gracePeriod: Duration) {
        self.gracePeriod = gracePeriod
    }

    /// Notes that a node has fallen silent, or that it is heard again.
    mutating func setSilent(_ node: String, since moment: Timestamp?) {
        silentSince[node] = moment
    }

    /// Whether a node reports itself.
    func isHeard(_ node: String) -> Bool { silentSince[node] == nil }

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let isGone = event.change == .deleted
        if let node = event.object(as: Node.self) {
            nodes[node.metadata.name] = isGone ? nil : node
            // Whether all nodes are silent decides about each of them.
            let health = node.condition("Ready")?.status
            if isGone || event.previous(as: Node.self)?.condition("Ready")?.status != health {
                for name in nodes.keys.sorted() { queue.add(ObjectKey(namespace: "", name: name), at: now) }
            }
            queue.add(node.key, at: now)
        } else if let pod = event.object(as: Pod.self) {
            observe(pod, isGone: isGone, queue: &queue, now: now)
        }
    }

    private mutating func observe(_ pod: Pod, isGone: Bool, queue: inout WorkQueue, now: Timestamp) {
        let node = isGone || pod.spec.nodeName.isEmpty ? nil : pod.spec.nodeName
        if let node, pod.isTerminating, nodes[node]?.isOutOfService == true {
            queue.add(ObjectKey(namespace: "", name: node), at: now)
        }
        let former = nodeOfPod[pod.key]
        guard node != former else { return }
        nodeOfPod[pod.key] = node
        if let former { podsByNode.remove(pod.key, under: former) }
        guard let node else { return }
        podsByNode.insert(pod.key, under: node)
        if silentSince[node] != nil { queue.add(ObjectKey(namespace: "", name: node), at: now) }
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        guard var node = nodes[key.name] else { return nil }
        let deadline = silentSince[key.name].map { $0 + gracePeriod }
        if let deadline, deadline <= server.now {
            try reportSilence(of: &node, server: &server)
            try markPodsNotReady(on: key.name, server: &server)
        }
        let taints = wantedTaints(of: node, now: server.now)
        if taints != node.spec.taints {
            node.spec.taints = taints
            node = try server.update(node)
        }
        nodes[key.name] = node
        if node.isOutOfService, !node.isHealthy { try removeTerminatingPods(of: key.name, server: &server) }
        return deadline.flatMap { $0 > server.now ? $0 : nil }
    }

    func tell(to account: inout SituationAccount) {
        for (node, moment) in silentSince.sorted(by: { $0.key < $1.key }) {
            account.add(node)
            account.add(since: moment)
        }
    }

    /// Removes Pods whose end nobody will report, because a person has said that nothing runs on their node any more.
    private func removeTerminatingPods(of node: String, server: inout APIServer) throws(APIError) {
        for key in podsByNode[node] ?? SortedSet() {
            guard let pod = server.find(Pod.self, key), pod.isTerminating, pod.spec.nodeName == node else { continue }
            try server.delete(Pod.self, key, preconditions: Preconditions(uid: pod.metadata.uid), gracePeriod: 0)
        }
    }

    private func reportSilence(of node: inout Node, server: inout APIServer) throws(APIError) {
        guard node.condition("Ready")?.status != .unknown else { return }
        var condition = node.condition("Ready") ?? .ready(since: server.now)
        condition.status = .unknown
        condition.reason = "NodeStatusUnknown"
        condition.message = "Kubelet stopped posting node status."
        condition.lastTransitionTime = server.now.wholeSeconds
        node.setCondition(condition)
        node = try server.updateStatus(node)
        let name = node.metadata.name
        server.record(
            "NodeNotReady", on: node, message: "Node \(name) status is now: NodeNotReady", by: Self.name)
    }

    /// Tells of each Pod that it cannot be counted on, because nobody knows how it is.
    private func markPodsNotReady(on node: String, server: inout APIServer) throws(APIError) {
        for key in podsByNode[node] ?? SortedSet() {
            guard var pod = server.find(Pod.self, key), pod.isReady, let known = pod.readyCondition else { continue }
            pod.status.setCondition(
                "Ready", .false, reason: known.reason, message: known.message, at: server.now,
                generation: pod.metadata.generation)
            try server.updateStatus(pod)
            server.record(
                "NodeNotReady", on: pod, type: .warning, message: "Node is not ready", by: Self.name)
        }
    }
}

extension NodeLifecycle {
    /// The node's taints, with those that follow from its conditions and from being cordoned.
    private func wantedTaints(of node: Node, now: Timestamp) -> [Taint] {
        let health = node.condition("Ready")?.status
        let troubles = [
            (key: Taint.Key.notReady, holds: health == .false),
            (key: Taint.Key.unreachable, holds: health == .unknown),
        ]
        var wanted: [Taint] = []
        for trouble in troubles where trouble.holds {
            wanted.append(Taint(trouble.key, effect: Taint.Effect.noSchedule))
            if evictsPods { wanted.append(Taint(trouble.key, effect: Taint.Effect.noExecute)) }
        }
        if node.spec.unschedulable { wanted.append(Taint(Taint.Key.unschedulable, effect: Taint.Effect.noSchedule)) }
        let own = [Taint.Key.notReady, Taint.Key.unreachable, Taint.Key.unschedulable]
        let kept = node.spec.taints.filter { taint in
            !own.contains(taint.key) || wanted.contains { $0.key == taint.key && $0.effect == taint.effect }
        }
        let added = wanted.filter { taint in
            !kept.contains { $0.key == taint.key && $0.effect == taint.effect }
        }
        return kept + added.map { Taint($0.key, effect: $0.effect, added: now.wholeSeconds) }
    }

    /// Whether Pods of silent nodes are moved; when hardly a node is heard, the fault is more likely elsewhere.
    private var evictsPods: Bool {
        let ready = nodes.values.count { $0.condition("Ready")?.status == .true }
        let silent = nodes.count - ready
        return ready > 0 && !(silent > 2 && Double(silent) >= 0.55 * Double(nodes.count))
    }
}
