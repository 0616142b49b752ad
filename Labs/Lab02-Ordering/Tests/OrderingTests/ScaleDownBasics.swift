import XCTest

/// Task 4, Scale-down.
final class ScaleDownBasics: XCTestCase {
    func testTheHighestOrdinalGoesFirst() {
        check(
            Situation(
                "Of two that must go, the highest goes first",
                roster(replicas: 1, .ready(0), .ready(1), .ready(2)), .delete(2)
            ).condemned)
    }

    func testATerminatingPodIsWaitedFor() {
        check(
            Situation(
                "The next one's turn comes when this one is gone",
                roster(replicas: 1, .ready(0), .ready(1), .ready(2).terminating), .wait(2)
            ).condemned)
    }

    func testNobodyGoesWhenAllAreWanted() {
        check(
            Situation("Nobody must go when all are wanted", roster(replicas: 2, .ready(0), .ready(1))).condemned)
    }
}
