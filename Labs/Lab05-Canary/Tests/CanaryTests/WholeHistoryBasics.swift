import LabKit
import XCTest

/// Task 6, Whole histories.
final class WholeHistoryBasics: XCTestCase {
    func testACanaryReleaseFromBeginningToEnd() {
        let set = WorldSet(
            name: "nginx-web", replicas: 3, minReadySeconds: 5, rollout: WorldRollout(strategy: .partitioned(3)))
        check(
            living(
                Scenario(
                    "A canary release of nginx-web, from beginning to end", world: .atFirstRelease(set),
                    moves: [
                        (at: .seconds(1), move: .release(WorldRelease("v2"))),
                        (at: .seconds(30), move: .strategy(.partitioned(2))),
                        (at: .seconds(60), move: .fail(0)),
                        (at: .seconds(90), move: .strategy(.partitioned(1))),
                        (at: .seconds(120), move: .strategy(.partitioned(0))),
                        (at: .seconds(180), move: .strategy(.partitioned(2))),
                        (at: .seconds(181), move: .release(WorldRelease("v3", isBroken: true))),
                        (at: .seconds(240), move: .release(WorldRelease("v2"))),
                        (at: .seconds(250), move: .evict(2)),
                    ])))
    }
}
