import Controller
public import Model
import Rollout

/// What people, programs and machines do in a ``FaultWorld``.
enum FaultMove: Hashable, Sendable {
    /// Somebody wants this many Pods.
    case scale(Int)
    /// Somebody releases this version; one whose name has `broken` in it never gets ready.
    case release(String)
    /// Somebody moves the partition.
    case partition(Int)
    /// The containers of an ordinal's Pod have ended, and badly.
    case fail(Int)
    /// Somebody else deletes an ordinal's Pod.
    case evict(Int)
    /// An ordinal's Pod is not ready for a while.
    case falter(Int)
    /// Somebody takes the label with the Pod's name away.
    case stripLabel(Int)
    /// Somebody takes the owner of an ordinal's Pod away.
    case orphan(Int)
    /// Somebody makes a Pod under the name of an ordinal that has none, and manages it.
    case squat(Int)
    /// Somebody makes a Pod that the selector chooses, under a name that the set does not give.
    case lookAlike
    /// Somebody has a revision under the name that a version's revision would get.
    case takeName(String)
    /// Somebody deletes an ordinal's claim.
    case dropClaim(Int)
}

extension FaultWorld {
    /// Lets one of them act; a move that means nothing at its moment is passed over.
    mutating func take(_ move: FaultMove) {
        switch move {
        case .scale(let replicas):
            guard replicas != truth.set.wantedReplicas else { return }
            note { "\($0.name): replicas \($0.truth.set.wantedReplicas) -> \(replicas)" }
            changeSet { $0.spec.replicas = Int32(replicas) }
        case .release(let image):
            guard image != truth.set.image else { return }
            note { "\($0.name): image \($0.truth.set.image) -> \(image)" }
            changeSet { $0.spec.template = .running(image) }
        case .partition(let partition):
            let old = truth.set.spec.updateStrategy.rollingUpdate?.partition ?? 0
            guard Int32(partition) != old else { return }
            note { "\($0.name): partition \(old) -> \(partition)" }
            changeSet { $0.spec.updateStrategy.rollingUpdate?.partition = Int32(partition) }
        case .fail(let ordinal): end(podName(ordinal))
        case .evict(let ordinal): evict(podName(ordinal))
        case .falter(let ordinal): falter(podName(ordinal))
        case .stripLabel(let ordinal):
            guard let pod = own(podName(ordinal)), pod.metadata.labels["statefulset.kubernetes.io/pod-name"] != nil
            else {
                return
            }
            note("somebody takes the name's label off \(pod.metadata.name)")
            changePod(pod.metadata.name) { $0.metadata.labels["statefulset.kubernetes.io/pod-name"] = nil }
        case .orphan(let ordinal):
            guard let pod = own(podName(ordinal)) else { return }
            note("somebody takes the owner off \(pod.metadata.name)")
            changePod(pod.metadata.name) { $0.metadata.ownerReferences = [] }
        case .squat(let ordinal): squat(podName(ordinal))
        case .lookAlike: lookAlike()
        case .takeName(let image): takeName(for: image)
        case .dropClaim(let ordinal):
            let claimName = "data-\(podName(ordinal))"
            guard let claim = truth.claims[claimName], !claim.metadata.isTerminating else { return }
            note("somebody deletes claim \(claimName)")
            removeUnusedClaim(claimName)
        }
    }

    /// The Pod of this name, if the set manages it and it is not going.
    func own(_ podName: String) -> Pod? {
        truth.pods[podName].flatMap { pod in
            pod.metadata.isControlled(by: truth.set.metadata.uid) && !pod.isTerminating ? pod : nil
        }
    }

    private mutating func end(_ podName: String) {
        guard let pod = own(podName), pod.status.phase == .running else { return }
        note("\(podName) has Failed")
        changePod(podName) { pod in
            pod.status.phase = .failed
            pod.status.conditions = []
        }
    }

    mutating func evict(_ podName: String) {
        guard let pod = truth.pods[podName], !pod.isTerminating else { return }
        note("somebody else deletes \(podName) (\(pod.metadata.uid))")
        let now = now
        changePod(podName) { $0.metadata.deletionTimestamp = now }
    }

    private mutating func falter(_ podName: String) {
        guard let pod = own(podName), pod.isRunningAndReady else { return }
        note("\(podName) is Running, and no longer Ready")
        changePod(podName) { $0.status.conditions = [] }
    }

    private mutating func squat(_ podName: String) {
        guard truth.pods[podName] == nil else { return }
        var pod = Pod()
        pod.metadata = ObjectMeta(name: podName, namespace: "default", labels: ["app": "web"])
        var other = ObjectMeta(name: "other")
        other.uid = "other-1"
        pod.metadata.ownerReferences = [OwnerReference(apiVersion: "apps/v1", kind: "ReplicaSet", metadata: other)]
        note("somebody else makes a Pod \(podName)")
        try? create(pod)
    }

    private mutating func lookAlike() {
        guard truth.pods["\(name)-tools"] == nil else { return }
        var pod = Pod()
        pod.metadata = ObjectMeta(name: "\(name)-tools", namespace: "default", labels: ["app": "web"])
        note { "somebody makes a Pod \($0.name)-tools with the set's labels" }
        try? create(pod)
    }

    private mutating func takeName(for image: String) {
        let data = RevisionHash.data(for: .running(image))
        var revision = ControllerRevision()
        revision.metadata.name =
            RevisionHash.name(set: name, hash: RevisionHash.hash(of: data, collisionCount: 0)).rawValue
        guard truth.revisions[revision.metadata.name] == nil else { return }
        revision.metadata.namespace = "default"
        revision.data = ["spec": ["other": true]]
        note("somebody else has a revision \(revision.metadata.name)")
        try? create(revision)
    }
}

/// What nodes and the garbage collector do.
extension FaultWorld {
    /// Lets a Pod's node do the next thing that it has to do for it.
    mutating func advance(_ podName: String) {
        guard let pod = truth.pods[podName] else { return }
        if pod.isTerminating {
            note("\(podName) (\(pod.metadata.uid)) is gone")
            return removePod(podName)
        }
        let hasClaims = pod.spec.volumes.allSatisfy { volume in
            volume.persistentVolumeClaim.map { truth.claims[$0.claimName] != nil } ?? true
        }
        if pod.isPending, hasClaims {
            changePod(podName) { $0.status.phase = .running }
        } else if pod.status.phase == .running, !pod.isReady, !pod.isBroken {
            note("\(podName) (\(pod.metadata.uid)) is Running and Ready")
            var ready = PodCondition()
            ready.type = "Ready"
            ready.status = .true
            ready.lastTransitionTime = now
            changePod(podName) { $0.status.conditions = [ready] }
        }
    }

    /// Lets the garbage collector look at one claim; a claim that goes although its Pod was wanted is a loss.
    mutating func collect(_ claimName: String) throws(BrokenRule) {
        guard let claim = truth.claims[claimName], !claim.metadata.isTerminating else { return }
        let owners = claim.metadata.ownerReferences
        let living = Set(truth.pods.values.map(\.metadata.uid)).union([truth.set.metadata.uid, "other-1"])
        guard !owners.isEmpty, owners.allSatisfy({ !living.contains($0.uid) }) else { return }
        note("the collector deletes claim \(claimName): its owners are gone (\(owners.phrase))")
        let policy = truth.set.spec.persistentVolumeClaimRetentionPolicy?.whenScaled
        if policy != .delete || owners.contains(where: { !condemned.contains($0.uid) }) {
            throw BrokenRule(
                expected: "claim \(claimName) stays: no policy takes it away", instead: "the claim is deleted",
                rule: ReconcileRule.claimOwners)
        }
        removeUnusedClaim(claimName)
    }
}

extension Pod {
    /// Whether what it runs never gets ready.
    var isBroken: Bool { spec.containers.contains { $0.image.contains("broken") } }
}

extension PodTemplateSpec {
    /// The template of a small web server.
    public static func running(_ image: String) -> PodTemplateSpec {
        var container = Container()
        container.name = "web"
        container.image = image
        var template = PodTemplateSpec()
        template.metadata.labels = ["app": "web"]
        template.spec.containers = [container]
        return template
    }
}
