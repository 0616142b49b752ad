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
