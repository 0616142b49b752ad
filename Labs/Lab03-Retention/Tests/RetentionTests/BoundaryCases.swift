import Model
import Testing

/// Task 4, Not yours.
@Suite("Not yours")
struct BoundaryCases {
    @Test(
        "What another controller manages is neither the set's nor the Pod's",
        arguments: [
            Situation(
                "Delete, Retain: the set does not join in",
                right: claim(deleted: .delete, scaled: .retain, .wanted, .restore)),
            Situation(
                "Retain, Delete: nor does the Pod",
                right: claim(deleted: .retain, scaled: .delete, .condemned, .restore)
            ),
            Situation(
                "Before the Pod is created", right: claim(deleted: .delete, scaled: .delete, .empty, .restore)),
            Situation(
                "Retain, Retain: nothing to do", right: claim(deleted: .retain, scaled: .retain, .wanted, .restore)),
            Situation(
                "The set has joined in: it leaves",
                claim(deleted: .delete, scaled: .delete, .wanted, .restore, .set.withoutControl), ownedBy: .restore),
            Situation(
                "The Pod has joined in: it leaves",
                claim(deleted: .retain, scaled: .delete, .condemned, .pod.withoutControl, .restore),
                ownedBy: .restore),
            Situation(
                "The set has joined in, and the policy retains the claim",
                claim(deleted: .retain, scaled: .retain, .wanted, .set.withoutControl, .restore), ownedBy: .restore),
            Situation(
                "One who owns without control is no controller",
                claim(deleted: .delete, scaled: .retain, .wanted, .restore.withoutControl),
                ownedBy: .restore.withoutControl, .set),
            Situation(
                "Nor is one who denies it", claim(deleted: .delete, scaled: .retain, .wanted, .restore.denyingControl),
                ownedBy: .restore.denyingControl, .set),
        ])
    func otherControllers(_ situation: Situation) { check(situation.owners) }

    @Test(
        "What names an earlier set is left to the garbage collector",
        arguments: [
            Situation("Retain, Retain", right: claim(deleted: .retain, scaled: .retain, .wanted, .earlierSet)),
            Situation("Delete, Retain", right: claim(deleted: .delete, scaled: .retain, .wanted, .earlierSet)),
            Situation(
                "Retain, Delete, no longer wanted",
                right: claim(deleted: .retain, scaled: .delete, .condemned, .earlierSet)),
            Situation(
                "Even if it is not in control",
                right: claim(deleted: .delete, scaled: .delete, .wanted, .earlierSet.withoutControl)),
            Situation(
                "Beside somebody else",
                right: claim(deleted: .delete, scaled: .retain, .wanted, .notes, .earlierSet)),
        ])
    func earlierSets(_ situation: Situation) { check(situation.owners) }

    @Test(
        "What names an earlier Pod is left to the garbage collector",
        arguments: [
            Situation(
                "Before the new Pod is created", right: claim(deleted: .delete, scaled: .retain, .empty, .earlierPod)),
            Situation(
                "When the new Pod is there", right: claim(deleted: .delete, scaled: .delete, .wanted, .earlierPod)),
            Situation(
                "When the new Pod goes, too",
                right: claim(deleted: .retain, scaled: .delete, .condemned, .earlierPod)),
            Situation(
                "When the policy has become Retain",
                right: claim(deleted: .retain, scaled: .retain, .wanted, .earlierPod)),
        ])
    func earlierPods(_ situation: Situation) { check(situation.owners) }

    @Test(
        "What only looks like the set or the Pod is a stranger",
        arguments: [
            Situation(
                "A Pod of another ordinal",
                claim(deleted: .delete, scaled: .retain, .wanted, .other("v1", "Pod", "web-1", "p-1").withoutControl),
                ownedBy: .other("v1", "Pod", "web-1", "p-1").withoutControl, .set),
            Situation(
                "A StatefulSet that is called like the Pod",
                claim(
                    deleted: .retain, scaled: .delete, .condemned,
                    .other("apps/v1", "StatefulSet", "web-2", "s-7").withoutControl),
                ownedBy: .other("apps/v1", "StatefulSet", "web-2", "s-7").withoutControl, .pod),
            Situation(
                "A Deployment that is called like the set, and manages the claim",
                right: claim(deleted: .delete, scaled: .retain, .wanted, .other("apps/v1", "Deployment", "web", "d-1"))
            ),
            Situation(
                "Somebody else's kind of StatefulSet",
                claim(
                    deleted: .delete, scaled: .retain, .wanted,
                    .other("example.com/v1", "StatefulSet", "web", "x-1").withoutControl),
                ownedBy: .other("example.com/v1", "StatefulSet", "web", "x-1").withoutControl, .set),
        ])
    func lookalikes(_ situation: Situation) { check(situation.owners) }
}
