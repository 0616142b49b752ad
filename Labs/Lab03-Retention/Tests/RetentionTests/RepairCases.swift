import Model
import Testing

/// Task 3, Repair.
@Suite("Repair")
struct RepairCases {
    @Test(
        "What is right is not written again",
        arguments: [
            Situation("Retained, and nobody's", right: claim(deleted: .retain, scaled: .retain, .condemned)),
            Situation(
                "Delete, Retain: the set's", right: claim(deleted: .delete, scaled: .retain, .wanted, .set)),
            Situation(
                "Delete, Retain: the set's, although the Pod goes",
                right: claim(deleted: .delete, scaled: .retain, .condemned, .set)),
            Situation(
                "Retain, Delete: the Pod's", right: claim(deleted: .retain, scaled: .delete, .condemned, .pod)),
            Situation("Delete, Delete: the set's", right: claim(deleted: .delete, scaled: .delete, .wanted, .set)),
            Situation(
                "Delete, Delete: the Pod's", right: claim(deleted: .delete, scaled: .delete, .condemned, .pod)),
            Situation(
                "The set's, before the Pod is created",
                right: claim(deleted: .delete, scaled: .delete, .empty, .set)),
            Situation(
                "Retained, and somebody else's", right: claim(deleted: .retain, scaled: .retain, .wanted, .notes)),
            Situation(
                "The set's and somebody else's",
                right: claim(deleted: .delete, scaled: .retain, .wanted, .notes, .set)),
        ])
    func right(_ situation: Situation) { check(situation.owners) }

    @Test(
        "When the policy changes, so do the owners",
        arguments: [
            Situation(
                disowned: "Delete, Retain becomes Retain, Retain",
                claim(deleted: .retain, scaled: .retain, .wanted, .set)),
            Situation(
                disowned: "Delete, Delete becomes Retain, Delete",
                claim(deleted: .retain, scaled: .delete, .wanted, .set)),
            Situation(
                disowned: "Retain, Delete becomes Retain, Retain while the Pod goes",
                claim(deleted: .retain, scaled: .retain, .condemned, .pod)),
            Situation(
                "Retain, Delete becomes Delete, Retain while the Pod goes",
                claim(deleted: .delete, scaled: .retain, .condemned, .pod), ownedBy: .set),
            Situation(
                "Delete, Retain becomes Retain, Delete while the Pod goes",
                claim(deleted: .retain, scaled: .delete, .condemned, .set), ownedBy: .pod),
            Situation(
                "Retain, Retain becomes Delete, Delete", claim(deleted: .delete, scaled: .delete), ownedBy: .set),
        ])
    func policyChanges(_ situation: Situation) { check(situation.owners) }

    @Test(
        "When the scale changes, so do the owners",
        arguments: [
            Situation(
                "Delete, Delete, scaled down: the set lets go",
                claim(deleted: .delete, scaled: .delete, .condemned, .set), ownedBy: .pod),
            Situation(
                "Delete, Delete, scaled up again in time: the Pod lets go",
                claim(deleted: .delete, scaled: .delete, .wanted, .pod), ownedBy: .set),
            Situation(
                disowned: "Retain, Delete, scaled up again in time: the Pod lets go",
                claim(deleted: .retain, scaled: .delete, .wanted, .pod)),
            Situation(
                "Both own it, and the Pod is wanted",
                claim(deleted: .delete, scaled: .delete, .wanted, .set, .pod.withoutControl), ownedBy: .set),
            Situation(
                "Both own it, and the Pod is not wanted",
                claim(deleted: .delete, scaled: .delete, .condemned, .set, .pod.withoutControl), ownedBy: .pod),
            Situation(
                disowned: "Both own it, and nobody should",
                claim(deleted: .retain, scaled: .delete, .wanted, .set.withoutControl, .pod)),
        ])
    func scaling(_ situation: Situation) { check(situation.owners) }

    @Test(
        "An owner that is not in control gets it",
        arguments: [
            Situation(
                "The set, which says nothing of control",
                claim(deleted: .delete, scaled: .retain, .wanted, .set.withoutControl), ownedBy: .set),
            Situation(
                "The set, which denies it", claim(deleted: .delete, scaled: .delete, .wanted, .set.denyingControl),
                ownedBy: .set),
            Situation(
                "The Pod", claim(deleted: .retain, scaled: .delete, .condemned, .pod.withoutControl), ownedBy: .pod),
            Situation(
                "The set, which is named twice",
                claim(deleted: .delete, scaled: .retain, .wanted, .set, .set.withoutControl), ownedBy: .set),
            Situation(
                "Beside somebody else",
                claim(deleted: .delete, scaled: .retain, .wanted, .set.withoutControl, .notes), ownedBy: .notes, .set),
            Situation(
                disowned: "One who should not own it at all",
                claim(deleted: .retain, scaled: .retain, .wanted, .set.withoutControl)),
        ])
    func control(_ situation: Situation) { check(situation.owners) }

    @Test(
        "Strangers stay, whatever happens to the owners",
        arguments: [
            Situation(
                "When the set lets go", claim(deleted: .retain, scaled: .retain, .wanted, .set, .notes),
                ownedBy: .notes),
            Situation(
                "When the Pod takes over",
                claim(deleted: .delete, scaled: .delete, .condemned, .notes, .set, .more), ownedBy: .notes, .more, .pod),
            Situation(
                "When the set takes over", claim(deleted: .delete, scaled: .delete, .wanted, .pod, .more, .notes),
                ownedBy: .more, .notes, .set),
        ])
    func strangers(_ situation: Situation) { check(situation.owners) }
}

extension OwnerReference {
    /// One more object that is nobody's manager.
    fileprivate static let more = other("batch/v1", "Job", "backup", "job-1").withoutControl
}
