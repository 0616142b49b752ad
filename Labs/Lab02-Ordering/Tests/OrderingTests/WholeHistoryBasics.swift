import LabKit
import XCTest

/// Task 6, Whole histories.
final class WholeHistoryBasics: XCTestCase {
    func testADayInTheLifeOfAStatefulSet() {
        let world = PodWorld(
            WorldSet(name: "nginx-web", replicas: 3), delays: WorldDelays(readiness: .seconds(2), shutdown: .seconds(6))
        )
        check(
            living(
                Scenario(
                    "A day in the life of nginx-web", world: world,
                    moves: [
                        (at: .seconds(30), move: .scale(5)), (at: .seconds(60), move: .fail(1)),
                        (at: .seconds(90), move: .evict(4)), (at: .seconds(91), move: .scale(2)),
                        (at: .seconds(95), move: .loseReadiness(0, for: .seconds(30))),
                        (at: .seconds(180), move: .finish(0)), (at: .seconds(181), move: .scale(3)),
                    ])))
    }
}
