import XCTest

/// Task 3, Repair.
final class RepairBasics: XCTestCase {
    func testAFailedPodIsDeleted() {
        check(
            Situation(
                "A Pod that has failed is deleted, to be replaced", roster(replicas: 2, .ready(0), .failed(1)),
                .keep(0), .delete(1)
            ).wanted)
    }

    func testAPodThatHasSucceededIsDeletedToo() {
        check(
            Situation(
                "A member of a set is never done: one that has succeeded is deleted",
                roster(replicas: 2, .ready(0), .succeeded(1)), .keep(0), .delete(1)
            ).wanted)
    }

    func testAFailedPodThatIsGoingAlreadyIsWaitedFor() {
        check(
            Situation(
                "A failed Pod that is terminating is waited for", roster(replicas: 1, .failed(0).terminating), .wait(0)
            ).wanted)
    }
}
