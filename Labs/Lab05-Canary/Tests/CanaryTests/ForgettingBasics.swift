import XCTest

/// Task 5, Forgetting.
final class ForgettingBasics: XCTestCase {
    func testTheOldestThatNobodyUsesIsForgotten() {
        check(
            Situation.forget(
                "The oldest that nobody uses is forgotten", of: history("v1", "v2", "v3"), live: "web-v3", limit: 1,
                is: "web-v1"
            ).question)
    }

    func testARevisionInUseStays() {
        check(
            Situation.forget(
                "A revision in use stays, however old", of: history("v1", "v2", "v3"), live: "web-v1", "web-v3",
                limit: 0, is: "web-v2"
            ).question)
    }
}
