import LabKit
import XCTest

/// Task 6, Whole rollouts.
final class WholeRolloutBasics: XCTestCase {
    func testADayInTheLifeOfADeployment() {
        check(
            RollingHistory(
                "A day in the life of a Deployment", of: subject, desired: 4, strategy: rolling("25%", "25%"),
                moves: [
                    (at: .seconds(1), move: .release("v2", isBroken: false)), (at: .seconds(3), move: .scale(10)),
                    (at: .seconds(60), move: .release("v3", isBroken: true)), (at: .seconds(70), move: .scale(7)),
                    (at: .seconds(100), move: .release("v2", isBroken: false)), (at: .seconds(130), move: .scale(0)),
                    (at: .seconds(150), move: .scale(3)), (at: .seconds(160), move: .strategy(.recreate)),
                    (at: .seconds(161), move: .release("v4", isBroken: false)),
                ]))
    }
}
