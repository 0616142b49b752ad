import Controller
import Model

/// Compares a plan with the one that the workshop's own pass makes of the same observation.
struct PlanComparison {
    let plan: ReconcilePlan
    let observation: StatefulSetObservation

    /// The first difference; `nil` where there is none.
    var broken: BrokenRule? {
        let right = ReconcilePlan(StatefulSetPass().plan(for: observation)).essential
        let plan = plan.essential
        // Under Parallel the workshop's pass goes on to the end of a batch; which Pods those are is not asked here.
        if !observation.set.isOrdered, right.obstacle != nil { return nil }
        for index in 0..<max(plan.writes.count, right.writes.count) {
            let expected = right.writes.indices.contains(index) ? right.writes[index] : nil
            let given = plan.writes.indices.contains(index) ? plan.writes[index] : nil
            if expected != given { return Self.broken(expected: expected, given: given) }
        }
        if plan.obstacle != right.obstacle {
            return BrokenRule(
                expected: right.obstacle.map { "the pass ends: \($0)" } ?? "no obstacle",
                instead: plan.obstacle.map { "\($0)" } ?? "no obstacle", rule: ReconcileRule.obstacle)
        }
        guard plan.status == right.status else {
            return Self.broken(status: plan.status, right: right.status, stored: observation.set.status)
        }
        return nil
    }

    /// The rule that another write breaks than the right one.
    static func broken(expected: StatefulSetAction?, given: StatefulSetAction?) -> BrokenRule {
        let phrases = (expected?.phrase ?? "nothing more", given?.phrase ?? "nothing more")
        guard phrases.0 == phrases.1, let expected, let given else {
            return BrokenRule(
                expected: phrases.0, instead: phrases.1,
                rule: rule(expected: expected?.operation, given: given?.operation))
        }
        return BrokenRule(
            expected: "\(expected.phrase): \(expected.detail)", instead: given.detail,
            rule: rule(expected: expected.operation, given: given.operation, isSame: true))
    }

    /// The rule that another status breaks than the right one.
    static func broken(
        status: StatefulSetStatus?, right: StatefulSetStatus?, stored: StatefulSetStatus
    ) -> BrokenRule {
        guard let status, let right else {
            return BrokenRule(
                expected: right.map { "status: \($0.phrase)" } ?? "no status is written: the stored one will do",
                instead: status.map { "status: \($0.phrase)" } ?? "no status is written", rule: ReconcileRule.silence)
        }
        return BrokenRule(
            expected: "status: \(right.phrase)", instead: "status: \(status.phrase)",
            rule: rule(ofStatus: status, right: right))
    }

    /// The rule that the first difference between two statuses is about.
    static func rule(ofStatus status: StatefulSetStatus, right: StatefulSetStatus) -> LessonRule {
        if status.observedGeneration != right.observedGeneration { return ReconcileRule.generation }
        if status.updateRevision != right.updateRevision { return ReconcileRule.updateRevision }
        if status.currentRevision != right.currentRevision {
            let isEarly =
                status.currentRevision == right.updateRevision || right.currentRevision == right.updateRevision
            return isEarly ? ReconcileRule.rolloutDone : ReconcileRule.currentRevision
        }
        if status.collisionCount ?? 0 != right.collisionCount ?? 0 { return ReconcileRule.collision }
        let isCounted =
            status.replicas == right.replicas && status.readyReplicas == right.readyReplicas
            && status.availableReplicas == right.availableReplicas
        if !isCounted { return ReconcileRule.counts }
        return status.updatedReplicas == right.updatedReplicas && status.currentReplicas > right.currentReplicas
            ? ReconcileRule.replaced : ReconcileRule.byRevision
    }

    /// The rule that asks for the one kind of write where the other came, or none.
    static func rule(expected: String?, given: String?, isSame: Bool = false) -> LessonRule {
        switch (expected, given) {
        case ("createRevision"?, "createRevision"?): ReconcileRule.newRevision
        case ("createRevision"?, _), ("updateRevision"?, _), (_, "createRevision"?), (_, "updateRevision"?):
            ReconcileRule.updateRevision
        case ("createPod"?, "createPod"?): ReconcileRule.newPod
        case ("deletePod"?, "deletePod"?): isSame ? ReconcileRule.preconditions : ReconcileRule.carryOut
        case ("createClaim"?, _): ReconcileRule.claimsFirst
        case ("updateClaim"?, _): ReconcileRule.claimOwners
        case ("updatePod"?, _): ReconcileRule.repair
        case ("deleteRevision"?, _): ReconcileRule.forget
        case ("createPod"?, _): ReconcileRule.carryOut
        case ("deletePod"?, nil): ReconcileRule.replacements
        case ("deletePod"?, _): ReconcileRule.stages
        case (_, "createPod"?), (_, "deletePod"?): ReconcileRule.patience
        case (_, "createClaim"?): ReconcileRule.claimsFirst
        case (_, "updateClaim"?): ReconcileRule.claimOwners
        case (_, "updatePod"?): ReconcileRule.repair
        case (_, "deleteRevision"?): ReconcileRule.forget
        case (_, _): ReconcileRule.stages
        }
    }
}

extension StatefulSetAction {
    /// The write's kind, as recorded passes name it.
    var operation: String {
        switch self {
        case .createPod: "createPod"
        case .updatePod: "updatePod"
        case .deletePod: "deletePod"
        case .createClaim: "createClaim"
        case .updateClaim: "updateClaim"
        case .createRevision: "createRevision"
        case .updateRevision: "updateRevision"
        case .deleteRevision: "deleteRevision"
        }
    }
}
