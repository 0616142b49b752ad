import Controller
import LabKit
import Model
import Testing

@Suite("A world of Pods in virtual time")
struct ScenarioWorldTests {
    private func lived(_ world: PodWorld) -> [String] {
        var world = world
        while world.advance() {}
        return world.chronicle.steps.map { step in
            "\(step.time.map(Story.timeText) ?? "") \(step.text)"
        }
    }

    @Test("takes a Pod from Pending to ready, and away again")
    func life() {
        var world = PodWorld(WorldSet(replicas: 1, minReadySeconds: 5))
        world.create(0)
        world.plan(.evict(0), at: .seconds(10))
        #expect(
            lived(world) == [
                "+0.0s web: OrderedReady, replicas 1, minReadySeconds 5, no Pods yet",
                "+1.0s web-0 is Running, not Ready",
                "+2.0s web-0 is Running and Ready",
                "+6.999s web-0 has been Ready for almost 5s",
                "+7.0s web-0 has been Ready for 5s",
                "+10.0s somebody else deletes web-0: it is terminating",
                "+11.8s web-0 has Succeeded, and is still terminating",
                "+12.0s web-0 is gone",
            ])
    }

    @Test("lets what was planned for a Pod that is gone pass its successor by")
    func successor() {
        var world = PodWorld(WorldSet(replicas: 1), delays: WorldDelays(startUp: .seconds(10), shutdown: .seconds(1)))
        world.create(0)
        world.delete(0)
        while world.pod(at: 0) != nil, world.advance() {}
        world.create(0)
        let steps = lived(world)
        #expect(steps.filter { $0.hasSuffix("web-0 is Running, not Ready") } == ["+11.0s web-0 is Running, not Ready"])
    }

    @Test("passes over moves that mean nothing at their moment")
    func nothing() {
        var world = PodWorld(WorldSet(replicas: 1), readyPods: 1)
        let moves: [WorldMove] = [
            .scale(1), .start(0), .fail(7), .finish(7), .evict(7), .loseReadiness(7, for: .seconds(1)), .fail(0),
            .fail(0), .finish(0), .loseReadiness(0, for: .seconds(1)),
        ]
        for (index, move) in moves.enumerated() { world.plan(move, at: .seconds(index)) }
        #expect(lived(world).dropFirst() == ["+6.0s web-0 has Failed"])
    }

    @Test("begins readiness anew after a break")
    func readiness() {
        var world = PodWorld(WorldSet(replicas: 1), readyPods: 1)
        let before = world.pod(at: 0)?.readySince
        world.plan(.loseReadiness(0, for: .seconds(3)), at: .seconds(1))
        while world.advance() {}
        #expect(before == PodWorld.beginning + .seconds(-3600))
        #expect(world.pod(at: 0)?.readySince == PodWorld.beginning + .seconds(4))
    }

    @Test("gives slow nodes their time, and the same seed the same history")
    func delays() {
        func history(seed: UInt64) -> [String] {
            let delays = WorldDelays(slowness: [1: 5], jitterPercent: 50)
            var world = PodWorld(WorldSet(replicas: 2), delays: delays, seed: seed)
            world.create(0)
            world.create(1)
            return lived(world)
        }
        #expect(history(seed: 3) == history(seed: 3))
        #expect(history(seed: 3) != history(seed: 4))
        #expect(history(seed: 3).last?.hasSuffix("web-1 is Running and Ready") == true)
    }

    @Test("takes events in the order of their time, and of their planning")
    func agenda() {
        var agenda = Agenda<String>()
        for (event, seconds) in [("c", 2), ("a", 1), ("d", 2), ("b", 1)] { agenda.plan(event, at: .seconds(seconds)) }
        #expect(agenda.nextTime == .seconds(1))
        var order = ""
        while let (_, event) = agenda.takeNext() { order += event }
        #expect(order == "abcd")
        #expect(agenda.isEmpty)
    }

    @Test("draws numbers of the whole range, and the same ones for the same seed")
    func draws() {
        var random = SplitMix64(seed: 1)
        let numbers = (0..<1000).map { _ in random.number(in: -1...1) }
        #expect(Set(numbers) == [-1, 0, 1])
        #expect((0..<1000).contains { _ in random.chance(percent: 1) })
        #expect(random.element(of: [Int]()) == nil)
    }
}
