/// The rules of Lab 04, as its lesson says them.
public enum RollingRule {
    /// How a percentage of maxSurge becomes a number.
    public static let roundUp = LessonRule(
        "round-up", "A percentage of maxSurge is taken of the wanted Pods and rounded up.")
    /// How a percentage of maxUnavailable becomes a number.
    public static let roundDown = LessonRule(
        "round-down", "A percentage of maxUnavailable is taken of the wanted Pods and rounded down.")
    /// What happens where neither bound leaves room.
    public static let neverStuck = LessonRule(
        "never-stuck", "Where both bounds come out as 0, one Pod may be unavailable, or no rollout could ever begin.")
    /// The largest bound that makes sense.
    public static let atMostDesired = LessonRule(
        "at-most-desired", "No more Pods may be unavailable than are wanted.")
    /// What bounds Recreate has.
    public static let noBounds = LessonRule("no-bounds", "Recreate has no bounds: both are 0.")

    /// How large all sets may be together.
    public static let ceiling = LessonRule(
        "ceiling",
        "The new set grows until the sizes of all sets add up to the wanted Pods and the surge, and no further.")
    /// How large the new set may be.
    public static let upToDesired = LessonRule(
        "up-to-desired",
        "The new set ends at the wanted size: it never grows beyond it, and a larger one shrinks to it.")
    /// When new Pods start under Recreate.
    public static let recreateWaits = LessonRule(
        "recreate-waits", "Under Recreate the new set waits until no old Pod is left, not even one that is terminating."
    )

    /// How many Pods must stay.
    public static let minimum = LessonRule(
        "minimum", "Old sets shrink only as far as the wanted Pods less maxUnavailable stay available.")
    /// Which old Pods go first.
    public static let unhealthyFirst = LessonRule(
        "unhealthy-first", "Old Pods that are not available go before any that are.")
    /// What new Pods do not count for.
    public static let newNotCounted = LessonRule(
        "new-not-counted", "A new Pod that is not available makes no room: it may never become available.")
    /// Which old set shrinks first.
    public static let oldestFirst = LessonRule("oldest-first", "Of the old sets the oldest shrinks first.")
    /// What is done while a set is behind.
    public static let notCaughtUp = LessonRule(
        "not-caught-up", "A set with more available Pods than its size is still shrinking; nothing after it is touched."
    )
    /// How Recreate ends the old Pods.
    public static let recreateAll = LessonRule(
        "recreate-all", "Under Recreate every old set with Pods goes to 0 at once.")

    /// Who takes a change of the wanted Pods alone.
    public static let oneSet = LessonRule(
        "one-set",
        "If at most one set has Pods, it takes the wanted size; if none has, the new set does, or the newest.")
    /// What becomes of old sets when the new one is complete.
    public static let saturated = LessonRule(
        "saturated", "If the new set is complete, all old sets go to 0.")
    /// Which strategy shares.
    public static let recreateSharesNothing = LessonRule(
        "recreate-shares-nothing", "Under Recreate a change is not shared out among several sets.")
    /// How a change is shared out.
    public static let share = LessonRule(
        "share",
        "Otherwise each set with Pods keeps its share of all the Pods that are allowed, rounded to the nearest.")
    /// Whose share comes first.
    public static let largestFirst = LessonRule(
        "largest-first", "Larger sets get their share first; of equal ones the newer when growing, else the older.")
    /// Who gets what rounding leaves.
    public static let restToLargest = LessonRule(
        "rest-to-largest",
        "No set gets more than is left to share out, and what rounding leaves over goes to the first.")
    /// What happens where nothing is wanted.
    public static let toZero = LessonRule("to-zero", "Where no Pods are wanted, all sets go to 0, surge or not.")

    /// What a name is worth.
    public static let identity = LessonRule(
        "identity", "Identity is stable when all Pods of a place have the same name.")
    /// What a disk is worth.
    public static let ownStorage = LessonRule(
        "own-storage", "Storage follows when all Pods of a place have the same storage, and no other place has it.")
    /// How many wrote at once.
    public static let writers = LessonRule(
        "writers", "Two Pods write at once when both have the same storage and one started before the other had ended.")
    /// In which order Pods came.
    public static let orderUp = LessonRule(
        "order-up", "A Pod is created in order when every lower place has one that is ready and stays.")
    /// In which order Pods went.
    public static let orderDown = LessonRule(
        "order-down", "A Pod that gives its place up does so in order when no higher place has a Pod any more.")
    /// What was lost.
    public static let lost = LessonRule(
        "lost", "A write is lost when it was acknowledged and is not kept; one that was never acknowledged is not.")

    /// How every rollout ends.
    public static let rest = LessonRule(
        "rest", "When nothing more happens by itself, the rollout is complete, or waits for new Pods that are broken.")
    /// What a policy or a measure may remember.
    public static let noMemory = LessonRule(
        "no-memory", "The same question gets the same answer, whatever was asked before.")

    /// All rules, in the order of the lesson.
    public static let all = [
        roundUp, roundDown, neverStuck, atMostDesired, noBounds, ceiling, upToDesired, recreateWaits, minimum,
        unhealthyFirst, newNotCounted, oldestFirst, notCaughtUp, recreateAll, oneSet, saturated, recreateSharesNothing,
        share, largestFirst, restToLargest, toZero, identity, ownStorage, writers, orderUp, orderDown, lost, rest,
        noMemory,
    ]
}
