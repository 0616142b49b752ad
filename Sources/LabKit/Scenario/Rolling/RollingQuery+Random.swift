import Model
public import Rollout

extension RollingQuery {
    /// Questions that the seed decides, of every kind and in states that a rollout seldom reaches.
    public static func randomQueries(seed: UInt64) -> [RollingQuery] {
        var random = SplitMix64(seed: seed)
        let state = DeploymentState.random(using: &random)
        return [
            .bounds(.random(using: &random), desired: random.number(in: 0...40)),
            .newSet(state), .oldSets(state), .scaling(state),
        ]
    }

    /// Asks a policy the questions of many seeds, twice.
    public static func seededQuestions(
        _ histories: Histories, to policy: any DeploymentPolicy
    ) -> SeededQuestions<RollingQuestion> {
        SeededQuestions(histories, noMemory: RollingRule.noMemory) { seed in
            randomQueries(seed: seed).map { query in
                RollingQuestion(query.title, to: policy, query, right: query.rightAnswer)
            }
        }
    }

    private var title: String {
        switch self {
        case .bounds: "The bounds of some rollout"
        case .newSet: "The next size of the new set in some state"
        case .oldSets: "The next sizes of the old sets in some state"
        case .scaling: "The sizes after scaling in some state"
        }
    }
}

extension DeploymentState.Strategy {
    static func random(using random: inout SplitMix64) -> Self {
        if random.chance(percent: 15) { return .recreate }
        return .rollingUpdate(maxSurge: .random(using: &random), maxUnavailable: .random(using: &random))
    }
}

extension IntOrString {
    fileprivate static func random(using random: inout SplitMix64) -> IntOrString {
        switch random.number(in: 0...9) {
        case 0, 1: .int(0)
        case 2...4: .int(Int32(random.number(in: 1...5)))
        case 5: .string("0%")
        default: .string("\(random.element(of: [1, 10, 25, 30, 33, 50, 75, 100]) ?? 25)%")
        }
    }
}

extension DeploymentState {
    /// Any strategy, up to four sets, some of them empty, behind or unhealthy.
    fileprivate static func random(using random: inout SplitMix64) -> DeploymentState {
        let desired = random.chance(percent: 8) ? 0 : random.number(in: 1...12)
        let count = random.number(in: 0...3)
        let noted = random.number(in: 1...14)
        let sets = (0..<count).map { order in set(order: order, noted: noted, using: &random) }
        var new = random.chance(percent: 85) ? set(order: count, noted: noted, using: &random) : nil
        if random.chance(percent: 15), new != nil {
            new?.size = desired
            new?.available = desired
            new?.notedDesired = random.chance(percent: 80) ? desired : noted
        }
        let running = random.chance(percent: 50) ? 0 : random.number(in: 1...4)
        return DeploymentState(
            strategy: .random(using: &random), desired: desired, newSet: new, oldSets: sets, runningOldPods: running,
            lastReported: random.number(in: 0...14))
    }

    private static func set(order: Int, noted: Int, using random: inout SplitMix64) -> SetState {
        let size = random.chance(percent: 25) ? 0 : random.number(in: 1...8)
        let available: Int =
            switch random.number(in: 0...9) {
            case 0: size + random.number(in: 0...2)
            case 1...4: random.number(in: 0...size)
            default: size
            }
        let maximum = random.chance(percent: 85) ? noted + random.number(in: 0...3) : nil
        return SetState(
            name: "v\(order + 1)", order: order, size: size, pods: max(size, available), available: available,
            notedDesired: random.chance(percent: 85) ? noted : nil, notedMaximum: maximum)
    }
}
