/// The rules of Lab 06, as its lesson says them.
public enum ReconcileRule {
    /// Which revision the template is.
    public static let updateRevision = LessonRule(
        "update-revision", "The canary policy says whether the template's revision is kept, renumbered or created.")
    /// How the history is sorted.
    public static let oldestFirst = LessonRule(
        "oldest-first", "Before anybody is asked about it, the history is sorted by number, then by age, then by name.")
    /// What a new revision is like.
    public static let newRevision = LessonRule(
        "new-revision",
        "A new revision is named after the hash of its data, has the template's labels, and belongs to the set.")
    /// What becomes of a name that is taken.
    public static let collision = LessonRule(
        "collision", "The collision count goes into the hash of a new revision's name, and stays in the status.")
    /// Which revision the stable Pods have.
    public static let currentRevision = LessonRule(
        "current-revision",
        "The current revision is the one that the status names, or the update revision if the history lacks that.")
    /// What is counted whatever the revision.
    public static let counts = LessonRule(
        "counts", "Replicas, ready and available replicas count every Pod that exists, also one that is terminating.")
    /// What is counted by revision.
    public static let byRevision = LessonRule(
        "by-revision", "Current and updated replicas count Pods by their label, and none that is terminating.")
    /// What the status is about.
    public static let generation = LessonRule(
        "generation", "The status says which generation of the set it is about.")
    /// What a replacement does to the status.
    public static let replaced = LessonRule(
        "replaced", "A Pod that this pass replaces is no longer counted among the current replicas.")
    /// When a rollout is over.
    public static let rolloutDone = LessonRule(
        "rollout-done",
        "The update revision becomes current when, under RollingUpdate, all wanted Pods have it and are ready.")
    /// What is made first.
    public static let claimsFirst = LessonRule(
        "claims-first", "The claims that a Pod needs and nobody has made come before the Pod.")
    /// What a new Pod is like.
    public static let newPod = LessonRule(
        "new-pod", "A new Pod has its ordinal's names, labels and volumes, the template of its revision, and its owner."
    )
    /// What a new Pod waits for.
    public static let staleClaim = LessonRule(
        "stale-claim", "While a claim of the ordinal belongs to an earlier Pod, no Pod is made, and no claim either.")
    /// What ends a pass.
    public static let claimTerminating = LessonRule(
        "claim-terminating", "A claim that is needed and going away ends the pass, once the missing ones are made.")
    /// What a Pod that stays may need.
    public static let repair = LessonRule(
        "repair", "A Pod that stays and lacks its identity or its volumes is updated; one that has both is not.")
    /// Who owns claims.
    public static let claimOwners = LessonRule(
        "claim-owners", "A claim's owners are put right while its Pod is created, kept, waited for or no longer wanted."
    )
    /// What a step about a Pod comes to.
    public static let carryOut = LessonRule(
        "carry-out", "A Pod is created, deleted or left alone as the ordering policy says, and no other is touched.")
    /// What comes after what.
    public static let stages = LessonRule(
        "stages", "First the revision, then the wanted Pods, then those no longer wanted, then the rolling update.")
    /// When a pass under OrderedReady ends.
    public static let patience = LessonRule(
        "patience", "Under OrderedReady a stage begins only when the one before it has left nothing to do or wait for.")
    /// Whom the rolling update replaces.
    public static let replacements = LessonRule(
        "replacements", "The canary policy names the Pods to replace, seeing those that this pass creates as well.")
    /// What is forgotten.
    public static let forget = LessonRule(
        "forget", "Last, the revisions that nobody uses are forgotten, as the canary policy says, and no others.")
    /// What a pass may have to wait for.
    public static let lookAgain = LessonRule(
        "look-again", "The plan says when the next wanted Pod becomes available by waiting alone.")
    /// What an obstacle does to a plan.
    public static let obstacle = LessonRule(
        "obstacle", "An obstacle ends the pass where it is met: what was planned before is written, and the status too."
    )
    /// What a set that is going does.
    public static let terminatingSet = LessonRule(
        "terminating-set", "A set that is being deleted adopts nothing, releases nothing, and touches no Pod.")
    /// Which Pods are taken in.
    public static let adopt = LessonRule(
        "adopt", "What nobody manages and the selector chooses is adopted, a Pod only if the set gives its name.")
    /// Which Pods are let go, and whom to leave alone.
    public static let release = LessonRule(
        "release",
        "What the set manages and its selector no longer chooses is let go; what others manage is left alone.")
    /// What a delete says.
    public static let preconditions = LessonRule(
        "preconditions", "A write names the UID and the version that were observed, so that it hits nothing else.")
    /// What a pass over a cluster that is as it should be does.
    public static let silence = LessonRule(
        "silence", "When everything is as it should be nothing is written, not even a status.")
    /// What survives.
    public static let noMemory = LessonRule(
        "no-memory", "A pass remembers nothing: the same observation gets the same plan, whatever was asked before.")
    /// How every history ends.
    public static let converge = LessonRule(
        "converge", "Whatever was lost, refused or cut short, the set comes to be as it should, and then to rest.")

    /// All rules, in the order of the lesson.
    public static let all = [
        updateRevision, oldestFirst, newRevision, collision, currentRevision, counts, byRevision, generation, replaced,
        rolloutDone, claimsFirst, newPod, staleClaim, claimTerminating, repair, claimOwners, carryOut, stages, patience,
        replacements, forget, lookAgain, obstacle, terminatingSet, adopt, release, preconditions, silence, noMemory,
        converge,
    ]
}
