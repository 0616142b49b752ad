public import Controller
import Model

/// Compares an ordering's answer with the right one and names the rule that the first difference breaks.
public struct OrderingJudge: Sendable {
    /// What the ordering was asked about.
    public let roster: Roster
    /// The name of the set in the words of the judgement.
    public let set: String

    /// A judge of answers about this roster.
    public init(roster: Roster, set: String = "web") {
        self.roster = roster
        self.set = set
    }

    /// The rule that an answer breaks, if it is not the right one.
    ///
    /// In order the two must be equal. In parallel keeping and waiting are the same, and the order does not matter.
    public func judge(_ answer: [OrderingStep], right: [OrderingStep]) -> BrokenRule? {
        switch roster.management {
        case .orderedReady: judgeInOrder(answer, right: right)
        case .parallel: judgeInParallel(answer, right: right)
        }
    }

    /// The rule that an answer about a Pod's availability breaks, if it is not the right one.
    public func judge(available answer: Bool, of pod: RosterPod, right: Bool) -> BrokenRule? {
        guard answer != right else { return nil }
        return BrokenRule(
            expected: words(right, pod), instead: "your code takes it for \(answer ? "available" : "not available")",
            rule: availabilityRule(of: pod))
    }

    /// What an ordering breaks that throws where it should answer with steps.
    public func thrown(_ error: any Error, right: [OrderingStep]) -> BrokenRule {
        let rule = judge([], right: right)?.rule ?? OrderingRule.oneStepEach
        return BrokenRule(expected: right.phrase(set: set), instead: "\(error)", rule: rule)
    }

    /// What an ordering breaks that throws where it should say whether a Pod is available.
    public func thrown(_ error: any Error, of pod: RosterPod, isAvailable: Bool) -> BrokenRule {
        BrokenRule(expected: words(isAvailable, pod), instead: "\(error)", rule: availabilityRule(of: pod))
    }

    private func availabilityRule(of pod: RosterPod) -> LessonRule {
        let isAboutTime = pod.phase == .running && pod.readySince != nil && roster.minReadySeconds > 0
        return isAboutTime ? OrderingRule.minReadySeconds : OrderingRule.available
    }

    private func words(_ isAvailable: Bool, _ pod: RosterPod) -> String {
        "\(set)-\(pod.ordinal) \(isAvailable ? "is" : "is not") available"
    }

    private func judgeInOrder(_ answer: [OrderingStep], right: [OrderingStep]) -> BrokenRule? {
        guard answer != right else { return nil }
        let work = answer.filter { !$0.isKeep }
        if work == right.filter({ !$0.isKeep }) {
            return BrokenRule(
                expected: right.phrase(set: set), instead: answer.phrase(set: set), rule: OrderingRule.oneStepEach)
        }
        for index in 0..<max(answer.count, right.count) {
            let given = index < answer.count ? answer[index] : nil
            let wanted = index < right.count ? right[index] : nil
            if given != wanted { return difference(given, right: wanted, of: right) }
        }
        return nil
    }

    private func judgeInParallel(_ answer: [OrderingStep], right: [OrderingStep]) -> BrokenRule? {
        for step in answer where !step.isIdle && !right.contains(step) {
            return difference(step, right: right.first { $0.ordinal == step.ordinal }, of: right)
        }
        for step in right {
            let given = answer.filter { $0.ordinal == step.ordinal }
            if given.count > 1 {
                return BrokenRule(
                    expected: step.phrase(set: set), instead: given.phrase(set: set), rule: OrderingRule.oneStepEach)
            }
            guard let only = given.first else { return difference(nil, right: step, of: right) }
            if only != step, !(only.isIdle && step.isIdle) { return difference(only, right: step, of: right) }
        }
        return nil
    }

    private func difference(_ given: OrderingStep?, right: OrderingStep?, of all: [OrderingStep]) -> BrokenRule {
        let about = right ?? given
        let silence = about.map { "no step for \(set)-\($0.ordinal)" } ?? "nothing"
        return BrokenRule(
            expected: right?.phrase(set: set) ?? silence, instead: given?.phrase(set: set) ?? silence,
            rule: given.flatMap { forbidding($0, right: right, of: all) } ?? right.map { demanding($0) }
                ?? OrderingRule.oneStepEach)
    }

    /// The rule that forbids a step whatever else there is to do.
    private func forbidding(_ step: OrderingStep, right: OrderingStep?, of all: [OrderingStep]) -> LessonRule? {
        let pod = roster.pod(at: step.ordinal)
        switch (step, pod) {
        case (.create(let ordinal), _) where !roster.isWanted(ordinal): return OrderingRule.wantedOrdinals
        case (.create, .some): return OrderingRule.atMostOne
        case (.create, nil): return right == nil ? OrderingRule.oneStepEach : nil
        case (.delete, nil): return OrderingRule.oneStepEach
        case (.delete, let pod?) where pod.isTerminating: return OrderingRule.terminating
        case (.delete(let ordinal), let pod?) where roster.isWanted(ordinal) && !pod.hasEnded:
            return OrderingRule.neverTheLiving
        case (.delete(let ordinal), .some) where !roster.isWanted(ordinal):
            if right?.ordinal == ordinal { return nil }
            let isAboutWanted = all.contains { roster.isWanted($0.ordinal) }
            return isAboutWanted ? OrderingRule.wantedOrdinals : OrderingRule.highestFirst
        case (.delete, _), (.keep, _), (.wait, _): return nil
        }
    }

    /// The rule that demands a step.
    private func demanding(_ step: OrderingStep) -> LessonRule {
        let isWanted = roster.isWanted(step.ordinal)
        let pod = roster.pod(at: step.ordinal)
        let isParallel = roster.management == .parallel
        switch (step, pod) {
        case (.create, _): return isParallel ? OrderingRule.parallel : OrderingRule.nextMissing
        case (.delete, let pod?) where isWanted && pod.hasEnded: return OrderingRule.ended
        case (.delete, let pod?):
            if isParallel { return OrderingRule.parallel }
            return isHealthy(pod) ? OrderingRule.highestFirst : OrderingRule.unhealthyCondemned
        case (.wait, let pod?) where pod.isTerminating: return OrderingRule.terminating
        case (.wait, let pod?) where !isWanted && !isParallel && !isHealthy(pod): return OrderingRule.unhealthyCondemned
        case (.wait, let pod?) where isLateByTime(pod): return OrderingRule.minReadySeconds
        case (.wait, _): return OrderingRule.predecessors
        case (.keep, _): return isParallel ? OrderingRule.parallel : OrderingRule.available
        case (.delete, nil): return OrderingRule.oneStepEach
        }
    }

    private func isHealthy(_ pod: RosterPod) -> Bool { ReferenceOrdering().isAvailable(pod, in: roster) }

    private func isLateByTime(_ pod: RosterPod) -> Bool { pod.phase == .running && pod.readySince != nil }
}

extension RosterPod {
    /// Whether all containers have ended, well or badly.
    var hasEnded: Bool { phase == .failed || phase == .succeeded }
}
