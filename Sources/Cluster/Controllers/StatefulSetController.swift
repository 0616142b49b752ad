import Controller
import Model
import Network

/// Brings StatefulSets nearer to what is wanted: observes, asks the pass for a plan, performs it.
struct StatefulSetController: Reconciler {
    static let name = "statefulset-controller"
    static let interests = KindSet(
        StatefulSet.self, Pod.self, PersistentVolumeClaim.self, ControllerRevision.self)

    let pass: StatefulSetPass
    let identity: any IdentityPolicy
    let gates: FeatureGates
    private var sets = Informer<StatefulSet>()
    private var pods = Informer<Pod>()
    private var claims = Informer<PersistentVolumeClaim>()
    private var revisions = Informer<ControllerRevision>()
    private var memos: [ObjectKey: TemplateMemo] = [:]

    init(policies: Policies, gates: FeatureGates) {
        pass = StatefulSetPass(policies: policies)
        identity = policies.identity
        self.gates = gates
    }

    /// What it knows.
    var view: StatefulSetView { StatefulSetView(sets: sets, pods: pods, claims: claims, revisions: revisions) }

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let isGone = event.change == .deleted
        if let set = event.object(as: StatefulSet.self) {
            isGone ? sets.remove(set.key) : sets.store(set)
            if isGone { memos[set.key] = nil }
            queue.add(set.key, at: now)
        } else if let pod = event.object(as: Pod.self) {
            isGone ? pods.remove(pod.key) : pods.store(pod)
            queueOwners(of: pod.metadata, previous: event.storedBefore?.metadata, queue: &queue, now: now)
        } else if let claim = event.object(as: PersistentVolumeClaim.self) {
            isGone ? claims.remove(claim.key) : claims.store(claim)
            // A claim that was in the way of a new Pod is gone.
            if isGone { queueAll(in: claim.metadata.namespace, queue: &queue, now: now) }
        } else if let revision = event.object(as: ControllerRevision.self) {
            isGone ? revisions.remove(revision.key) : revisions.store(revision)
        }
    }

    /// Queues the sets that manage the object, managed it before, or may adopt it.
    private func queueOwners(
        of metadata: ObjectMeta, previous: ObjectMeta?, queue: inout WorkQueue, now: Timestamp
    ) {
        let owners = [metadata.controller, previous?.controller].compactMap { $0 }
        for owner in owners where owner.kind == StatefulSet.kind.name {
            queue.add(ObjectKey(namespace: metadata.namespace, name: owner.name), at: now)
        }
        guard metadata.controller == nil else { return }
        for set in sets.all(in: metadata.namespace) where set.spec.selector?.matches(metadata.labels) == true {
            queue.add(set.key, at: now)
        }
    }

    private func queueAll(in namespace: String, queue: inout WorkQueue, now: Timestamp) {
        for set in sets.all(in: namespace) { queue.add(set.key, at: now) }
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        guard let set = sets[key] else { return nil }
        do {
            return try reconcile(set, server: &server)
        } catch let failure as PolicyFailure {
            server.record(failure.reason, on: set, type: .warning, message: failure.description, by: Self.name)
            throw failure
        }
    }

    private mutating func reconcile(_ set: StatefulSet, server: inout APIServer) throws -> Timestamp? {
        try adoptAndRelease(for: set, server: &server)
        var observation = try observation(of: set, server: server)
        while true {
            let plan = pass.plan(for: observation, memo: &memos[set.key, default: TemplateMemo()])
            var performance = StatefulSetPerformance(plan: plan, set: set)
            switch performance.perform(on: &server) {
            case .done: return plan.lookAgain
            case .failed(let error):
                // A policy's failure is told by the caller, in its own words.
                if case StatefulSetPassError.policyFailed(let failure) = error { throw failure }
                server.record(
                    "FailedReconcile", on: set, type: .warning, message: "\(error)", by: Self.name)
                throw error
            case .nameTaken:
                observation.set.status.collisionCount = (observation.set.status.collisionCount ?? 0) + 1
            }
        }
    }

    private func observation(of set: StatefulSet, server: APIServer) throws -> StatefulSetObservation {
        let name = set.metadata.name
        return StatefulSetObservation(
            set: set, pods: try pods.controlled(by: set.metadata.uid).filter { try isMember($0, ofSet: name) },
            claims: claims.byName(in: set.metadata.namespace), revisions: revisions.controlled(by: set.metadata.uid),
            now: server.now, gates: gates)
    }

    /// Whether the Pod's name is one that the set gives.
    private func isMember(_ pod: Pod, ofSet set: String) throws -> Bool {
        try identity.parse(podName: pod.metadata.name)?.set == set
    }

    func effort(for key: ObjectKey) -> Int {
        sets[key].map { pods.count(controlledBy: $0.metadata.uid) } ?? 0
    }

    /// Takes in what nobody manages and fits, and lets go of what no longer fits.
    private func adoptAndRelease(for set: StatefulSet, server: inout APIServer) throws {
        let (uid, namespace) = (set.metadata.uid, set.metadata.namespace)
        let writes = try set.adoptions(
            pods: pods.controlled(by: uid) + pods.uncontrolled(in: namespace),
            revisions: revisions.uncontrolled(in: namespace), identity: identity)
        for write in writes {
            switch write {
            case .pod(let pod): try server.update(pod)
            case .revision(let revision): try server.update(revision)
            }
        }
    }
}
