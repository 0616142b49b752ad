import Controller
import Model

/// Keeps the number of a ReplicaSet's Pods at what is wanted.
struct ReplicaSetController: Reconciler {
    static let name = "replicaset-controller"

    let pass = ReplicaSetPass()
    private var sets = Informer<ReplicaSet>()
    private var pods = Informer<Pod>()
    /// Writes of a set that the informer has not shown yet; until it has, no further Pods are made or deleted.
    private var expected: [UID: Expectation] = [:]

    private struct Expectation: Sendable {
        var created: Set<UID> = []
        var deleted: Set<UID> = []
        var isMet: Bool { created.isEmpty && deleted.isEmpty }
    }

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let isGone = event.change == .deleted
        switch event.object {
        case let set as ReplicaSet:
            isGone ? sets.remove(set.key) : sets.store(set)
            if isGone { expected[set.metadata.uid] = nil }
            queue.add(set.key, at: now)
        case let pod as Pod:
            isGone ? pods.remove(pod.key) : pods.store(pod)
            for owner in [pod.metadata.controller, event.previous?.metadata.controller].compactMap({ $0 })
            where owner.kind == ReplicaSet.kind.name {
                meet(pod, of: owner.uid, isGone: isGone)
                queue.add(ObjectKey(namespace: pod.metadata.namespace, name: owner.name), at: now)
            }
            guard pod.metadata.controller == nil else { return }
            for set in sets.all(in: pod.metadata.namespace)
            where set.spec.selector?.matches(pod.metadata.labels) == true {
                queue.add(set.key, at: now)
            }
        default: break
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
        let candidates = pods.controlled(by: set.metadata.uid) + orphans(in: key.namespace)
        let plan = pass.plan(
            for: ReplicaSetObservation(
                replicaSet: set, pods: candidates, relatedPods: relatedPods(of: set), now: server.now))
        for action in plan.claims { try perform(action, of: set, on: &server) }
        var status = plan.replicaSet.status
        var failure: (any Error)?
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
        return plan.lookAgain
    }

    private func orphans(in namespace: String) -> [Pod] {
        pods.all(in: namespace).filter { $0.metadata.controller == nil }
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
                // A batch is finished before a failure in it ends the pass.
                var failure: (any Error)?
                for _ in batch {
                    do {
                        let created = try reporting(action, of: set, on: &server) { (server) throws(APIError) in
                            try server.create(pod)
                        }
                        expected[set.metadata.uid, default: Expectation()].created.insert(created.metadata.uid)
                    } catch {
                        failure = failure ?? error
                    }
                }
                if let failure { throw failure }
            }
        case .deletePod(let pod):
            do {
                try reporting(action, of: set, on: &server) { (server) throws(APIError) in
                    try server.delete(Pod.self, pod.key, preconditions: Preconditions(uid: pod.metadata.uid))
                        ?? pod
                }
                expected[set.metadata.uid, default: Expectation()].deleted.insert(pod.metadata.uid)
            } catch APIError.notFound {
                // Somebody else was faster; the Pod is gone all the same.
            }
        }
    }

    /// Does a write and tells the set's events how it went.
    @discardableResult
    private func reporting(
        _ action: ReplicaSetAction, of set: ReplicaSet, on server: inout APIServer,
        write: (inout APIServer) throws(APIError) -> Pod
    ) throws(APIError) -> Pod {
        do throws(APIError) {
            let pod = try write(&server)
            if let note = action.event(podName: pod.metadata.name) { server.record(note, on: set, by: Self.name) }
            return pod
        } catch {
            if let note = action.event(error: "\(error)") { server.record(note, on: set, by: Self.name) }
            throw error
        }
    }
}
