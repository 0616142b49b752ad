import XCTest

/// Task 4, Several at once.
final class BudgetBasics: XCTestCase {
    func testAsManyGoAsMayBecomeUnavailable() {
        check(
            Situation.replace(
                "With maxUnavailable 2, two go at once", rollout(maxUnavailable: 2, .old(0), .old(1), .old(2)), is: 2, 1
            ).question)
    }

    func testAPodThatIsNotAvailableTakesAShare() {
        check(
            Situation.replace(
                "One is not available already, so that only one more may go",
                rollout(maxUnavailable: 2, .old(0), .old(1), .old(2), .new(3).broken), is: 2
            ).question)
    }
}
