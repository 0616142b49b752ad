import XCTest

/// Task 3, The old sets.
final class OldSetsBasics: XCTestCase {
    func testOldPodsGoAsFarAsEnoughStayAvailable() {
        check(
            Situation.old(
                "5 are available and 4 must be: one old Pod may go", deployment(rolling(1, 0), 4, v(1, 4), v(2, 1)),
                get: [1: 3]
            ).question)
    }

    func testNewPodsThatAreNotAvailableMakeNoRoom() {
        check(
            Situation.old(
                "The new Pod is not available yet: no old Pod may go",
                deployment(rolling(1, 0), 4, v(1, 4), v(2, 1, available: 0)), get: [:]
            ).question)
    }

    func testPodsThatAreNotAvailableGoFirst() {
        check(
            Situation.old(
                "The younger old set has the Pod that is not available",
                deployment(rolling(0, 1), 4, v(1, 2), v(2, 2, available: 1), v(3, 0)), get: [2: 1]
            ).question)
    }

    func testUnderRecreateAllOldSetsGoToNothing() {
        check(
            Situation.old(
                "Under Recreate all old sets go to 0", deployment(.recreate, 3, v(1, 3), v(2, 2), v(3, 0)),
                get: [1: 0, 2: 0]
            ).question)
    }
}
