import Controller
import Model

/// Deletes Pods from nodes whose taints they do not tolerate, at once or when their patience ends.
struct TaintEviction: Reconciler {
    static let name = "taint-eviction-controller"
    static let interests = KindSet(Node.self, Pod.self)

    /// Until it has seen a taint.
    private(set) var awaitsPods = true

    /// How long Pods put up with a silent node where they do not say otherwise.
    ///
    /// The API server writes such tolerations on new Pods; this is for Pods that came without.
    private static let usualPatience = Duration.seconds(300)

    private var taints: [String: [Taint]] = [:]
    private var pods: [ObjectKey: Pod] = [:]
    private var podsByNode: [String: SortedSet<ObjectKey>] = [:]
    /// Since when each Pod has been putting up with its node's taints.
    private var waits: [ObjectKey: (uid: UID, since: Timestamp)] = [:]

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let isGone = event.change == .deleted
        if let node = event.object(as: Node.self) {
            let name = node.metadata.name
            let current = isGone ? [] : node.spec.taints.filter { $0.effect == Taint.Effect.noExecute }
            guard current != taints[name] ?? [] else { return }
            taints[name] = current.isEmpty ? nil : current
            awaitsPods = false
            for key in podsByNode[name] ?? SortedSet() { queue.add(key, at: now) }
        } else if let pod = event.object(as: Pod.self) {
            guard !pod.spec.nodeName.isEmpty else { return }
            if isGone {
                pods[pod.key] = nil
                waits[pod.key] = nil
                podsByNode.remove(pod.key, under: pod.spec.nodeName)
            } else {
                pods[pod.key] = pod
                podsByNode.insert(pod.key, under: pod.spec.nodeName)
                if taints[pod.spec.nodeName] != nil { queue.add(pod.key, at: now) }
            }
        }
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        guard let pod = pods[key] else { return nil }
        if waits[key]?.uid != pod.metadata.uid { waits[key] = nil }
        guard let taints = taints[pod.spec.nodeName] else {
            if waits.removeValue(forKey: key) != nil, !pod.isTerminating {
                server.record(
                    "TaintManagerEviction", on: pod, message: "Cancelling deletion of Pod \(key)", by: Self.name)
            }
            return nil
        }
        guard !pod.isTerminating else { return nil }
        switch patience(of: pod, with: taints) {
        case .endless: return nil
        case .limited(let patience):
            let since = waits[key]?.since ?? server.now
            waits[key] = (pod.metadata.uid, since)
            guard since + patience <= server.now else { return since + patience }
        case .none: break
        }
        waits[key] = nil
        try evict(pod, server: &server)
        return nil
    }

    func tell(to account: inout SituationAccount) {
        for (key, wait) in waits.sorted(by: { $0.key < $1.key }) {
            account.add(key)
            account.add(pod: wait.uid, at: key)
            account.add(since: wait.since)
        }
    }

    private enum Patience {
        case none
        case limited(Duration)
        case endless
    }

    /// How long the Pod puts up with all of the taints together.
    private func patience(of pod: Pod, with taints: [Taint]) -> Patience {
        var shortest: Int64?
        for taint in taints {
            let matching = pod.spec.tolerations.filter { $0.tolerates(taint) }
            let isUsual = [Taint.Key.notReady, Taint.Key.unreachable].contains(taint.key)
            if matching.isEmpty {
                guard isUsual else { return .none }
                shortest = min(shortest ?? .max, Self.usualPatience.components.seconds)
            }
            for seconds in matching.compactMap(\.tolerationSeconds) { shortest = min(shortest ?? .max, seconds) }
        }
        guard let shortest else { return .endless }
        return shortest <= 0 ? .none : .limited(.seconds(shortest))
    }

    private func evict(_ pod: Pod, server: inout APIServer) throws(APIError) {
        server.record(
            "TaintManagerEviction", on: pod, message: "Marking for deletion Pod \(pod.key)", by: Self.name)
        guard var current = server.find(Pod.self, pod.key), current.metadata.uid == pod.metadata.uid else { return }
        current.status.setCondition(
            "DisruptionTarget", .true, reason: "DeletionByTaintManager",
            message: "Taint manager: deleting due to NoExecute taint", at: server.now,
            generation: current.metadata.generation)
        current = try server.updateStatus(current)
        try server.delete(Pod.self, pod.key, preconditions: Preconditions(uid: pod.metadata.uid))
    }
}
