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
    private var attention = StatefulSetAttention()

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
            attention.note(set.key, matters: isGone || attention.isRoused(by: set, known: sets[set.key]))
            isGone ? sets.remove(set.key) : sets.store(set)
            if isGone {
                memos[set.key] = nil
                attention.forget(set.key)
            }
            queue.add(set.key, at: now)
        } else if let pod = event.object(as: Pod.self) {
            let matters = isGone || pods[pod.key].map { !$0.isTheSame(toItsSetAs: pod) } ?? true
            isGone ? pods.remove(pod.key) : pods.store(pod)
            let owners = sets.owners(of: pod.metadata, previous: event.storedBefore?.metadata)
            for owner in owners {
                attention.note(owner, matters: matters)
                queue.add(owner, at: now)
            }
        } else if let claim = event.object(as: PersistentVolumeClaim.self) {
            isGone ? claims.remove(claim.key) : claims.store(claim)
            for set in sets.all(in: claim.metadata.namespace) {
                attention.rouse(set.key)
                // A claim that was in the way of a new Pod is gone.
                if isGone { queue.add(set.key, at: now) }
            }
        } else if let revision = event.object(as: ControllerRevision.self) {
            isGone ? revisions.remove(revision.key) : revisions.store(revision)
            for set in sets.all(in: revision.metadata.namespace) { attention.rouse(set.key) }
        }
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        guard let set = sets[key], attention.take(key) else { return nil }
        do {
            let again = try reconcile(set, server: &server)
            if again != nil { attention.rouse(key) }
            return again
        } catch {
            attention.rouse(key)
            if let failure = error as? PolicyFailure {
                server.record(failure.reason, on: set, type: .warning, message: failure.description, by: Self.name)
            }
            throw error
        }
    }

    private mutating func reconcile(_ set: StatefulSet, server: inout APIServer) throws -> Timestamp? {
        try adoptAndRelease(for: set, server: &server)
        var observation = try observation(of: set, server: server)
        while true {
            let plan = pass.plan(for: observation, memo: &memos[set.key, default: TemplateMemo()])
            var performance = StatefulSetPerformance(plan: plan, set: set)
            let outcome = performance.perform(on: &server)
            attention.noteWritten(performance.writtenStatus, of: set.key)
            switch outcome {
            case .done: return plan.lookAgain
            case .failed(let error):
                // A policy's failure is told by the caller, in its own words.
                if case StatefulSetPassError.policyFailed(let failure) = error { throw failure }
                // What the API refused is tried again, and told where the write was made.
                if !(error is APIError) {
                    server.record("FailedReconcile", on: set, type: .warning, message: "\(error)", by: Self.name)
                }
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

    func tell(to account: inout SituationAccount) { attention.tell(to: &account) }

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

extension Informer<StatefulSet> {
    /// The sets that manage the object, managed it before, or may adopt it.
    fileprivate func owners(of metadata: ObjectMeta, previous: ObjectMeta?) -> [ObjectKey] {
        let (owner, former) = (metadata.controller, previous?.controller)
        var keys: [ObjectKey] = []
        func add(_ owner: OwnerReference) {
            guard owner.kind == StatefulSet.kind.name else { return }
            keys.append(ObjectKey(namespace: metadata.namespace, name: owner.name))
        }
        if let owner { add(owner) }
        if let former, former.kind != owner?.kind || former.name != owner?.name { add(former) }
        guard owner == nil else { return keys }
        let adopters = all(in: metadata.namespace).filter { $0.spec.selector?.matches(metadata.labels) == true }
        return keys + adopters.map(\.key)
    }
}
