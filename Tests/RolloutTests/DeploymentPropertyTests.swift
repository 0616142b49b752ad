import Foundation
import Model
import Rollout
import Testing

/// A Deployment whose sets do what they are told, some time later.
private struct Simulation {
    var random: SplitMix64
    var state: DeploymentState
    let policy = ReferenceDeploymentPolicy()

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        let desired = Int.random(in: 0...20, using: &random)
        let maxSurge = Self.setting(using: &random)
        let maxUnavailable = Self.setting(using: &random)
        state = DeploymentState(
            strategy: .rollingUpdate(maxSurge: maxSurge, maxUnavailable: maxUnavailable), desired: desired,
            newSet: SetState(name: "new", order: 9, size: 0), oldSets: [])
        var rest = desired
        for index in 0..<Int.random(in: 1...3, using: &random) {
            let size = index == 0 ? rest : Int.random(in: 0...rest, using: &random)
            state.oldSets.append(SetState(name: "old-\(index)", order: index, size: size))
            rest -= size
        }
    }

    static func setting(using random: inout SplitMix64) -> IntOrString {
        Bool.random(using: &random)
            ? .int(.random(in: 0...6, using: &random)) : .string("\(Int.random(in: 0...100, using: &random))%")
    }

    var bounds: DeploymentBounds { policy.bounds(of: state.strategy, desired: state.desired) }
    var total: Int { state.allSets.reduce(0) { $0 + $1.size } }
    var available: Int { state.allSets.reduce(0) { $0 + $1.available } }
    var isDone: Bool { state.newSet?.available == state.desired && total == state.desired }

    /// One pass of the controller; a smaller set loses Pods that are not available first.
    mutating func pass() {
        let size = policy.newSetSize(in: state) ?? 0
        if size != state.newSet?.size {
            state.newSet?.size = size
            return
        }
        for change in policy.oldSetSizes(in: state) {
            for index in state.oldSets.indices where state.oldSets[index].name == change.set {
                state.oldSets[index].size = change.size
                state.oldSets[index].available = min(state.oldSets[index].available, change.size)
            }
        }
    }

    /// Some new Pods become available.
    mutating func wait() {
        guard let new = state.newSet, new.size > new.available else { return }
        state.newSet?.available += Int.random(in: 1...(new.size - new.available), using: &random)
    }

    /// One old Pod stops being available.
    mutating func fail() {
        let candidates = state.oldSets.indices.filter { state.oldSets[$0].available > 0 }
        guard let index = candidates.randomElement(using: &random) else { return }
        state.oldSets[index].available -= 1
    }
}

@Suite("What every rolling update keeps to")
struct DeploymentPropertyTests {
    @Test("A healthy rollout stays within its bounds at every step, and ends", arguments: UInt64(1)...300)
    func bounds(seed: UInt64) {
        var simulation = Simulation(seed: seed)
        let bounds = simulation.bounds
        var steps = 0
        while !simulation.isDone, steps < 500 {
            simulation.pass()
            #expect(simulation.total <= simulation.state.desired + bounds.surge, "seed \(seed), step \(steps)")
            #expect(
                simulation.available >= simulation.state.desired - bounds.unavailable, "seed \(seed), step \(steps)")
            simulation.wait()
            steps += 1
        }
        #expect(simulation.isDone, "seed \(seed) is not done after \(steps) steps: \(simulation.state)")
    }

    @Test("When old Pods fail, the controller itself never makes unavailability worse", arguments: UInt64(1)...300)
    func failures(seed: UInt64) {
        var simulation = Simulation(seed: seed)
        let minimum = simulation.state.desired - simulation.bounds.unavailable
        for step in 0..<40 {
            if Int.random(in: 0..<3, using: &simulation.random) == 0 { simulation.fail() }
            let before = simulation.available
            simulation.pass()
            #expect(simulation.available >= min(before, minimum), "seed \(seed), step \(step)")
            #expect(
                simulation.total <= simulation.state.desired + simulation.bounds.surge, "seed \(seed), step \(step)")
            if Bool.random(using: &simulation.random) { simulation.wait() }
        }
    }

    @Test("Scaling amid a rollout fills exactly what is allowed", arguments: UInt64(1)...300)
    func scaling(seed: UInt64) {
        var simulation = Simulation(seed: seed)
        for _ in 0..<Int.random(in: 0...4, using: &simulation.random) {
            simulation.pass()
            simulation.wait()
        }
        let maximum = simulation.state.desired + simulation.bounds.surge
        simulation.state.newSet?.notedMaximum = maximum
        for index in simulation.state.oldSets.indices { simulation.state.oldSets[index].notedMaximum = maximum }
        simulation.state.desired = Int.random(in: 0...40, using: &simulation.random)

        let sizes = simulation.policy.sizesAfterScaling(in: simulation.state)
        let active = simulation.state.allSets.filter { $0.size > 0 }
        #expect(sizes.allSatisfy { $0.size >= 0 }, "seed \(seed)")
        if active.count > 1 {
            let surge = simulation.state.desired > 0 ? simulation.bounds.surge : 0
            #expect(sizes.reduce(0) { $0 + $1.size } == simulation.state.desired + surge, "seed \(seed)")
        }
    }

    @Test("Questions and answers survive the way through a pipe", arguments: UInt64(1)...50)
    func codable(seed: UInt64) throws {
        let state = Simulation(seed: seed).state
        let question = try JSONEncoder().encode(state)
        #expect(try JSONDecoder().decode(DeploymentState.self, from: question) == state)
        let sizes = ReferenceDeploymentPolicy().oldSetSizes(in: state)
        let answer = try JSONEncoder().encode(sizes)
        #expect(try JSONDecoder().decode([SetSize].self, from: answer) == sizes)
    }
}
