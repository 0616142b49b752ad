import Controller
import Model

/// Keeps the number of a ReplicaSet's Pods at what is wanted.
struct ReplicaSetController: Reconciler {
    static let name = "replicaset-controller"
    static let interests = KindSet(ReplicaSet.self, Pod.self)

    /// Until it has seen a ReplicaSet.
    private(set) var awaitsPods = true

    let pass = ReplicaSetPass()
    private var sets = Informer<ReplicaSet>()
    private var pods = Informer<Pod>()
    /// Writes of a set that the informer has not shown yet; until it has, no further Pods are made or deleted.
    private var expected: [UID: Expectation] = [:]

    private struct Expectation: Sendable {
        var created: Set<UID> = []
        var deleted: Set<UID> = []
        let since: Timestamp
        /// From then on it is given up: a Pod that came and went while the watch was broken is never shown.
        var end: Timestamp { since + .seconds(300) }
        var isMet: Bool { created.isEmpty && deleted.isEmpty }
    }

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let isGone = event.change == .deleted
        if let set = event.object(as: ReplicaSet.self) {
            awaitsPods = false
            isGone ? sets.remove(set.key) : sets.store(set)
            if isGone { expected[set.metadata.uid] = nil }
            queue.add(set.key, at: now)
        } else if let pod = event.object(as: Pod.self) {
            isGone ? pods.remove(pod.key) : pods.store(pod)
            for owner in [pod.metadata.controller, event.storedBefore?.metadata.controller].compactMap({ $0 })
            where owner.kind == ReplicaSet.kind.name {
                meet(pod, of: owner.uid, isGone: isGone)
                queue.add(ObjectKey(namespace: pod.metadata.namespace, name: owner.name), at: now)
            }
            guard pod.metadata.controller == nil else { return }
            for set in sets.all(in: pod.metadata.namespace)
            where set.spec.selector?.matches(pod.metadata.labels) == true {
                queue.add(set.key, at: now)
            }
        }
    }

    private mutating func meet(_ pod: Pod, of owner: UID, isGone: Bool) {
        guard var expectation = expected[owner] else { return }
        expectation.created.remove(pod.metadata.uid)
        if isGone || pod.isTerminating { expectation.deleted.remove(pod.metadata.uid) }
        expected[owner] = expectation.isMet ? nil : expectation
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        guard let set = sets[key] else { return nil }
        let candidates = pods.controlled(by: set.metadata.uid) + pods.uncontrolled(in: key.namespace)
        let plan = pass.plan(
            for: ReplicaSetObservation(
                replicaSet: set, pods: candidates, relatedPods: relatedPods(of: set), now: server.now))
        for action in plan.claims { try perform(action, of: set, on: &server) }
        var status = plan.replicaSet.status
        var failure: (any Error)?
        if let end = expected[set.metadata.uid]?.end, end <= server.now { expected[set.metadata.uid] = nil }
        if expected[set.metadata.uid] == nil {
            for action in plan.management {
                do {
                    try perform(action, of: set, on: &server)
                } catch {
                    failure = failure ?? error
                }
            }
        }
        if let failure { status = plan.status(afterFailure: "\(failure)") }
        if plan.writesStatus || failure != nil {
            var written = set
            written.status = status
            try server.updateStatus(written)
        }
        if let failure { throw failure }
        return [plan.lookAgain, expected[set.metadata.uid]?.end].compactMap { $0 }.min()
    }

    func effort(for key: ObjectKey) -> Int {
        sets[key].map { pods.count(controlledBy: $0.metadata.uid) } ?? 0
    }

    /// The Pods of all sets that have the same controller.
    private func relatedPods(of set: ReplicaSet) -> [Pod] {
        guard let owner = set.metadata.controller?.uid else { return [] }
        return sets.controlled(by: owner).flatMap { pods.controlled(by: $0.metadata.uid) }
    }

    private mutating func perform(_ action: ReplicaSetAction, of set: ReplicaSet, on server: inout APIServer) throws {
        switch action {
        case .adoptPod(let pod), .releasePod(let pod): try server.update(pod)
        case .createPods(let pod, let count):
            for batch in SlowStart.batches(count: count) {
                try create(batch.count, of: pod, for: set, action, on: &server)
            }
        case .deletePod(let pod): try delete(pod, of: set, action, on: &server)
        }
    }

    /// Makes a batch of Pods; the batch is finished before a failure in it ends the pass.
    private mutating func create(
        _ count: Int, of pod: Pod, for set: ReplicaSet, _ action: ReplicaSetAction, on server: inout APIServer
    ) throws {
        var failure: (any Error)?
        for _ in 0..<count {
            do {
                let created = try server.create(pod)
                report(action.event(podName: created.metadata.name), on: set, server: &server)
                expected[set.metadata.uid, default: Expectation(since: server.now)].created.insert(created.metadata.uid)
            } catch {
                report(action.event(error: "\(error)"), on: set, server: &server)
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    private mutating func delete(
        _ pod: Pod, of set: ReplicaSet, _ action: ReplicaSetAction, on server: inout APIServer
    ) throws {
        do {
            try server.delete(Pod.self, pod.key, preconditions: Preconditions(uid: pod.metadata.uid))
            report(action.event(podName: pod.metadata.name), on: set, server: &server)
            expected[set.metadata.uid, default: Expectation(since: server.now)].deleted.insert(pod.metadata.uid)
        } catch APIError.notFound {
            // Somebody else was faster; the Pod is gone all the same.
        } catch {
            report(action.event(error: "\(error)"), on: set, server: &server)
            throw error
        }
    }

    private func report(_ note: EventNote?, on set: ReplicaSet, server: inout APIServer) {
        if let note { server.record(note, on: set, by: Self.name) }
    }
}
