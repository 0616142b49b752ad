import LabKit
import Model
import Rollout

/// Which version of a program each Pod of a StatefulSet runs, and who gets the new one next: your answer.
///
/// The lesson is README.md, two folders up. What you are given of a history:
///
/// - `history`: its entries from the oldest to the newest, each with a `name`, a `number` and the template as `data`
///
/// and of a rollout:
///
/// - `state.strategy`: `.onDelete`, `.partitioned(partition)`, or `.rollingUpdate` where no partition is set at all
/// - `state.maxUnavailable`: how many Pods may be unavailable at once; `nil` where the feature is off
/// - `state.start`: the first ordinal; an ordinal's `number` is the number in it
/// - `state.currentReplicas`: how many Pods the set's status last counted at the current revision
/// - `state.currentRevision` and `state.updateRevision`: the names of the old version and the new one
/// - `state.pods`, in ascending order: of each the `ordinal`, the `revision` (`nil` if the label is missing),
///   `isAvailable` and `isTerminating`; a Pod that is terminating is never available
public struct Canary: CanaryPolicy {
    /// A policy has no settings, and no memory either: all it may know is in its arguments.
    public init() {}

    /// Task 1, What a template means: keep the newest entry, renumber an older one, or create one.
    public func decision(forTemplate data: JSON, history: [RevisionRecord]) throws -> RevisionDecision {
        throw NotImplemented("Lab 05, task 1: is the template new, known, or back again?")
    }

    /// Task 2, New Pods: the revision that the new Pod of this ordinal gets.
    public func revision(forNewPodAt ordinal: Ordinal, in state: RolloutState) throws -> RevisionName {
        throw NotImplemented("Lab 05, task 2: the current revision or the update revision?")
    }

    /// Tasks 3 and 4: the Pods to delete now so that they come back at the update revision, in this order.
    public func replacements(in state: RolloutState) throws -> [Ordinal] {
        switch state.maxUnavailable {
        case nil:
            // Task 3, The next Pod: from the highest ordinal down to the partition, one at a time, and patiently.
            throw NotImplemented("Lab 05, task 3: which Pod is replaced next?")
        case .some:
            // Task 4, Several at once: as many as may still become unavailable.
            throw NotImplemented("Lab 05, task 4: which Pods are replaced next, with maxUnavailable?")
        }
    }

    /// Task 5, Forgetting: the names of the entries that the history can do without, oldest first.
    ///
    /// `live` are the current revision, the update revision and those of all Pods; a name may stand in it twice.
    public func expendable(history: [RevisionRecord], live: [RevisionName], limit: Int) throws -> [RevisionName] {
        throw NotImplemented("Lab 05, task 5: what is forgotten?")
    }
}
