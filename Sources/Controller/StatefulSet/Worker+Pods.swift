import Model
import Network
import Rollout
import Storage

extension StatefulSetPass.Worker {
    /// The rollout as it stands with these Pods.
    func rolloutState(pods: [Ordinal: Pod]) throws -> RolloutState {
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
        let isAvailable = pod.isRunningAndAvailable(
            at: observation.now, minReadySeconds: set.spec.minReadySeconds)
        return RolloutPod(
            ordinal: ordinal, revision: pod.metadata.labels[StatefulSetLabel.revision].map { RevisionName($0) },
            isAvailable: isAvailable && !pod.isTerminating,
            isTerminating: pod.isTerminating)
    }

    /// At least one, and a percentage is rounded down.
    private func maxUnavailable() throws -> Int {
        guard let value = set.spec.updateStrategy.rollingUpdate?.maxUnavailable else { return 1 }
        guard let number = value.scaled(total: set.wantedReplicas, rounding: .down) else {
            throw StatefulSetPassError.invalidMaxUnavailable(value)
        }
        return max(1, number)
    }

    /// The Pod that an ordinal without one gets: at the revision that the canary says.
    func newPod(at ordinal: Ordinal) throws -> Pod {
        let updateName = RevisionName(revisions.update.metadata.name)
        let name = try policies.canary.revision(forNewPodAt: ordinal, in: try rolloutState(pods: [:]))
        let template = name == updateName ? revisions.updateTemplate : revisions.currentTemplate
        var pod = Pod(template: template.value, owner: set)
        let identity = try policies.identity.identity(
            of: ordinal, inSet: set.metadata.name, service: set.spec.serviceName)
        pod.metadata.name = identity.name
        pod.metadata.labels.merge(identity.labels) { $1 }
        pod.metadata.labels[StatefulSetLabel.revision] = name.rawValue
        pod.spec.hostname = identity.hostname
        pod.spec.subdomain = identity.subdomain
        pod.spec.volumes = try volumes(for: ordinal, keeping: pod.spec.volumes)
        return pod
    }

    /// Claims first, then the Pod, then the owners of claims that were there before.
    func creation(of ordinal: Ordinal) throws -> StatefulSetPlan.Unit {
        let pod = try newPod(at: ordinal)
        if try hasStaleClaim(pod, at: ordinal) { return StatefulSetPlan.Unit() }
        var unit = try missingClaims(at: ordinal, of: pod)
        guard unit.failure == nil else { return unit }
        unit.actions.append(.createPod(pod))
        let ownerRepairs = try claimOwnerRepairs(pod: pod, at: ordinal)
        unit.actions += ownerRepairs
        if !isOrdered, !ownerRepairs.isEmpty {
            unit.actions += ownerRepairs + [.updatePod(pod)]
        }
        return unit
    }

    /// What a Pod that may stay needs: its claims while it is pending, its identity, its volumes, its claims' owners.
    func upkeep(of pod: Pod, at ordinal: Ordinal) throws -> StatefulSetPlan.Unit {
        var unit = StatefulSetPlan.Unit()
        if pod.isPending {
            unit = try missingClaims(of: pod, at: ordinal)
            if unit.failure != nil { return unit }
        }
        var repaired = pod
        var isRight = true
        if let labels = try policies.identity.repairedLabels(
            pod.metadata.labels, of: pod.metadata.name, inSet: set.metadata.name)
        {
            repaired.metadata.labels = labels
            isRight = false
        }
        if try !hasItsVolumes(pod, at: ordinal) {
            repaired.spec.volumes = try volumes(for: ordinal, keeping: pod.spec.volumes)
            isRight = false
            let claims = try missingClaims(at: ordinal, of: pod)
            unit.claimant = claims.claimant
            unit.actions += claims.actions
            if claims.failure != nil {
                unit.failure = claims.failure
                return unit
            }
        }
        let ownerRepairs = try claimOwnerRepairs(pod: pod, at: ordinal)
        unit.actions += ownerRepairs
        if !isRight || !ownerRepairs.isEmpty { unit.actions.append(.updatePod(repaired)) }
        return unit
    }
}
