import LabKit
import Model
import Rollout
import Testing

/// Tasks 2 to 6, lived through: your policy decides about revisions in a small world in virtual time.
@Suite("Scenarios")
struct CanaryScenarios {
    private func world(
        replicas: Int = 4, start: Ordinal = 0, isParallel: Bool = false, _ rollout: WorldRollout = WorldRollout()
    ) -> PodWorld {
        .atFirstRelease(
            WorldSet(
                management: isParallel ? .parallel : .orderedReady, start: start, replicas: replicas, rollout: rollout),
            delays: WorldDelays(readiness: .seconds(3), shutdown: .seconds(2)))
    }

    @Test("A stable Pod that dies comes back at the old version", arguments: [0, 1, 2])
    func stablePodDies(_ number: Int) {
        let lost = Ordinal(5 + number)
        check(
            living(
                Scenario(
                    "web-\(lost) is lost in the middle of a canary release",
                    world: world(start: 5, WorldRollout(strategy: .partitioned(3))),
                    moves: [
                        (at: .seconds(1), move: .release(WorldRelease("v2"))),
                        (at: .seconds(3), move: .fail(lost)), (at: .seconds(30), move: .evict(lost)),
                        (at: .seconds(31), move: .evict(8)),
                    ])))
    }

    @Test("Under OnDelete whoever deletes a Pod updates it", arguments: [0, 3])
    func onDelete(_ number: Int) {
        check(
            living(
                Scenario(
                    "web-\(number) is deleted by hand under OnDelete",
                    world: world(WorldRollout(strategy: .onDelete)),
                    moves: [
                        (at: .seconds(1), move: .release(WorldRelease("v2"))),
                        (at: .seconds(10), move: .evict(Ordinal(number))),
                        (at: .seconds(30), move: .strategy(.partitioned(0))),
                    ])))
    }

    @Test("With maxUnavailable several go at once, and a broken one takes its share", arguments: [1, 2, 3])
    func severalAtOnce(_ maxUnavailable: Int) {
        check(
            living(
                Scenario(
                    "A release with maxUnavailable \(maxUnavailable), while web-0 is not ready for a while",
                    world: world(replicas: 6, isParallel: true, WorldRollout(maxUnavailable: maxUnavailable)),
                    moves: [
                        (at: .seconds(1), move: .loseReadiness(0, for: .seconds(20))),
                        (at: .seconds(2), move: .release(WorldRelease("v2"))),
                        (at: .seconds(60), move: .release(WorldRelease("v3", isBroken: true))),
                        (at: .seconds(80), move: .evict(0)),
                    ])))
    }

    @Test("A broken canary takes no other Pod with it", arguments: [2, 4, 6])
    func brokenCanary(_ replicas: Int) {
        check(
            living(
                Scenario(
                    "A broken version is released to \(replicas) Pods, and repaired",
                    world: world(replicas: replicas, isParallel: true),
                    moves: [
                        (at: .seconds(1), move: .release(WorldRelease("v2", isBroken: true))),
                        (at: .seconds(300), move: .release(WorldRelease("v3"))),
                    ])))
    }

    @Test("A rollback brings the old revision back under its own name", arguments: [0, 2, 3])
    func rollback(_ partition: Int) {
        check(
            living(
                Scenario(
                    "v2 is released with partition \(partition), taken back, and released again",
                    world: world(WorldRollout(strategy: .partitioned(partition), revisionHistoryLimit: 0)),
                    moves: [
                        (at: .seconds(1), move: .release(WorldRelease("v2"))),
                        (at: .seconds(10), move: .release(WorldRelease("v1"))),
                        (at: .seconds(12), move: .evict(0)),
                        (at: .seconds(60), move: .release(WorldRelease("v2"))),
                        (at: .seconds(90), move: .strategy(.partitioned(0))),
                        (at: .seconds(150), move: .release(WorldRelease("v1"))),
                    ])))
    }
}
