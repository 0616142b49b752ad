import XCTest

/// Task 5, Stale claims.
final class StaleBasics: XCTestCase {
    func testAClaimThatNamesAnEarlierPodIsStale() {
        check(
            staleness(
                "The claim goes with the Pod that was scaled away",
                of: claim(deleted: .retain, scaled: .delete, .empty, .earlierPod), is: true))
    }

    func testWhereScalingRetainsNoClaimIsStale() {
        check(
            staleness(
                "The claim is meant to be used again",
                of: claim(deleted: .retain, scaled: .retain, .empty, .earlierPod), is: false))
    }
}
