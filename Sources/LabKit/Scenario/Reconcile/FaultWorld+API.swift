import Controller
import Model

/// What the API server does.
extension FaultWorld {
    private mutating func stamp(_ metadata: inout ObjectMeta) {
        version += 1
        metadata.resourceVersion = String(version)
    }

    private mutating func identify(_ metadata: inout ObjectMeta, as prefix: String) {
        identities += 1
        metadata.uid = UID("\(prefix)-\(identities)")
        metadata.generateName = ""
        metadata.creationTimestamp = now
    }

    /// Changes what is wanted.
    mutating func changeSet(_ body: (inout StatefulSet) -> Void) {
        var set = truth.set
        body(&set)
        set.metadata.generation += 1
        stamp(&set.metadata)
        truth.set = set
        changes.append(.set(set))
        markCondemned()
    }

    private mutating func markCondemned() {
        for (podName, pod) in truth.pods where !wants(podName) { condemned.insert(pod.metadata.uid) }
    }

    mutating func writeStatus(_ status: StatefulSetStatus, observed: StatefulSet) throws(Refusal) {
        guard observed.metadata.resourceVersion == truth.set.metadata.resourceVersion else { throw .conflict }
        var set = truth.set
        set.status = status
        stamp(&set.metadata)
        truth.set = set
        changes.append(.set(set))
    }

    mutating func create(_ pod: Pod) throws(Refusal) {
        guard truth.pods[pod.metadata.name] == nil else { throw .alreadyExists }
        var pod = pod
        identify(&pod.metadata, as: "pod")
        pod.status = PodStatus()
        pod.status.phase = .pending
        store(pod)
        markCondemned()
    }

    /// Writes a Pod's metadata and what is wanted of it; its status stays as it is.
    mutating func update(_ pod: Pod) throws(Refusal) {
        guard let stored = truth.pods[pod.metadata.name] else { throw .notFound }
        guard pod.metadata.resourceVersion == stored.metadata.resourceVersion else { throw .conflict }
        var pod = pod
        pod.status = stored.status
        store(pod)
    }

    /// Asks for a Pod's deletion; what it is is checked where the request says it.
    mutating func delete(_ pod: Pod) throws(Refusal) {
        guard let stored = truth.pods[pod.metadata.name] else { throw .notFound }
        if pod.metadata.uid != "", pod.metadata.uid != stored.metadata.uid { throw .conflict }
        if pod.metadata.resourceVersion != "", pod.metadata.resourceVersion != stored.metadata.resourceVersion {
            throw .conflict
        }
        let now = now
        changePod(pod.metadata.name) { $0.metadata.deletionTimestamp = $0.metadata.deletionTimestamp ?? now }
    }

    mutating func create(_ claim: PersistentVolumeClaim) throws(Refusal) {
        guard truth.claims[claim.metadata.name] == nil else { throw .alreadyExists }
        var claim = claim
        identify(&claim.metadata, as: "claim")
        store(claim)
    }

    mutating func update(_ claim: PersistentVolumeClaim) throws(Refusal) {
        guard let stored = truth.claims[claim.metadata.name] else { throw .notFound }
        guard claim.metadata.resourceVersion == stored.metadata.resourceVersion else { throw .conflict }
        store(claim)
    }

    mutating func create(_ revision: ControllerRevision) throws(Refusal) {
        guard truth.revisions[revision.metadata.name] == nil else { throw .alreadyExists }
        var revision = revision
        identify(&revision.metadata, as: "revision")
        store(revision)
    }

    mutating func update(_ revision: ControllerRevision) throws(Refusal) {
        guard let stored = truth.revisions[revision.metadata.name] else { throw .notFound }
        guard revision.metadata.resourceVersion == stored.metadata.resourceVersion else { throw .conflict }
        store(revision)
    }

    mutating func delete(_ revision: ControllerRevision) throws(Refusal) {
        guard let stored = truth.revisions[revision.metadata.name] else { throw .notFound }
        guard revision.metadata.uid == stored.metadata.uid else { throw .conflict }
        truth.revisions[revision.metadata.name] = nil
        changes.append(.revisionGone(revision.metadata.name))
    }

    mutating func store(_ pod: Pod) {
        var pod = pod
        stamp(&pod.metadata)
        truth.pods[pod.metadata.name] = pod
        changes.append(.pod(pod))
    }

    mutating func store(_ claim: PersistentVolumeClaim) {
        var claim = claim
        stamp(&claim.metadata)
        truth.claims[claim.metadata.name] = claim
        changes.append(.claim(claim))
    }

    mutating func store(_ revision: ControllerRevision) {
        var revision = revision
        stamp(&revision.metadata)
        truth.revisions[revision.metadata.name] = revision
        changes.append(.revision(revision))
    }

    mutating func changePod(_ podName: String, _ body: (inout Pod) -> Void) {
        guard var pod = truth.pods[podName] else { return }
        body(&pod)
        store(pod)
    }

    mutating func removePod(_ podName: String) {
        truth.pods[podName] = nil
        changes.append(.podGone(podName))
        for claimName in truth.claims.keys.sorted() where truth.claims[claimName]?.metadata.isTerminating == true {
            removeUnusedClaim(claimName)
        }
    }

    /// Takes a claim away unless a Pod uses it; then it is terminating until none does.
    mutating func removeUnusedClaim(_ claimName: String) {
        let isUsed = truth.pods.values.contains { pod in
            pod.spec.volumes.contains { $0.persistentVolumeClaim?.claimName == claimName }
        }
        guard isUsed else {
            truth.claims[claimName] = nil
            changes.append(.claimGone(claimName))
            return note("claim \(claimName) is gone, with all that was on it")
        }
        guard var claim = truth.claims[claimName], !claim.metadata.isTerminating else { return }
        claim.metadata.deletionTimestamp = now
        store(claim)
    }
}
