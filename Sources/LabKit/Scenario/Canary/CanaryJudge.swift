import Model
import Rollout

/// Compares a canary policy's answer with the right one and names the rule that the first difference breaks.
struct CanaryJudge: Sendable {
    /// The name of the set in the words of the judgement.
    var set = "web"

    /// Asks a policy.
    ///
    /// - Returns: its answer, unless it threw, and the rule that it broke, unless the answer was right.
    func ask(
        _ query: CanaryQuery, of policy: any CanaryPolicy, right: CanaryAnswer
    ) -> (answer: CanaryAnswer?, broken: BrokenRule?) {
        do {
            let answer = try query.answer(of: policy)
            guard answer != right else { return (answer, nil) }
            let broken = BrokenRule(
                expected: right.phrase(set: set), instead: answer.phrase(set: set),
                rule: rule(brokenBy: answer, right: right, query))
            return (answer, broken)
        } catch {
            return (
                nil,
                BrokenRule(expected: right.phrase(set: set), instead: "\(error)", rule: rule(demanding: right, query))
            )
        }
    }

    private func rule(brokenBy answer: CanaryAnswer, right: CanaryAnswer, _ query: CanaryQuery) -> LessonRule {
        switch (query, answer, right) {
        case (.decision(let template, let history), .decision(let answer), .decision(let right)):
            decisionRule(answer, right: right, template: template, history: history)
        case (.newPod(let ordinal, let state), .newPod(let answer), .newPod(let right)):
            newPodRule(answer, right: right, at: ordinal, state)
        case (.replacements(let state), .replacements(let answer), .replacements(let right)):
            replacementRule(answer, right: right, state)
        case (.expendable(_, let live, _), .expendable(let answer), .expendable):
            answer.contains { live.contains($0) } ? CanaryRule.live : CanaryRule.limit
        case (.decision, _, _), (.newPod, _, _), (.replacements, _, _), (.expendable, _, _):
            rule(demanding: right, query)
        }
    }

    /// The rule that asks for the right answer, where there is no other to compare it with.
    private func rule(demanding right: CanaryAnswer, _ query: CanaryQuery) -> LessonRule {
        switch (query, right) {
        case (_, .decision(.keep)): CanaryRule.equalTemplate
        case (_, .decision(.renumber)): CanaryRule.rollback
        case (_, .decision(.create)): CanaryRule.nextNumber
        case (.newPod(let ordinal, let state), .newPod(let right)):
            newPodRule(
                right == state.currentRevision ? state.updateRevision : state.currentRevision, right: right,
                at: ordinal, state)
        case (.replacements(let state), .replacements(let right)):
            right.isEmpty
                ? waitingRule(state) : state.maxUnavailable == nil ? CanaryRule.highestFirst : CanaryRule.budget
        case (_, .expendable(let right)): right.isEmpty ? CanaryRule.live : CanaryRule.limit
        case (_, .newPod), (_, .replacements): CanaryRule.noMemory
        }
    }

    private func decisionRule(
        _ answer: RevisionDecision, right: RevisionDecision, template: JSON, history: [RevisionRecord]
    ) -> LessonRule {
        switch (answer, right) {
        case (.create, .create), (.renumber, .renumber):
            if case (.renumber(let given, _), .renumber(let wanted, _)) = (answer, right), given != wanted {
                return CanaryRule.rollback
            }
            return CanaryRule.nextNumber
        case (.keep(let name), _), (.renumber(let name, _), _):
            // A revision that does not hold the template was taken for one that does.
            let isMistaken = history.contains { $0.name == name && $0.data != template }
            if isMistaken { return CanaryRule.wholeTemplate }
            return right.isKeep ? CanaryRule.equalTemplate : CanaryRule.rollback
        case (.create, .keep): return CanaryRule.equalTemplate
        case (.create, .renumber): return CanaryRule.rollback
        }
    }

    private func newPodRule(
        _ answer: RevisionName, right: RevisionName, at ordinal: Ordinal, _ state: RolloutState
    ) -> LessonRule {
        switch state.strategy {
        case .onDelete: return CanaryRule.onDelete
        case .rollingUpdate: return CanaryRule.currentReplicas
        case .partitioned(let partition):
            let byOrdinal = ordinal.number < partition ? state.currentRevision : state.updateRevision
            if answer == byOrdinal { return CanaryRule.distance }
            return right == state.currentRevision ? CanaryRule.stableReturns : CanaryRule.atPartition
        }
    }

    private func replacementRule(_ answer: [Ordinal], right: [Ordinal], _ state: RolloutState) -> LessonRule {
        for ordinal in answer where !right.contains(ordinal) {
            if let rule = rule(forbidding: ordinal, state) { return rule }
        }
        if state.maxUnavailable != nil {
            guard answer.count == right.count else {
                let hasBroken = state.pods.contains { !$0.isAvailable }
                return answer.count > right.count && hasBroken ? CanaryRule.brokenSpend : CanaryRule.budget
            }
            return CanaryRule.budget
        }
        guard let wanted = right.first else { return waitingRule(state) }
        if answer.isEmpty, let pod = state.pod(at: wanted) {
            if !pod.isAvailable { return CanaryRule.brokenOutdated }
            if pod.revision == nil { return CanaryRule.outdatedOnly }
            let isLowest =
                !state.isBelowPartition(pod.ordinal) && pod.ordinal.number - state.start.number == state.partition
            return isLowest ? CanaryRule.downToPartition : CanaryRule.highestFirst
        }
        return CanaryRule.highestFirst
    }

    /// The rule that forbids to replace an ordinal's Pod, whatever the other Pods are like.
    private func rule(forbidding ordinal: Ordinal, _ state: RolloutState) -> LessonRule? {
        if state.strategy == .onDelete { return CanaryRule.onDelete }
        guard let pod = state.pod(at: ordinal) else { return CanaryRule.outdatedOnly }
        if state.isBelowPartition(ordinal) {
            return ordinal.number < state.partition ? CanaryRule.downToPartition : CanaryRule.distance
        }
        if pod.isTerminating { return CanaryRule.terminating }
        return pod.revision == state.updateRevision ? CanaryRule.outdatedOnly : nil
    }

    /// The rule because of which nothing is replaced.
    private func waitingRule(_ state: RolloutState) -> LessonRule {
        if state.strategy == .onDelete { return CanaryRule.onDelete }
        if state.maxUnavailable != nil { return CanaryRule.brokenSpend }
        let candidates = state.pods.filter { !state.isBelowPartition($0.ordinal) }
        if candidates.contains(where: \.isTerminating) { return CanaryRule.terminating }
        return candidates.contains { !$0.isAvailable } ? CanaryRule.waitAvailable : CanaryRule.downToPartition
    }
}

extension RolloutState {
    /// The Pod of an ordinal, if there is one.
    func pod(at ordinal: Ordinal) -> RolloutPod? { pods.first { $0.ordinal == ordinal } }

    /// How many Pods from the first on keep their revision.
    var partition: Int {
        if case .partitioned(let partition) = strategy { partition } else { 0 }
    }

    /// Whether a rollout leaves the ordinal alone.
    func isBelowPartition(_ ordinal: Ordinal) -> Bool { ordinal.number - start.number < partition }
}

extension RevisionDecision {
    fileprivate var isKeep: Bool {
        if case .keep = self { true } else { false }
    }
}
