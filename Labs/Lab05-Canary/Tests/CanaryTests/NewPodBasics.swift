import XCTest

/// Task 2, New Pods.
final class NewPodBasics: XCTestCase {
    func testAPodBelowThePartitionGetsTheCurrentRevision() {
        check(
            Situation.newPod(
                "A Pod below the partition comes back as it was", at: 0, rollout(.partitioned(2)), is: "web-v1"
            ).question)
    }

    func testAPodAtThePartitionGetsTheUpdateRevision() {
        check(
            Situation.newPod(
                "A Pod at the partition belongs to the canary", at: 2, rollout(.partitioned(2)), is: "web-v2"
            ).question)
    }

    func testUnderOnDeleteANewPodGetsTheUpdateRevision() {
        check(
            Situation.newPod(
                "Under OnDelete a new Pod gets the new version", at: 0, rollout(.onDelete, currentReplicas: 3),
                is: "web-v2"
            ).question)
    }
}
