import Model
import Rollout

/// Compares a deployment policy's answer with the right one and names the rule that the difference breaks.
struct RollingJudge: Sendable {
    /// Asks a policy.
    ///
    /// - Returns: its answer, unless it threw, and the rule that it broke, unless the answer was right.
    func ask(
        _ query: RollingQuery, of policy: any DeploymentPolicy, right: RollingAnswer
    ) -> (answer: RollingAnswer?, broken: BrokenRule?) {
        do {
            let answer = try query.answer(of: policy)
            guard !answer.leads(toTheSameAs: right) else { return (answer, nil) }
            let rule = rule(brokenBy: answer, right: right, query)
            return (answer, BrokenRule(expected: right.phrase, instead: answer.phrase, rule: rule))
        } catch {
            let rule = rule(brokenBy: .sizes([]), right: right, query)
            return (nil, BrokenRule(expected: right.phrase, instead: "\(error)", rule: rule))
        }
    }

    private func rule(brokenBy answer: RollingAnswer, right: RollingAnswer, _ query: RollingQuery) -> LessonRule {
        switch query {
        case .bounds(let strategy, let desired): boundsRule(answer, right: right, strategy, desired: desired)
        case .newSet(let state): newSetRule(answer, right: right, state)
        case .oldSets(let state): oldSetsRule(answer.sizes, right: right.sizes, state)
        case .scaling(let state): scalingRule(answer.sizes, right: right.sizes, state)
        }
    }

    private func boundsRule(
        _ answer: RollingAnswer, right: RollingAnswer, _ strategy: DeploymentState.Strategy, desired: Int
    ) -> LessonRule {
        guard case .rollingUpdate(let maxSurge, let maxUnavailable) = strategy else { return RollingRule.noBounds }
        let surge = maxSurge.scaled(total: desired, rounding: .up) ?? 0
        let unavailable = maxUnavailable.scaled(total: desired, rounding: .down) ?? 0
        guard case .bounds(let given) = answer else { return RollingRule.roundUp }
        if given.surge != surge { return RollingRule.roundUp }
        if unavailable > desired || desired == 0 { return RollingRule.atMostDesired }
        return surge == 0 && unavailable == 0 ? RollingRule.neverStuck : RollingRule.roundDown
    }

    private func newSetRule(_ answer: RollingAnswer, right: RollingAnswer, _ state: DeploymentState) -> LessonRule {
        if state.strategy == .recreate { return RollingRule.recreateWaits }
        if (state.newSet?.size ?? 0) >= state.desired { return RollingRule.upToDesired }
        if case .newSet(let size?) = answer, size > state.desired { return RollingRule.upToDesired }
        return RollingRule.ceiling
    }

    private func oldSetsRule(_ answer: [SetSize], right: [SetSize], _ state: DeploymentState) -> LessonRule {
        if state.strategy == .recreate { return RollingRule.recreateAll }
        let removed = state.removed(by: answer)
        let wanted = state.removed(by: right)
        let missing = state.newSet.map { $0.size - $0.available } ?? 0
        let isBehind = state.oldSets.contains { $0.size > 0 && $0.available > $0.size }
        if removed > wanted {
            if isBehind { return RollingRule.notCaughtUp }
            return missing > 0 && wanted == 0 ? RollingRule.newNotCounted : RollingRule.minimum
        }
        if state.oldSets.contains(where: { $0.available < $0.size }) { return RollingRule.unhealthyFirst }
        if isBehind { return RollingRule.notCaughtUp }
        return removed == wanted ? RollingRule.oldestFirst : RollingRule.minimum
    }

    private func scalingRule(_ answer: [SetSize], right: [SetSize], _ state: DeploymentState) -> LessonRule {
        let active = state.allSets.filter { $0.size > 0 }
        if active.count <= 1 { return RollingRule.oneSet }
        if let new = state.newSet, new.size == state.desired, new.available == state.desired {
            return RollingRule.saturated
        }
        if state.strategy == .recreate { return RollingRule.recreateSharesNothing }
        if state.desired == 0 { return RollingRule.toZero }
        let given = answer.byName
        guard Set(given.keys) == Set(right.byName.keys) else { return RollingRule.share }
        if answer.total != right.total { return RollingRule.restToLargest }
        let hasTwins = Set(active.map(\.size)).count < active.count
        return hasTwins ? RollingRule.largestFirst : RollingRule.share
    }
}

extension RollingAnswer {
    fileprivate var sizes: [SetSize] {
        if case .sizes(let sizes) = self { sizes } else { [] }
    }
}

extension [SetSize] {
    fileprivate var total: Int { byName.values.reduce(0, +) }
}

extension DeploymentState {
    /// By how many Pods the old sets shrink.
    fileprivate func removed(by sizes: [SetSize]) -> Int {
        let sizes = sizes.byName
        return oldSets.reduce(0) { $0 + $1.size - (sizes[$1.name] ?? $1.size) }
    }
}
