import XCTest

/// Task 1, Bounds.
final class BoundsBasics: XCTestCase {
    func testAPercentageOfSurgeIsRoundedUp() {
        check(
            Situation.bounds("A quarter of 3 is one more Pod", rolling("25%", 1), of: 3, surge: 1, unavailable: 1)
                .question)
    }

    func testAPercentageOfUnavailabilityIsRoundedDown() {
        check(
            Situation.bounds(
                "A quarter of 3 is no Pod that may be unavailable", rolling(1, "25%"), of: 3, surge: 1, unavailable: 0
            ).question)
    }

    func testWhereBothAreNothingOnePodMayBeUnavailable() {
        check(
            Situation.bounds(
                "With both bounds at nothing, one Pod may be unavailable", rolling("0%", "10%"), of: 5, surge: 0,
                unavailable: 1
            ).question)
    }
}
