public import Controller
public import Model
import Network
public import Rollout
public import Storage

/// One pass over a StatefulSet: what was observed, and the same in the words of the five policies.
public struct Pass: Sendable {
    /// What was observed.
    public let observation: StatefulSetObservation
    /// Who is asked.
    public let policies: Policies
    /// The revisions that the pass works with.
    public let revisions: Revisions
    /// The set's Pods by ordinal; a Pod whose name the set does not give is left out.
    public let pods: [Ordinal: Pod]

    /// Sorts the Pods by ordinal; everything else is kept as it is.
    public init(observation: StatefulSetObservation, policies: Policies, revisions: Revisions) throws {
        self.observation = observation
        self.policies = policies
        self.revisions = revisions
        var pods: [Ordinal: Pod] = [:]
        for pod in observation.pods {
            guard let parsed = try policies.identity.parse(podName: pod.metadata.name),
                parsed.set == observation.set.metadata.name
            else { continue }
            pods[parsed.ordinal] = pod
        }
        self.pods = pods
    }

    /// The set as it was observed.
    public var set: StatefulSet { observation.set }

    /// The Pods that are no longer wanted, by ordinal in descending order.
    public var condemned: [(ordinal: Ordinal, pod: Pod)] {
        pods.filter { !set.wants($0.key) }.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
    }

    /// What the ordering policy is asked about.
    public var roster: Roster {
        Roster(
            management: set.isOrdered ? .orderedReady : .parallel, start: set.startOrdinal,
            replicas: set.wantedReplicas, minReadySeconds: Int(set.spec.minReadySeconds), now: observation.now,
            pods: pods.map { RosterPod(observed: $0.value, at: $0.key) })
    }

    /// What the canary policy is asked about, where these are the set's wanted Pods.
    public func rollout(of pods: [Ordinal: Pod] = [:]) throws -> RolloutState {
        let strategy = set.spec.updateStrategy
        return RolloutState(
            strategy: strategy.type == .onDelete
                ? .onDelete : strategy.rollingUpdate.map { .partitioned(Int($0.partition ?? 0)) } ?? .rollingUpdate,
            maxUnavailable: observation.gates.maxUnavailableStatefulSet ? try maxUnavailable() : nil,
            start: set.startOrdinal, currentReplicas: Int(set.status.currentReplicas),
            currentRevision: RevisionName(revisions.current.metadata.name),
            updateRevision: RevisionName(revisions.update.metadata.name),
            pods: pods.map { rolloutPod($0.value, at: $0.key) })
    }

    private func rolloutPod(_ pod: Pod, at ordinal: Ordinal) -> RolloutPod {
        let isAvailable = pod.isRunningAndAvailable(at: observation.now, minReadySeconds: set.spec.minReadySeconds)
        return RolloutPod(
            ordinal: ordinal, revision: pod.metadata.labels["controller-revision-hash"].map { RevisionName($0) },
            isAvailable: isAvailable && !pod.isTerminating, isTerminating: pod.isTerminating)
    }

    /// At least one, and a percentage is rounded down.
    private func maxUnavailable() throws -> Int {
        guard let value = set.spec.updateStrategy.rollingUpdate?.maxUnavailable else { return 1 }
        guard let number = value.scaled(total: set.wantedReplicas, rounding: .down) else {
            throw StatefulSetPassError.invalidMaxUnavailable(value)
        }
        return max(1, number)
    }

    /// What the storage policy is asked about: a claim of an ordinal, and the ordinal's Pod.
    public func situation(of claim: PersistentVolumeClaim, of pod: Pod, at ordinal: Ordinal) -> ClaimSituation {
        let policy = set.spec.persistentVolumeClaimRetentionPolicy
        return ClaimSituation(
            set: ClaimOwner(kind: "StatefulSet", name: set.metadata.name, uid: set.metadata.uid),
            pod: ClaimOwner(
                kind: "Pod", name: pod.metadata.name, uid: pod.metadata.uid == "" ? nil : pod.metadata.uid),
            isPodWanted: set.wants(ordinal), whenDeleted: policy?.whenDeleted == .delete ? .delete : .retain,
            whenScaled: policy?.whenScaled == .delete ? .delete : .retain, owners: claim.metadata.ownerReferences)
    }
}

extension RosterPod {
    fileprivate init(observed pod: Pod, at ordinal: Ordinal) {
        let ready = pod.isReady ? pod.readyCondition : nil
        self.init(
            ordinal: ordinal, phase: Phase(rawValue: pod.status.phase.rawValue) ?? .pending,
            readySince: ready.map { $0.lastTransitionTime ?? Timestamp(seconds: 0) }, isTerminating: pod.isTerminating)
    }
}

extension RevisionRecord {
    /// What the canary policy is told of a revision.
    public init(of revision: ControllerRevision) {
        self.init(name: RevisionName(revision.metadata.name), number: revision.revision, data: revision.data)
    }
}

extension Volume {
    /// The volume that stands for a claim, under the name by which containers mount it.
    public init(claim: String, as name: String) {
        self.init()
        self.name = name
        var source = ClaimVolumeSource()
        source.claimName = claim
        persistentVolumeClaim = source
    }
}
