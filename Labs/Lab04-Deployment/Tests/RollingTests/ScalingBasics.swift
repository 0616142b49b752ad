import XCTest

/// Task 4, Scaling.
final class ScalingBasics: XCTestCase {
    func testOneSetTakesAll() {
        check(
            Situation.scaled(
                "The only set with Pods takes all", deployment(rolling(1, 0), 5, v(1, 0), v(2, 3)), to: [2: 5]
            ).question)
    }

    func testACompleteNewSetEndsTheOldOnes() {
        check(
            Situation.scaled(
                "The new set is complete, so that the old ones go",
                deployment(rolling(1, 0), 3, v(1, 1, wanted: 4), v(2, 3, wanted: 3)), to: [1: 0]
            ).question)
    }
}
