import Model
public import Rollout

/// Asks whether a Deployment goes well in the hands of a policy, while people release, undo and scale.
public struct RollingHistory: Examination, Sendable {
    private let title: String
    private let world: RollingWorld
    private let policy: any DeploymentPolicy

    /// A history that begins with all Pods of `v1` available.
    public init(
        _ title: String, of policy: any DeploymentPolicy, desired: Int, strategy: DeploymentState.Strategy,
        moves: [(at: Duration, move: RollingWorld.Move)], seed: UInt64 = 1
    ) {
        self.title = title
        self.policy = policy
        world = RollingWorld(desired: desired, strategy: strategy, moves: moves, seed: seed)
    }

    /// Lives through the history.
    public func story(replay: String) -> Story? {
        var world = world
        do throws(BrokenRule) {
            repeat {
                try act(in: &world)
                if world.elapsed > .seconds(3600) { throw unrest("still at work after an hour") }
            } while world.advance()
            try checkRest(of: world)
            return nil
        } catch {
            return Story(title: title, chronicle: world.chronicle, broken: error, replay: replay)
        }
    }

    private func unrest(_ text: String) -> BrokenRule {
        BrokenRule(expected: "the rollout comes to its end", instead: text, rule: RollingRule.rest)
    }

    /// One pass, as a Deployment controller makes it.
    private func act(in world: inout RollingWorld) throws(BrokenRule) {
        let state = world.state
        guard case .bounds(let bounds) = try ask(.bounds(state.strategy, desired: state.desired), in: &world) else {
            return
        }
        let maximum = state.desired + bounds.surge
        if state.allSets.contains(where: { $0.size > 0 && $0.notedDesired != state.desired }) {
            return try write(.scaling(state), maximum: maximum, in: &world)
        }
        switch state.strategy {
        case .recreate:
            if try shrinkOldSets(state, maximum: maximum, in: &world) { return }
            _ = try growNewSet(state, maximum: maximum, in: &world)
        case .rollingUpdate:
            if try growNewSet(state, maximum: maximum, in: &world) { return }
            _ = try shrinkOldSets(state, maximum: maximum, in: &world)
        }
    }

    private func growNewSet(
        _ state: DeploymentState, maximum: Int, in world: inout RollingWorld
    ) throws(BrokenRule) -> Bool {
        guard case .newSet(let size?) = try ask(.newSet(state), in: &world) else { return false }
        guard size != state.newSet?.size else { return false }
        world.resize(world.release, to: size, maximum: maximum)
        return true
    }

    private func shrinkOldSets(
        _ state: DeploymentState, maximum: Int, in world: inout RollingWorld
    ) throws(BrokenRule) -> Bool {
        guard case .sizes(let sizes) = try ask(.oldSets(state), in: &world) else { return false }
        for size in sizes { world.resize(size.set, to: size.size, maximum: maximum) }
        return !sizes.isEmpty
    }

    private func write(
        _ query: RollingQuery, maximum: Int, in world: inout RollingWorld
    ) throws(BrokenRule) {
        guard case .sizes(let sizes) = try ask(query, in: &world) else { return }
        for size in sizes { world.resize(size.set, to: size.size, maximum: maximum) }
    }

    private func ask(_ query: RollingQuery, in world: inout RollingWorld) throws(BrokenRule) -> RollingAnswer {
        let right = query.rightAnswer
        let (answer, broken) = RollingJudge().ask(query, of: policy, right: right)
        guard let broken else { return answer ?? right }
        for set in world.state.allSets where set.size > 0 || set.pods > 0 {
            world.note("\(set.name): size \(set.size), \(set.pods) Pods, \(set.available) of them available")
        }
        if let answer { world.note("your code: \(answer.phrase)") }
        throw broken
    }

    /// When nothing more happens by itself, all Pods are new, unless the new ones are broken or nobody may change them.
    private func checkRest(of world: RollingWorld) throws(BrokenRule) {
        let state = world.state
        let isBroken = world.sets.contains { $0.isBroken && $0.size > 0 }
        let isDone = state.newSet?.size == state.desired && state.oldSets.allSatisfy { $0.size == 0 }
        if !isBroken, !isDone, !state.isStuckByItsNotes {
            throw unrest("old Pods are left, and nothing more will happen")
        }
    }

    /// A history that the seed decides: releases good and broken, people who undo and scale, Pods that falter.
    public static func random(seed: UInt64, of policy: any DeploymentPolicy) -> RollingHistory {
        var random = SplitMix64(seed: seed)
        let moves = (0..<random.number(in: 2...8)).map { _ in
            (at: Duration.milliseconds(random.number(in: 0...400) * 100), move: randomMove(using: &random))
        }
        return RollingHistory(
            "A history of a Deployment, seed \(seed)", of: policy, desired: random.number(in: 1...10),
            strategy: .random(using: &random), moves: moves, seed: random.next())
    }

    private static func randomMove(using random: inout SplitMix64) -> RollingWorld.Move {
        switch random.number(in: 0...9) {
        case 0...4:
            let number = random.number(in: 1...4)
            return .release("v\(number)", isBroken: number == 3)
        case 5, 6, 7: return .scale(random.number(in: 0...12))
        case 8: return .strategy(.random(using: &random))
        default: return .falter(for: .milliseconds(random.number(in: 5...100) * 100))
        }
    }
}

extension DeploymentState {
    /// Whether Kubernetes itself goes no further: a set was sized for another number, and no size changes any more.
    fileprivate var isStuckByItsNotes: Bool {
        allSets.contains { $0.size > 0 && $0.notedDesired != desired }
    }
}

/// Asks whether many seeded histories go well in the hands of a policy, and tells the shortest that does not.
public struct RollingHistories: Examination, Sendable {
    private let seeds: [UInt64]
    private let policy: any DeploymentPolicy

    /// An examination by the histories of these seeds.
    public init(_ histories: Histories, of policy: any DeploymentPolicy) {
        seeds = histories.seeds
        self.policy = policy
    }

    /// Lives through all of them.
    public func story(replay: String) -> Story? {
        var shortest: Story?
        var count = 0
        for seed in seeds {
            let history = RollingHistory.random(seed: seed, of: policy)
            guard let story = history.story(replay: "ORDINAL_SEED=\(seed) \(replay)") else { continue }
            count += 1
            if let shortest, shortest.chronicle.steps.count <= story.chronicle.steps.count { continue }
            shortest = story
        }
        if seeds.count > 1, count > 0 {
            let others = count == 1 ? "only this one fails" : "\(count) fail, this is the shortest"
            shortest?.title += " (of \(seeds.count) histories \(others))"
        }
        return shortest
    }
}
