/// The rules of the Retention lab, in the words of its lesson.
public enum RetentionRule {
    /// What a claim is called.
    public static let claimName = LessonRule(
        "claim-name", "A claim is called after its template, its set and its ordinal, in this order, joined by hyphens."
    )
    /// Who owns what is retained.
    public static let retained = LessonRule(
        "retained", "A claim that the policy retains is owned neither by its set nor by its Pod.")
    /// When the set owns a claim.
    public static let whenDeleted = LessonRule(
        "when-deleted",
        "Under whenDeleted Delete the set owns the claims of wanted ordinals, and of all where whenScaled is Retain.")
    /// When the Pod owns a claim.
    public static let whenScaled = LessonRule(
        "when-scaled",
        "Under whenScaled Delete the Pod of an ordinal that is no longer wanted owns its claims, instead of the set.")
    /// How many of the two own a claim.
    public static let oneOwner = LessonRule(
        "one-owner", "Set and Pod never own a claim together, since a claim lives as long as one of its owners.")
    /// What a reference says.
    public static let controlling = LessonRule(
        "controlling", "An owner's reference says that it controls the claim; one that does not say so is replaced.")
    /// When nothing is written.
    public static let nilWhenRight = LessonRule(
        "nil-when-right", "When the owners are right already the answer is nil, and nothing is written.")
    /// What becomes of other references.
    public static let strangers = LessonRule(
        "strangers", "References to anybody else stay as they are, in their order.")
    /// What tells owners apart.
    public static let earlier = LessonRule(
        "earlier",
        "An owner is known by its UID; a claim that names an earlier set or Pod of the same name is left as it is.")
    /// Whose claims are not the set's to own.
    public static let otherController = LessonRule(
        "other-controller", "A claim that another controller manages is owned neither by the set nor by the Pod.")
    /// When a claim still belongs to an earlier Pod.
    public static let stale = LessonRule(
        "stale",
        "Under whenScaled Delete a claim is stale while it names an earlier Pod of its ordinal; under Retain none is.")
    /// What a new Pod does not get.
    public static let goingAway = LessonRule(
        "going-away", "Under whenScaled Delete no new Pod gets a claim that is going away with an earlier one.")
    /// When claims are deleted.
    public static let onlyByPolicy = LessonRule(
        "only-by-policy", "A claim is deleted when the policy says so, and never otherwise.")
    /// What becomes of the data.
    public static let bytes = LessonRule(
        "bytes", "What a Pod has written is there for its successor exactly when the policy retains the claim.")
    /// What a policy may remember.
    public static let noMemory = LessonRule(
        "no-memory", "A policy remembers nothing: the same situation gets the same answer, whatever was asked before.")
    /// How every history ends.
    public static let rest = LessonRule(
        "rest", "When nothing more befalls the set, its Pods are there, and nothing is written any more.")

    /// All rules, in the order of the lesson.
    public static let all = [
        claimName, retained, whenDeleted, whenScaled, oneOwner, controlling, nilWhenRight, strangers, earlier,
        otherController, stale, goingAway, onlyByPolicy, bytes, noMemory, rest,
    ]
}
