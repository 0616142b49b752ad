import Controller
import LabKit
import Model
import Testing

/// Tasks 2 to 5, lived through: your ordering drives a small world in virtual time.
@Suite("Scenarios")
struct OrderingScenarios {
    @Test("A set grows Pod by Pod, however slow a node is", arguments: [1, 3, 5])
    func growing(_ replicas: Int) {
        let delays = WorldDelays(startUp: .milliseconds(1200), readiness: .seconds(3), slowness: [1: 8])
        check(
            living(
                Scenario(
                    "A set grows to \(replicas), one Pod after the other",
                    world: PodWorld(WorldSet(replicas: 0, minReadySeconds: 5), delays: delays),
                    moves: [(at: .zero, move: .scale(replicas))])))
    }

    @Test("A lost Pod comes back under its own name", arguments: [0, 1, 2])
    func repairing(_ number: Int) {
        let lost = Ordinal(number)
        check(
            living(
                Scenario(
                    "web-\(lost) fails, finishes and is evicted, and comes back each time",
                    world: PodWorld(WorldSet(replicas: 3), readyPods: 3, delays: WorldDelays(shutdown: .seconds(4))),
                    moves: [
                        (at: .seconds(5), move: .fail(lost)), (at: .seconds(30), move: .finish(lost)),
                        (at: .seconds(60), move: .evict(lost)), (at: .seconds(61), move: .fail(lost)),
                    ])))
    }

    @Test("A set shrinks from the top, one Pod at a time", arguments: [0, 1, 3])
    func shrinking(_ replicas: Int) {
        check(
            living(
                Scenario(
                    "A set of five shrinks to \(replicas), while web-3 is not ready for some time",
                    world: PodWorld(WorldSet(replicas: 5), readyPods: 5, delays: WorldDelays(shutdown: .seconds(10))),
                    moves: [
                        (at: .zero, move: .loseReadiness(3, for: .seconds(90))),
                        (at: .seconds(1), move: .scale(replicas)),
                        (at: .seconds(4), move: .loseReadiness(1, for: .seconds(60))),
                    ])))
    }

    @Test("A set that grows and must shrink again is made whole first", arguments: [1, 2])
    func changingItsMind(_ replicas: Int) {
        let delays = WorldDelays(readiness: .seconds(5), shutdown: .seconds(5))
        check(
            living(
                Scenario(
                    "web-0 is lost while a set of four shrinks to \(replicas)",
                    world: PodWorld(WorldSet(replicas: 4), readyPods: 4, delays: delays),
                    moves: [
                        (at: .seconds(1), move: .scale(replicas)), (at: .seconds(2), move: .fail(0)),
                        (at: .seconds(20), move: .loseReadiness(0, for: .seconds(20))),
                        (at: .seconds(21), move: .scale(5)), (at: .seconds(27), move: .scale(replicas)),
                    ])))
    }

    @Test("Under Parallel nothing waits", arguments: [0, 2, 6])
    func parallel(_ replicas: Int) {
        check(
            living(
                Scenario(
                    "A parallel set of four becomes one of \(replicas), and Pods fail meanwhile",
                    world: PodWorld(
                        WorldSet(management: .parallel, replicas: 4, minReadySeconds: 10), readyPods: 2,
                        delays: WorldDelays(readiness: .seconds(20), shutdown: .seconds(8), slowness: [2: 5])),
                    moves: [
                        (at: .seconds(2), move: .fail(0)), (at: .seconds(3), move: .evict(1)),
                        (at: .seconds(5), move: .scale(replicas)), (at: .seconds(6), move: .finish(1)),
                    ])))
    }
}
