import Model
public import Rollout

/// Asks whether a Deployment goes well in the hands of a policy, while people release, undo and scale.
public struct RollingHistory: Examination, Sendable {
    let title: String
    let world: RollingWorld
    var policy: any DeploymentPolicy
    /// Whether a wrong answer ends the history; where it does not, it is carried out.
    var isJudged = true

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
        guard let (world, broken) = failure() else { return nil }
        TimelineFolder.keep(of: replay) { timeline(of: broken, at: world.elapsed) }
        return Story(title: title, chronicle: world.chronicle, broken: broken, replay: replay)
    }

    /// The first rule that is broken, and the world as it was then.
    fileprivate func failure() -> (world: RollingWorld, broken: BrokenRule)? {
        var world = world
        do throws(BrokenRule) {
            repeat {
                try act(in: &world)
                if world.elapsed > .seconds(3600) { throw unrest("still at work after an hour") }
            } while world.advance()
            try checkRest(of: world)
            return nil
        } catch {
            return (world, error)
        }
    }

    private func unrest(_ text: String) -> BrokenRule {
        BrokenRule(expected: "the rollout comes to its end", instead: text, rule: RollingRule.rest)
    }

    /// One pass, as a Deployment controller makes it.
    func act(in world: inout RollingWorld) throws(BrokenRule) {
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
        if !isJudged, let answer { return answer }
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
        var shortest: (history: RollingHistory, seed: UInt64, world: RollingWorld, broken: BrokenRule)?
        var count = 0
        for seed in seeds {
            let history = RollingHistory.random(seed: seed, of: policy)
            guard let (world, broken) = history.failure() else { continue }
            count += 1
            if let shortest, shortest.world.chronicle.steps.count <= world.chronicle.steps.count { continue }
            shortest = (history, seed, world, broken)
        }
        guard let shortest else { return nil }
        let (history, world, broken) = (shortest.history, shortest.world, shortest.broken)
        TimelineFolder.keep(of: replay) { history.timeline(of: broken, at: world.elapsed) }
        var title = history.title
        if seeds.count > 1 {
            let others = count == 1 ? "only this one fails" : "\(count) fail, this is the shortest"
            title += " (of \(seeds.count) histories \(others))"
        }
        return Story(
            title: title, chronicle: world.chronicle, broken: broken, replay: "ORDINAL_SEED=\(shortest.seed) \(replay)")
    }
}
