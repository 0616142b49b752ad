import Rollout
import Testing

/// Task 4, Several at once.
@Suite("maxUnavailable")
struct BudgetCases {
    @Test(
        "As many go as may become unavailable, the highest first",
        arguments: [
            Situation.replace("One may", rollout(maxUnavailable: 1, .old(0), .old(1), .old(2)), is: 2),
            Situation.replace("Two may", rollout(maxUnavailable: 2, .old(0), .old(1), .old(2), .old(3)), is: 3, 2),
            Situation.replace("More may than there are", rollout(maxUnavailable: 9, .old(0), .old(1)), is: 1, 0),
            Situation.replace("Only one is left", rollout(maxUnavailable: 3, .old(0), .new(1), .new(2)), is: 0),
            Situation.replace(
                "Between new ones", rollout(maxUnavailable: 2, .old(0), .new(1), .old(2), .new(3)), is: 2, 0),
            Situation.replace("All are new", rollout(maxUnavailable: 2, .new(0), .new(1))),
            Situation.replace(
                "Down to the partition and no further",
                rollout(.partitioned(2), maxUnavailable: 3, .old(0), .old(1), .old(2), .old(3)), is: 3, 2),
            Situation.replace(
                "The partition counts from the start ordinal",
                rollout(.partitioned(1), maxUnavailable: 3, start: 5, .old(5), .old(6), .old(7)), is: 7, 6),
            Situation.replace("Under OnDelete none", rollout(.onDelete, maxUnavailable: 2, .old(0), .old(1))),
            Situation.replace(
                "Without a partition", rollout(.rollingUpdate, maxUnavailable: 2, .old(0), .old(1), .old(2)), is: 2, 1),
        ])
    func budget(_ situation: Situation) { check(situation.question) }

    @Test(
        "Every Pod that is not available takes its share",
        arguments: [
            Situation.replace(
                "A new one", rollout(maxUnavailable: 2, .old(0), .old(1), .new(2).broken), is: 1),
            Situation.replace(
                "A terminating one, which is not asked again",
                rollout(maxUnavailable: 2, .old(0), .old(1), .old(2).terminating), is: 1),
            Situation.replace(
                "A stable one below the partition",
                rollout(.partitioned(1), maxUnavailable: 2, .old(0).broken, .old(1), .old(2), .old(3)), is: 3),
            Situation.replace(
                "An old one: it takes a share, and is replaced in its turn",
                rollout(maxUnavailable: 2, .old(0), .old(1), .old(2).broken), is: 2),
            Situation.replace(
                "An old one that takes the only share: nothing moves, not even itself",
                rollout(maxUnavailable: 1, .old(0), .old(1), .old(2).broken)),
            Situation.replace(
                "More are not available than may be",
                rollout(maxUnavailable: 2, .old(0).broken, .old(1), .new(2).broken, .old(3).terminating)),
            Situation.replace(
                "A new one at the top holds nobody up while there is room",
                rollout(maxUnavailable: 3, .old(0), .old(1), .old(2), .new(3).broken), is: 2, 1),
            Situation.replace(
                "All shares are taken", rollout(maxUnavailable: 2, .old(0), .old(1), .new(2).broken, .new(3).broken)),
        ])
    func spent(_ situation: Situation) { check(situation.question) }
}
