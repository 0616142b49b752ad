/// The rules of Lab 05, as its lesson says them.
public enum CanaryRule {
    /// What does not change the history.
    public static let equalTemplate = LessonRule(
        "equal-template", "A template that the newest revision holds already makes no revision.")
    /// What a rollback does to the history.
    public static let rollback = LessonRule(
        "rollback", "A template that an older revision holds makes that revision the newest again, and no new one.")
    /// How revisions are numbered.
    public static let nextNumber = LessonRule(
        "next-number", "What becomes the newest revision gets one more than the newest number so far; the first gets 1."
    )
    /// When two templates are equal.
    public static let wholeTemplate = LessonRule(
        "whole-template", "Two templates are equal only if all of their data is, labels and annotations included.")
    /// What a lost stable Pod comes back as.
    public static let stableReturns = LessonRule(
        "stable-returns", "A new Pod below the partition gets the current revision, whoever took the old one away.")
    /// What a new Pod of the canary's part is.
    public static let atPartition = LessonRule(
        "at-partition", "A new Pod at the partition or above it gets the update revision.")
    /// From where a partition counts.
    public static let distance = LessonRule(
        "distance", "A Pod is below the partition when its distance from the start ordinal is less than the partition.")
    /// What a new Pod is where there is no partition.
    public static let currentReplicas = LessonRule(
        "current-replicas",
        "Where no partition is set, the first currentReplicas Pods get the current revision, the others the update one."
    )
    /// What OnDelete means.
    public static let onDelete = LessonRule(
        "on-delete", "Under OnDelete every new Pod gets the update revision, and no Pod is replaced.")
    /// Who is replaced first.
    public static let highestFirst = LessonRule(
        "highest-first", "Outdated Pods are replaced from the highest ordinal down, one in a pass.")
    /// Who is replaced at all.
    public static let outdatedOnly = LessonRule(
        "outdated-only", "Every Pod that lacks the update revision is outdated, also one without a label; no other is.")
    /// Who keeps the old version.
    public static let downToPartition = LessonRule(
        "down-to-partition", "No Pod below the partition is replaced, and every outdated one at or above it is.")
    /// When the next one is replaced.
    public static let waitAvailable = LessonRule(
        "wait-available", "A Pod is replaced only when all Pods above it have the update revision and are available.")
    /// What becomes of a Pod that is going.
    public static let terminating = LessonRule(
        "terminating", "A Pod that is terminating is waited for, and not asked to go again.")
    /// What becomes of an outdated Pod that is not well.
    public static let brokenOutdated = LessonRule(
        "broken-outdated", "When its turn has come, an outdated Pod is replaced, available or not.")
    /// How many may go with maxUnavailable.
    public static let budget = LessonRule(
        "budget", "With maxUnavailable as many outdated Pods go as may still become unavailable, the highest first.")
    /// What spends maxUnavailable.
    public static let brokenSpend = LessonRule(
        "broken-spend", "Each unavailable Pod of the set spends of maxUnavailable, whatever its revision and its place."
    )
    /// What is never forgotten.
    public static let live = LessonRule(
        "live", "A revision in use is never forgotten: the current one, the update one, and that of any Pod.")
    /// How much is remembered.
    public static let limit = LessonRule(
        "limit",
        "Of the revisions that nobody uses, the newest stay, as many as the limit says; the others go, oldest first.")
    /// How far a broken update gets.
    public static let blastRadius = LessonRule(
        "blast-radius",
        "A broken update takes down one Pod, or maxUnavailable of them, and no more until it is repaired.")
    /// What a policy may remember.
    public static let noMemory = LessonRule(
        "no-memory", "A rollout remembers nothing: the same question gets the same answer, whatever was asked before.")
    /// How every history ends.
    public static let rest = LessonRule(
        "rest", "When nothing more happens by itself, no Pod is left that should still be replaced.")

    /// All rules, in the order of the lesson.
    public static let all = [
        equalTemplate, rollback, nextNumber, wholeTemplate, stableReturns, atPartition, distance, currentReplicas,
        onDelete, highestFirst, outdatedOnly, downToPartition, waitAvailable, terminating, brokenOutdated, budget,
        brokenSpend, live, limit, blastRadius, noMemory, rest,
    ]
}
