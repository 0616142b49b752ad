public import Controller
import Model

extension Roster {
    /// A roster that the seed decides: any management and size, with Pods in every state that they can be in.
    public static func random(seed: UInt64) -> Roster {
        var random = SplitMix64(seed: seed)
        let start = random.chance(percent: 50) ? 0 : random.number(in: 1...4)
        let replicas = random.number(in: 0...6)
        let minReadySeconds = random.element(of: [0, 0, 5, 10]) ?? 0
        let now = PodWorld.beginning + .seconds(600)
        let healthyPercent = random.element(of: [30, 70, 95]) ?? 70
        let gapPercent = random.element(of: [0, 5, 30]) ?? 5
        let pods = (0...start + replicas + random.number(in: 0...4)).compactMap { number -> RosterPod? in
            guard !random.chance(percent: gapPercent), number >= start || random.chance(percent: 20) else { return nil }
            return pod(
                at: Ordinal(number), now: now, minReadySeconds: minReadySeconds, healthyPercent: healthyPercent,
                using: &random)
        }
        return Roster(
            management: random.chance(percent: 65) ? .orderedReady : .parallel, start: Ordinal(start),
            replicas: replicas, minReadySeconds: minReadySeconds, now: now, pods: pods)
    }

    /// Asks an ordering about the rosters of many seeds, twice.
    ///
    /// Rosters come in states that a history seldom reaches; what is asked is only what a controller would ask.
    public static func seededQuestions(
        _ histories: Histories, to policy: any OrderingPolicy
    ) -> SeededQuestions<OrderingQuestion> {
        SeededQuestions(histories, noMemory: OrderingRule.noMemory) { seed in
            random(seed: seed).questions(to: policy)
        }
    }

    private func questions(to policy: any OrderingPolicy) -> [OrderingQuestion] {
        let reference = ReferenceOrdering()
        func question(_ title: String, _ kind: OrderingQuestion.Kind) -> OrderingQuestion {
            OrderingQuestion(title, to: policy, about: self, kind)
        }
        var questions = pods.filter { !$0.isTerminating }.map { pod in
            question("Whether a Pod is available", .available(pod, reference.isAvailable(pod, in: self)))
        }
        let wanted = reference.stepsForWantedPods(in: self)
        questions.append(question("The steps for the wanted Pods of a roster", .wanted(wanted)))
        if management == .parallel || wanted.allSatisfy(\.isKeep) {
            let condemned = reference.stepsForCondemnedPods(in: self)
            questions.append(question("The steps for the condemned Pods of a roster", .condemned(condemned)))
        }
        return questions
    }

    private static func pod(
        at ordinal: Ordinal, now: Timestamp, minReadySeconds: Int, healthyPercent: Int, using random: inout SplitMix64
    ) -> RosterPod {
        guard !random.chance(percent: healthyPercent) else {
            return RosterPod(ordinal: ordinal, phase: .running, readySince: now + .seconds(-300))
        }
        let phase = random.element(of: RosterPod.Phase.allCases + [.running, .running]) ?? .running
        let age = max(.zero, Duration.seconds(minReadySeconds) + .milliseconds(random.number(in: -1...1)))
        let isReady = random.chance(percent: phase == .running ? 60 : 5)
        return RosterPod(
            ordinal: ordinal, phase: phase, readySince: isReady ? now + (.zero - age) : nil,
            isTerminating: random.chance(percent: 35))
    }
}
