import Rollout
import Testing

/// Task 2, New Pods.
@Suite("New Pods")
struct NewPodCases {
    @Test(
        "The partition divides the ordinals",
        arguments: [
            Situation.newPod("The last one below it", at: 1, rollout(.partitioned(2)), is: "web-v1"),
            Situation.newPod("The first one above it", at: 3, rollout(.partitioned(2)), is: "web-v2"),
            Situation.newPod("Partition 0: everybody is above it", at: 0, rollout(), is: "web-v2"),
            Situation.newPod("Partition 1: only web-0 is below", at: 0, rollout(.partitioned(1)), is: "web-v1"),
            Situation.newPod("Partition 1: web-1 is above", at: 1, rollout(.partitioned(1)), is: "web-v2"),
            Situation.newPod(
                "A partition larger than the set: nobody is above it", at: 4, rollout(.partitioned(100)), is: "web-v1"),
            Situation.newPod(
                "No stable Pod is left to be counted, and still they come back as they were", at: 1,
                rollout(.partitioned(3), currentReplicas: 0), is: "web-v1"),
            Situation.newPod(
                "However many are counted as stable, the canary stays the canary", at: 2,
                rollout(.partitioned(2), currentReplicas: 3), is: "web-v2"),
            Situation.newPod(
                "No rollout: both revisions are one", at: 0, rollout(.partitioned(2), current: "web-v2"), is: "web-v2"),
        ])
    func partitions(_ situation: Situation) { check(situation.question) }

    @Test(
        "The partition counts from the start ordinal",
        arguments: [
            Situation.newPod("web-5, the first", at: 5, rollout(.partitioned(2), start: 5), is: "web-v1"),
            Situation.newPod("web-6, the second", at: 6, rollout(.partitioned(2), start: 5), is: "web-v1"),
            Situation.newPod("web-7, the third", at: 7, rollout(.partitioned(2), start: 5), is: "web-v2"),
            Situation.newPod(
                "web-3 of a set that begins at 3, with partition 1", at: 3, rollout(.partitioned(1), start: 3),
                is: "web-v1"),
            Situation.newPod("Partition 0", at: 4, rollout(start: 4), is: "web-v2"),
            Situation.newPod(
                "Without a partition", at: 6, rollout(.rollingUpdate, start: 5, currentReplicas: 2), is: "web-v1"),
        ])
    func startOrdinals(_ situation: Situation) { check(situation.question) }

    @Test(
        "Without a partition the status says who is stable",
        arguments: [
            Situation.newPod(
                "Two are still at the current revision, and this is the second", at: 1,
                rollout(.rollingUpdate, currentReplicas: 2), is: "web-v1"),
            Situation.newPod(
                "Two are still at the current revision, and this is the third", at: 2,
                rollout(.rollingUpdate, currentReplicas: 2), is: "web-v2"),
            Situation.newPod(
                "None is any more", at: 0, rollout(.rollingUpdate, currentReplicas: 0), is: "web-v2"),
        ])
    func withoutPartition(_ situation: Situation) { check(situation.question) }

    @Test(
        "OnDelete knows no stable Pods",
        arguments: [
            Situation.newPod("The first of three", at: 0, rollout(.onDelete, currentReplicas: 3), is: "web-v2"),
            Situation.newPod("The last of three", at: 2, rollout(.onDelete, currentReplicas: 3), is: "web-v2"),
            Situation.newPod(
                "With a start ordinal", at: 5, rollout(.onDelete, start: 5, currentReplicas: 1), is: "web-v2"),
        ])
    func onDelete(_ situation: Situation) { check(situation.question) }
}
