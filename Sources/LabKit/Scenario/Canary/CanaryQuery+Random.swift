import Controller
import Model
public import Rollout

extension CanaryQuery {
    /// Questions that the seed decides, of every kind and in states that a history seldom reaches.
    public static func randomQueries(seed: UInt64) -> [CanaryQuery] {
        var random = SplitMix64(seed: seed)
        let state = RolloutState.random(using: &random)
        let ordinal = Ordinal(state.start.number + random.number(in: 0...7))
        let history = RevisionRecord.randomHistory(using: &random)
        var alone = state
        alone.pods = []
        let live = history.map(\.name).filter { _ in random.chance(percent: 30) } + ["web-gone"]
        return [
            .decision(template: template(random.number(in: 0...4), using: &random), history: history),
            .newPod(ordinal, alone),
            .replacements(state),
            .expendable(history: history, live: live, limit: random.number(in: 0...4)),
        ]
    }

    /// Asks a policy the questions of many seeds, twice.
    public static func seededQuestions(
        _ histories: Histories, to policy: any CanaryPolicy
    ) -> SeededQuestions<CanaryQuestion> {
        SeededQuestions(histories, noMemory: CanaryRule.noMemory) { seed in
            randomQueries(seed: seed).map { query in
                CanaryQuestion(query.title, to: policy, query, right: query.rightAnswer)
            }
        }
    }

    private var title: String {
        switch self {
        case .decision: "What a template means for some history"
        case .newPod: "The revision of a new Pod in some state"
        case .replacements: "The Pods to replace in some state"
        case .expendable: "What is forgotten of some history"
        }
    }

    fileprivate static func template(_ number: Int, using random: inout SplitMix64) -> JSON {
        let annotations = random.chance(percent: 20) ? ["restartedAt": "noon"] : [:]
        return WorldRelease.data(
            image: "web:v\(number)", label: random.chance(percent: 10) ? "shop" : "web", annotations: annotations)
    }
}

extension RevisionRecord {
    /// Up to six entries with gaps in their numbers; two may hold the same template.
    fileprivate static func randomHistory(using random: inout SplitMix64) -> [RevisionRecord] {
        var number = 0
        return (0..<random.number(in: 0...6)).map { index in
            number += random.number(in: 1...3)
            let data = CanaryQuery.template(random.number(in: 0...4), using: &random)
            return RevisionRecord(name: RevisionName("web-r\(index)"), number: Int64(number), data: data)
        }
    }
}

extension RolloutState {
    /// Any strategy and size, with Pods in every state that they can be in.
    fileprivate static func random(using random: inout SplitMix64) -> RolloutState {
        let start = random.chance(percent: 50) ? 0 : random.number(in: 1...4)
        let strategy: Strategy =
            switch random.number(in: 0...9) {
            case 0: .onDelete
            case 1, 2: .rollingUpdate
            case 3, 4, 5: .partitioned(0)
            default: .partitioned(random.number(in: 1...6))
            }
        let healthy = random.element(of: [30, 70, 95]) ?? 70
        let updated = random.element(of: [10, 50, 90]) ?? 50
        let current: RevisionName = random.chance(percent: 15) ? "web-v2" : "web-v1"
        let pods = (start..<start + random.number(in: 1...6)).compactMap { number -> RolloutPod? in
            guard !random.chance(percent: 8) else { return nil }
            return pod(at: Ordinal(number), healthy: healthy, updated: updated, using: &random)
        }
        return RolloutState(
            strategy: strategy, maxUnavailable: random.chance(percent: 45) ? random.number(in: 1...4) : nil,
            start: Ordinal(start), currentReplicas: random.number(in: 0...6), currentRevision: current,
            updateRevision: "web-v2", pods: pods)
    }

    private static func pod(
        at ordinal: Ordinal, healthy: Int, updated: Int, using random: inout SplitMix64
    ) -> RolloutPod {
        let older: [RevisionName?] = ["web-v1", "web-v1", "web-v0", nil]
        let revision = random.chance(percent: updated) ? "web-v2" : (random.element(of: older) ?? "web-v1")
        let isHealthy = random.chance(percent: healthy)
        return RolloutPod(
            ordinal: ordinal, revision: revision, isAvailable: isHealthy,
            isTerminating: !isHealthy && random.chance(percent: 40))
    }
}

extension Scenario {
    /// A history that the seed decides: releases good and broken, partitions that move, people who undo, Pods that fail.
    public static func randomCanaryHistory(seed: UInt64, isParallel: Bool) -> Scenario {
        var random = SplitMix64(seed: seed)
        let start = random.chance(percent: 30) ? random.number(in: 1...4) : 0
        let replicas = random.number(in: 1...5)
        let rollout = WorldRollout(
            strategy: randomStrategy(using: &random),
            maxUnavailable: random.chance(percent: 40) ? random.number(in: 1...3) : nil,
            revisionHistoryLimit: random.number(in: 0...3))
        let set = WorldSet(
            management: isParallel ? .parallel : .orderedReady, start: Ordinal(start), replicas: replicas,
            minReadySeconds: random.element(of: [0, 0, 0, 5]) ?? 0, rollout: rollout)
        let delays = WorldDelays(
            startUp: .milliseconds(random.number(in: 2...20) * 100),
            readiness: .milliseconds(random.number(in: 0...40) * 100),
            shutdown: .milliseconds(random.number(in: 1...60) * 100), jitterPercent: 50)
        let world = PodWorld.atFirstRelease(set, delays: delays, seed: random.next())
        let moves = (0..<random.number(in: 4...12)).map { _ in
            (
                at: Duration.milliseconds(random.number(in: 0...900) * 100),
                move: randomMove(start: start, using: &random)
            )
        }
        let management = isParallel ? "Parallel" : "OrderedReady"
        return Scenario("A history of releases under \(management), seed \(seed)", world: world, moves: moves)
    }

    private static func randomStrategy(using random: inout SplitMix64) -> RolloutState.Strategy {
        switch random.number(in: 0...9) {
        case 0: .onDelete
        case 1: .rollingUpdate
        case 2...5: .partitioned(0)
        default: .partitioned(random.number(in: 1...5))
        }
    }

    private static func randomMove(start: Int, using random: inout SplitMix64) -> WorldMove {
        let ordinal = Ordinal(start + random.number(in: 0...4))
        switch random.number(in: 0...99) {
        case ..<38:
            let number = random.number(in: 1...4)
            return .release(WorldRelease("v\(number)", isBroken: number == 3))
        case ..<55: return .strategy(randomStrategy(using: &random))
        case ..<75: return .evict(ordinal)
        case ..<83: return .fail(ordinal)
        case ..<91: return .loseReadiness(ordinal, for: .milliseconds(random.number(in: 5...200) * 100))
        case ..<98: return .scale(random.number(in: 0...6))
        default: return .start(Ordinal(start + random.number(in: 0...1)))
        }
    }
}
