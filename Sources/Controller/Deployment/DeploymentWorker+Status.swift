import Model
import Rollout

extension DeploymentPass.Worker {
    /// Records what was seen, without a judgement on progress.
    mutating func writeStatus(for sets: DeploymentPass.Sets) throws {
        write(try status(for: sets))
    }

    /// Records what was seen of a rollout, and whether it gets on.
    mutating func writeRolloutStatus(for sets: DeploymentPass.Sets) throws {
        var status = try status(for: sets)
        let isWatched = deployment.hasProgressDeadline
        if !isWatched { status.remove(DeploymentConditionType.progressing) }
        let isOver =
            status.replicas == status.updatedReplicas && deployment.status.isProgressing(because: .available)
        if isWatched, !isOver { judgeProgress(&status, newSet: sets.new) }
        if let failure = failure(of: sets) {
            status.set(failure)
        } else {
            status.remove(DeploymentConditionType.replicaFailure)
        }
        plan.lookAgain = nextProgressCheck(status)
        write(status)
    }

    private mutating func write(_ status: DeploymentStatus) {
        if status != deployment.status { plan.writesStatus = true }
        plan.deployment.status = status
    }

    /// The counts as the sets report them, with the sizes from before this pass.
    private func status(for sets: DeploymentPass.Sets) throws -> DeploymentStatus {
        let all = sets.all
        func total(_ count: (ReplicaSet) -> Int32) -> Int32 { all.reduce(0) { $0 + count($1) } }
        var status = DeploymentStatus()
        status.observedGeneration = deployment.metadata.generation
        status.replicas = total(\.status.replicas)
        status.updatedReplicas = sets.new?.status.replicas ?? 0
        status.readyReplicas = total(\.status.readyReplicas)
        status.availableReplicas = total(\.status.availableReplicas)
        status.unavailableReplicas = max(0, total(\.size) - status.availableReplicas)
        status.terminatingReplicas = total { $0.status.terminatingReplicas ?? 0 }
        status.collisionCount = deployment.status.collisionCount
        status.conditions = deployment.status.conditions
        status.other = deployment.status.other
        status.set(try availability(of: status))
        return status
    }

    private func availability(of status: DeploymentStatus) throws -> DeploymentCondition {
        let unavailable = try bounds().unavailable
        let isAvailable = Int(status.availableReplicas) >= Int(desired) - unavailable
        return DeploymentCondition(
            DeploymentConditionType.available, isAvailable ? .true : .false,
            isAvailable ? .minimumAvailable : .minimumUnavailable,
            "Deployment \(isAvailable ? "has" : "does not have") minimum availability.", at: observation.now)
    }

    /// Sets the condition `Progressing`: done, getting on, out of time, or left as it is.
    private func judgeProgress(_ status: inout DeploymentStatus, newSet: ReplicaSet?) {
        let subject =
            newSet.map { "ReplicaSet \"\($0.metadata.name)\"" } ?? "Deployment \"\(deployment.metadata.name)\""
        let now = observation.now
        if deployment.isComplete(status) {
            status.set(.progressing(.true, .available, "\(subject) has successfully progressed.", at: now))
        } else if hasProgressed(to: status) {
            var condition = DeploymentCondition.progressing(.true, .updated, "\(subject) is progressing.", at: now)
            let current = deployment.status.condition(DeploymentConditionType.progressing)
            if let current, current.status == .true { condition.lastTransitionTime = current.lastTransitionTime }
            // The time of the last progress is renewed even when the reason stays the same.
            status.remove(DeploymentConditionType.progressing)
            status.set(condition)
        } else if isOutOfTime(status) {
            status.set(.progressing(.false, .timedOut, "\(subject) has timed out progressing.", at: now))
        }
    }

    /// Whether there are more new, ready or available Pods, or fewer old ones, than the stored status counts.
    private func hasProgressed(to status: DeploymentStatus) -> Bool {
        let stored = deployment.status
        return status.updatedReplicas > stored.updatedReplicas
            || status.replicas - status.updatedReplicas < stored.replicas - stored.updatedReplicas
            || status.readyReplicas > stored.readyReplicas || status.availableReplicas > stored.availableReplicas
    }

    /// Whether the last progress is longer ago than the deadline allows.
    private func isOutOfTime(_ status: DeploymentStatus) -> Bool {
        if status.isProgressing(because: .available) { return false }
        if status.isProgressing(because: .timedOut) { return true }
        return deadline(status).map { $0 < observation.now } ?? false
    }

    /// The moment by which a rollout must have got on; `nil` where nothing was noted to count from.
    private func deadline(_ status: DeploymentStatus) -> Timestamp? {
        guard deployment.hasProgressDeadline, let seconds = deployment.spec.progressDeadlineSeconds else { return nil }
        return status.condition(DeploymentConditionType.progressing)?.lastUpdateTime.map { $0 + .seconds(seconds) }
    }

    /// When a rollout that does not get on will have run out of time; a second later, as times are in whole seconds.
    private func nextProgressCheck(_ status: DeploymentStatus) -> Timestamp? {
        if deployment.isComplete(status) { return nil }
        // A finished rollout whose Pods fail later is not timed again, and neither is one that has run out of time.
        if status.isProgressing(because: .available) || status.isProgressing(because: .timedOut) { return nil }
        return deadline(status).map { $0 + .seconds(1) }
    }

    /// The new set's failure to make or delete Pods, or else an old set's.
    private func failure(of sets: DeploymentPass.Sets) -> DeploymentCondition? {
        let inOrder = (sets.new.map { [$0] } ?? []) + sets.old
        return inOrder.lazy.flatMap(\.status.conditions).compactMap { json -> DeploymentCondition? in
            guard json["type"]?.string == DeploymentConditionType.replicaFailure,
                var condition = try? DeploymentCondition(json: json)
            else { return nil }
            condition.lastUpdateTime = condition.lastTransitionTime
            return condition
        }.first
    }
}
