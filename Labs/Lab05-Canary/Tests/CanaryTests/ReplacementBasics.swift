import XCTest

/// Task 3, The next Pod.
final class ReplacementBasics: XCTestCase {
    func testTheHighestOutdatedPodGoesFirst() {
        check(
            Situation.replace(
                "The highest outdated Pod goes first, and alone", rollout(.old(0), .old(1), .old(2)), is: 2
            ).question)
    }

    func testTheNextOneWaitsUntilTheNewOneIsAvailable() {
        check(
            Situation.replace(
                "The next one waits until the new one is available", rollout(.old(0), .old(1), .new(2).broken)
            ).question)
    }

    func testNoPodBelowThePartitionIsReplaced() {
        check(
            Situation.replace(
                "No Pod below the partition is replaced", rollout(.partitioned(2), .old(0), .old(1), .new(2))
            ).question)
    }

    func testUnderOnDeleteNothingIsReplaced() {
        check(
            Situation.replace("Under OnDelete nothing is replaced", rollout(.onDelete, .old(0), .old(1))).question)
    }
}
