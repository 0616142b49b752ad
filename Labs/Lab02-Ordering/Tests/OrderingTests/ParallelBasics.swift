import XCTest

/// Task 5, Parallel.
final class ParallelBasics: XCTestCase {
    func testAllMissingPodsAreCreatedAtOnce() {
        check(
            Situation(
                "All missing Pods are created in one pass", roster(.parallel, replicas: 3),
                .create(0), .create(1), .create(2)
            ).wanted)
    }

    func testAllCondemnedPodsAreDeletedAtOnce() {
        check(
            Situation(
                "All condemned Pods are deleted in one pass",
                roster(.parallel, replicas: 1, .ready(0), .ready(1), .ready(2)), .delete(2), .delete(1)
            ).condemned)
    }
}
