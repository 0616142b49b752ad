/// The rules of Lab 02, as its lesson says them.
public enum OrderingRule {
    /// Who lets the next one have its turn.
    public static let available = LessonRule(
        "available",
        "A Pod is available when its phase is Running and it is ready; Running alone is not enough.")
    /// How long readiness must have lasted.
    public static let minReadySeconds = LessonRule(
        "min-ready-seconds",
        "An available Pod has been ready for at least minReadySeconds without a break.")
    /// Which ordinals are wanted.
    public static let wantedOrdinals = LessonRule(
        "wanted-ordinals", "The wanted ordinals are start, start + 1, … start + replicas - 1, and no others.")
    /// What is created next.
    public static let nextMissing = LessonRule(
        "next-missing", "The wanted Pods are looked at from the lowest ordinal up, and one that is missing is created.")
    /// When the next one is created.
    public static let predecessors = LessonRule(
        "predecessors",
        "Under OrderedReady a wanted Pod that is not available is waited for, and nothing after it is touched.")
    /// How an answer is written.
    public static let oneStepEach = LessonRule(
        "one-step-each",
        "An answer has a step for each Pod looked at, in order; under OrderedReady the first that is not keep ends it.")
    /// What becomes of a Pod that has ended.
    public static let ended = LessonRule(
        "ended", "A wanted Pod that has Failed or Succeeded is deleted; a later pass creates its successor.")
    /// What becomes of a Pod that is going.
    public static let terminating = LessonRule(
        "terminating", "A Pod that is terminating is never deleted again; under OrderedReady it is waited for.")
    /// How many Pods an ordinal has.
    public static let atMostOne = LessonRule(
        "at-most-one", "An ordinal never has two Pods: until the old one is gone, no new one is created.")
    /// What is never deleted.
    public static let neverTheLiving = LessonRule(
        "never-the-living", "A wanted Pod that has not ended is never deleted, however long it takes to be ready.")
    /// Who goes first.
    public static let highestFirst = LessonRule(
        "highest-first",
        "Under OrderedReady condemned Pods go one at a time, the highest first; the next when that one is gone.")
    /// When a condemned Pod that is not well may go.
    public static let unhealthyCondemned = LessonRule(
        "unhealthy-condemned",
        "Under OrderedReady a condemned Pod that is not available goes only if no Pod before it is unhealthy.")
    /// What Parallel means.
    public static let parallel = LessonRule(
        "parallel",
        "Under Parallel nothing waits: one pass creates all that is missing and deletes all that is condemned.")
    /// What an ordering may remember.
    public static let noMemory = LessonRule(
        "no-memory", "An ordering remembers nothing: the same roster gets the same answer, whatever was asked before.")
    /// How every history ends.
    public static let rest = LessonRule(
        "rest", "When nothing more befalls the Pods, the set comes to rest with the Pods that are wanted.")

    /// All rules, in the order of the lesson.
    public static let all = [
        available, minReadySeconds, wantedOrdinals, nextMissing, predecessors, oneStepEach, ended, terminating,
        atMostOne, neverTheLiving, highestFirst, unhealthyCondemned, parallel, noMemory, rest,
    ]
}
