import Controller
import Model
import Network
import Rollout

/// Looks at each write of a plan before it is made, and says which rule it breaks.
///
/// It goes by what was observed: that the news was old is nobody's fault.
struct PlanJudge {
    let observation: StatefulSetObservation
    let plan: ReconcilePlan
    private let pods: [Ordinal: Pod]
    private let update: RevisionName?

    init(observation: StatefulSetObservation, plan: ReconcilePlan) {
        self.observation = observation
        self.plan = plan
        var pods: [Ordinal: Pod] = [:]
        for pod in observation.pods { pods[Self.ordinal(of: pod)] = pod }
        self.pods = pods
        let data = RevisionHash.data(for: observation.set.spec.template)
        var revisions = observation.revisions.sorted { $0.revision < $1.revision }
        for case .createRevision(let revision) in plan.writes { revisions.append(revision) }
        update = revisions.last { $0.data == data }.map { RevisionName($0.metadata.name) }
    }

    private var set: StatefulSet { observation.set }

    private static func ordinal(of pod: Pod) -> Ordinal {
        ReferenceIdentity().parse(podName: pod.metadata.name)?.ordinal ?? 0
    }

    /// The rule that the write breaks, if it breaks one.
    func judge(_ write: StatefulSetAction, at index: Int) -> BrokenRule? {
        switch write {
        case .createPod(let pod): judgeCreation(of: pod, at: index)
        case .deletePod(let pod, _): judgeDeletion(of: pod, write, at: index)
        case .updatePod(let pod):
            judgeUpdate(write, of: pod, observed: observation.pods.first { $0.metadata.name == pod.metadata.name })
        case .updateClaim(let claim): judgeUpdate(write, of: claim, observed: observation.claims[claim.metadata.name])
        case .createClaim(let claim):
            observation.claims[claim.metadata.name].map { _ in
                broken("claim \(claim.metadata.name) is used: it is there", write, ReconcileRule.claimsFirst)
            }
        case .createRevision(let revision): judgeRevision(revision, write)
        case .updateRevision(let revision):
            judgeUpdate(
                write, of: revision,
                observed: observation.revisions.first { $0.metadata.name == revision.metadata.name })
        case .deleteRevision(let revision): judgeForgetting(of: revision, write)
        }
    }

    private func broken(_ expected: String, _ write: StatefulSetAction, _ rule: LessonRule) -> BrokenRule {
        BrokenRule(expected: expected, instead: write.phrase, rule: rule)
    }

    // MARK: Pods

    private func judgeCreation(of pod: Pod, at index: Int) -> BrokenRule? {
        let write = StatefulSetAction.createPod(pod)
        let name = pod.metadata.name
        guard let parsed = ReferenceIdentity().parse(podName: name), set.wants(parsed.ordinal) else {
            return broken("a Pod that is wanted", write, ReconcileRule.carryOut)
        }
        if observation.pods.contains(where: { $0.metadata.name == name }) {
            return broken("\(name) is left as it is: it was observed", write, ReconcileRule.carryOut)
        }
        if set.isOrdered, let ordinal = firstNotAvailable(below: parsed.ordinal) {
            return broken("wait for \(set.metadata.name)-\(ordinal)", write, ReconcileRule.patience)
        }
        for template in set.spec.volumeClaimTemplates {
            let claimName = "\(template.metadata.name)-\(name)"
            if let claim = observation.claims[claimName] {
                guard claim.metadata.ownerReferences.contains(where: { $0.kind == "Pod" && $0.name == name }),
                    set.spec.persistentVolumeClaimRetentionPolicy?.whenScaled == .delete
                else { continue }
                return broken("wait until claim \(claimName) is gone", write, ReconcileRule.staleClaim)
            }
            let isMade = plan.writes.prefix(index).contains {
                if case .createClaim(let claim) = $0 { claim.metadata.name == claimName } else { false }
            }
            if !isMade { return broken("create claim \(claimName) first", write, ReconcileRule.claimsFirst) }
        }
        return judgeForm(of: pod, at: parsed.ordinal)
    }

    private func judgeForm(of pod: Pod, at ordinal: Ordinal) -> BrokenRule? {
        let name = pod.metadata.name
        func wrong(_ expected: String, _ instead: String) -> BrokenRule {
            BrokenRule(expected: expected, instead: instead, rule: ReconcileRule.newPod)
        }
        let label = pod.metadata.labels[StatefulSetLabel.podName]
        if label != name { return wrong("\(name) has its name as a label", label ?? "no such label") }
        let host = "\(pod.spec.hostname).\(pod.spec.subdomain)"
        let rightHost = "\(name).\(set.spec.serviceName)"
        if host != rightHost { return wrong("host and subdomain \(rightHost)", host) }
        if !pod.metadata.isControlled(by: set.metadata.uid) {
            return wrong("\(name) is managed by the set", "its owners are \(pod.metadata.ownerReferences.phrase)")
        }
        let partition = Int(set.spec.updateStrategy.rollingUpdate?.partition ?? 0)
        let current = set.status.currentRevision.rawValue
        let isStable = set.spec.updateStrategy.type != .onDelete && ordinal.number - set.startOrdinal.number < partition
        if isStable, observation.revisions.contains(where: { $0.metadata.name == current }) {
            let isRight = pod.revisionText == current
            return isRight ? nil : wrong("create \(name) at \(current), the current revision", "at \(pod.revisionText)")
        }
        guard !isStable, let update else { return nil }
        let right = "\(update) with \(set.image)"
        let given = "\(pod.revisionText) with \(pod.spec.containers.first?.image ?? "no image")"
        return right == given ? nil : wrong("create \(name) at \(right)", "at \(given)")
    }

    private func judgeDeletion(of pod: Pod, _ write: StatefulSetAction, at index: Int) -> BrokenRule? {
        let name = pod.metadata.name
        guard let observed = observation.pods.first(where: { $0.metadata.name == name }) else {
            return broken("only Pods that were observed are deleted", write, ReconcileRule.preconditions)
        }
        if observed.isTerminating {
            return broken("\(name) is left alone: it is terminating", write, ReconcileRule.carryOut)
        }
        let ordinal = Self.ordinal(of: observed)
        guard set.wants(ordinal) else { return judgeScaleDown(to: ordinal, write, at: index) }
        if observed.isFailed || observed.isSucceeded { return nil }
        return judgeReplacement(of: observed, at: ordinal, write, at: index)
    }

    private func judgeScaleDown(to ordinal: Ordinal, _ write: StatefulSetAction, at index: Int) -> BrokenRule? {
        guard set.isOrdered else { return nil }
        if let higher = pods.keys.max(), higher > ordinal {
            return broken("\(set.metadata.name)-\(higher) goes first", write, ReconcileRule.carryOut)
        }
        if let missing = firstNotAvailable(below: nil) {
            return broken("wait for \(set.metadata.name)-\(missing)", write, ReconcileRule.patience)
        }
        return otherDeletion(before: index, write, ReconcileRule.patience)
    }

    private func judgeReplacement(
        of pod: Pod, at ordinal: Ordinal, _ write: StatefulSetAction, at index: Int
    ) -> BrokenRule? {
        let strategy = set.spec.updateStrategy
        let partition = Int(strategy.rollingUpdate?.partition ?? 0)
        let name = pod.metadata.name
        if strategy.type == .onDelete || ordinal.number - set.startOrdinal.number < partition {
            return broken("\(name) stays as it is", write, ReconcileRule.replacements)
        }
        if pod.revisionText == update?.rawValue {
            return broken("\(name) stays: it has the update revision", write, ReconcileRule.replacements)
        }
        if set.isOrdered {
            if let missing = firstNotAvailable(below: nil) {
                return broken("wait for \(set.metadata.name)-\(missing)", write, ReconcileRule.patience)
            }
            if let extra = pods.keys.filter({ !set.wants($0) }).max() {
                return broken("\(set.metadata.name)-\(extra) goes first", write, ReconcileRule.patience)
            }
        }
        let above = pods.filter { set.wants($0.key) && $0.key > ordinal }.sorted { $0.key < $1.key }
        if let other = above.first(where: { $0.value.revisionText != update?.rawValue || !isAvailable($0.value) }) {
            return broken("wait for \(set.metadata.name)-\(other.key)", write, ReconcileRule.replacements)
        }
        return otherDeletion(before: index, write, ReconcileRule.replacements)
    }

    /// The broken rule where the plan deletes another Pod for the same reason.
    private func otherDeletion(before index: Int, _ write: StatefulSetAction, _ rule: LessonRule) -> BrokenRule? {
        guard case .deletePod(_, let reason) = write else { return nil }
        let isSecond = plan.writes.prefix(index).contains {
            if case .deletePod(_, reason) = $0 { true } else { false }
        }
        return isSecond ? broken("one Pod at a time", write, rule) : nil
    }

    private func isAvailable(_ pod: Pod) -> Bool {
        !pod.isTerminating
            && pod.isRunningAndAvailable(at: observation.now, minReadySeconds: set.spec.minReadySeconds)
    }

    private func firstNotAvailable(below limit: Ordinal?) -> Ordinal? {
        let first = set.startOrdinal.number
        let end = limit?.number ?? first + set.wantedReplicas
        return (first..<max(first, end)).map { Ordinal($0) }.first { pods[$0].map { !isAvailable($0) } ?? true }
    }

    // MARK: Other objects

    private func judgeUpdate<Object: APIObject>(
        _ write: StatefulSetAction, of object: Object, observed: Object?
    ) -> BrokenRule? {
        guard let observed else {
            return broken("only what was observed is updated", write, ReconcileRule.preconditions)
        }
        guard object.metadata.resourceVersion == observed.metadata.resourceVersion,
            object.metadata.uid == observed.metadata.uid
        else {
            return BrokenRule(
                expected: "\(write.phrase), version \(observed.metadata.resourceVersion)",
                instead: "it is written "
                    + (object.metadata.resourceVersion == ""
                        ? "without a version" : "with version \(object.metadata.resourceVersion)"),
                rule: ReconcileRule.preconditions)
        }
        // Kubernetes writes the Pod as well when it puts the owners of the Pod's claims right.
        let isCompanion = write.operation == "updatePod" && plan.writes.contains { $0.operation == "updateClaim" }
        return object == observed && !isCompanion
            ? broken("nothing: it is right as it is", write, ReconcileRule.silence) : nil
    }

    private func judgeRevision(_ revision: ControllerRevision, _ write: StatefulSetAction) -> BrokenRule? {
        observation.revisions.first { $0.data == revision.data }.map { known in
            broken(
                "revision \(known.metadata.name) is used: it holds this template", write, ReconcileRule.updateRevision)
        }
    }

    private func judgeForgetting(of revision: ControllerRevision, _ write: StatefulSetAction) -> BrokenRule? {
        let name = revision.metadata.name
        let isUsed =
            name == update?.rawValue || name == set.status.currentRevision.rawValue
            || observation.pods.contains { $0.revisionText == name }
        return isUsed ? broken("revision \(name) stays: it is in use", write, ReconcileRule.forget) : nil
    }
}
