import Rollout
import Testing

/// Task 3, The next Pod.
@Suite("Replacements")
struct ReplacementCases {
    @Test(
        "Outdated Pods go one by one, the highest first",
        arguments: [
            Situation.replace("A single Pod", rollout(.old(0)), is: 0),
            Situation.replace("The second of three", rollout(.old(0), .old(1), .new(2)), is: 1),
            Situation.replace("The last of three", rollout(.old(0), .new(1), .new(2)), is: 0),
            Situation.replace("All are new", rollout(.new(0), .new(1), .new(2))),
            Situation.replace("No Pods at all", rollout()),
            Situation.replace("One in the middle was forgotten", rollout(.new(0), .old(1), .new(2)), is: 1),
            Situation.replace("An ordinal has no Pod", rollout(.old(0), .old(1), .new(3)), is: 1),
            Situation.replace(
                "A version that is neither the old nor the new one", rollout(.new(0), .ancient(1)), is: 1),
            Situation.replace("A Pod without a label", rollout(.new(0), .unlabelled(1), .new(2)), is: 1),
            Situation.replace("Without a partition", rollout(.rollingUpdate, .old(0), .old(1)), is: 1),
        ])
    func highestFirst(_ situation: Situation) { check(situation.question) }

    @Test(
        "The partition is where the rollout ends",
        arguments: [
            Situation.replace(
                "The Pod at the partition goes", rollout(.partitioned(1), .old(0), .old(1), .new(2)), is: 1),
            Situation.replace("The Pod below it does not", rollout(.partitioned(1), .old(0), .new(1), .new(2))),
            Situation.replace("A partition as large as the set", rollout(.partitioned(3), .old(0), .old(1), .old(2))),
            Situation.replace("A partition larger than the set", rollout(.partitioned(9), .old(0), .old(1), .old(2))),
            Situation.replace(
                "It counts from the start ordinal: the third goes",
                rollout(.partitioned(2), start: 5, .old(5), .old(6), .old(7)),
                is: 7),
            Situation.replace(
                "It counts from the start ordinal: the second stays",
                rollout(.partitioned(2), start: 5, .old(5), .old(6), .new(7))),
            Situation.replace(
                "A Pod below it that is not well holds nobody up",
                rollout(.partitioned(1), .old(0).broken, .old(1), .old(2)), is: 2),
            Situation.replace(
                "Nor does one below it that is terminating",
                rollout(.partitioned(1), .old(0).terminating, .old(1), .new(2)), is: 1),
        ])
    func partitions(_ situation: Situation) { check(situation.question) }

    @Test(
        "A Pod that is not available holds up those below it",
        arguments: [
            Situation.replace(
                "The first new one is not available yet", rollout(.old(0), .old(1), .old(2), .new(3).broken)),
            Situation.replace("The second new one is not", rollout(.old(0), .old(1), .new(2).broken, .new(3))),
            Situation.replace(
                "A new one has lost its availability", rollout(.old(0), .old(1), .new(2), .new(3).broken)),
            Situation.replace("It is available: the next goes", rollout(.old(0), .old(1), .new(2)), is: 1),
            Situation.replace(
                "One below is not available, and holds nobody above it up", rollout(.new(0).broken, .old(1), .old(2)),
                is: 2),
            Situation.replace("In a set with a start ordinal", rollout(start: 4, .old(4), .new(5).broken)),
        ])
    func waiting(_ situation: Situation) { check(situation.question) }

    @Test(
        "A Pod that is terminating is waited for",
        arguments: [
            Situation.replace("An old one", rollout(.old(0), .old(1), .old(2).terminating)),
            Situation.replace("A new one", rollout(.old(0), .old(1), .new(2).terminating)),
            Situation.replace("In the middle", rollout(.old(0), .old(1).terminating, .new(2))),
            Situation.replace("The only one", rollout(.old(0).terminating)),
            Situation.replace("Below one that must go", rollout(.old(0).terminating, .old(1)), is: 1),
        ])
    func terminating(_ situation: Situation) { check(situation.question) }

    @Test(
        "An outdated Pod is replaced in its turn, well or not",
        arguments: [
            Situation.replace("The highest is old and not available", rollout(.old(0), .old(1), .old(2).broken), is: 2),
            Situation.replace(
                "Of a version that was broken before", rollout(.old(0), .old(1), .ancient(2).broken), is: 2),
            Situation.replace("All are old and not available", rollout(.old(0).broken, .old(1).broken), is: 1),
            Situation.replace(
                "But not out of its turn", rollout(.old(0).broken, .old(1), .new(2).broken)),
        ])
    func broken(_ situation: Situation) { check(situation.question) }
}
