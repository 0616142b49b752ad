import Controller
import LabKit
import Model

/// In which order a StatefulSet's Pods come and go: your answer.
///
/// The lesson is README.md, two folders up. What you are given:
///
/// - `roster.management`: `.orderedReady` (one after the other) or `.parallel` (all at once)
/// - `roster.wanted`: the ordinals that should have a Pod, in ascending order
/// - `roster.condemned`: the Pods whose ordinals are no longer wanted, in ascending order
/// - `roster.pod(at:)`: the Pod of an ordinal, `nil` if there is none
/// - `roster.minReadySeconds` and `roster.now`
/// - of each Pod: `ordinal`, `phase`, `readySince` (`nil` while it is not ready) and `isTerminating`
///
/// What you answer with: a list of `.create(ordinal)`, `.keep(ordinal)`, `.delete(ordinal)` and `.wait(ordinal)`.
public struct Ordering: OrderingPolicy {
    /// An ordering has no settings, and no memory either: all it may know is in the roster.
    public init() {}

    /// Task 1, Ready to go on: whether the Pods after this one may have their turn.
    ///
    /// Yes, once it is Running, and ready, and has been ready for at least `minReadySeconds`.
    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        throw NotImplemented("Lab 02, task 1: when is a Pod available?")
    }

    /// Tasks 2, 3 and 5: what is to be done to the wanted Pods, in the order in which to do it.
    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        switch roster.management {
        case .orderedReady:
            // Task 2, Scale-up: from the lowest ordinal up, one step for each Pod. A missing one is created, one that
            // is not available or is terminating is waited for; the first step that is not keep ends the answer.
            throw NotImplemented("Lab 02, task 2: scale-up, one Pod after the other")
        case .parallel:
            // Task 5, Parallel: a step for every wanted Pod, and nothing waits.
            throw NotImplemented("Lab 02, task 5: all wanted Pods at once")
        }
    }

    /// Task 3, Repair: whether the Pod has failed or finished, so that a new one must take its place.
    ///
    /// Use it where you decide about a wanted Pod, and think of one that has ended and is terminating already.
    func hasEnded(_ pod: RosterPod) -> Bool {
        false
    }

    /// Tasks 4 and 5: what is to be done to the Pods that are no longer wanted, in the order in which to do it.
    ///
    /// Under OrderedReady you are asked only when the wanted Pods' steps were all keep.
    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        switch roster.management {
        case .orderedReady:
            // Task 4, Scale-down: the highest ordinal first, one at a time, and never in a hurry.
            throw NotImplemented("Lab 02, task 4: scale-down, the highest ordinal first")
        case .parallel:
            // Task 5, Parallel: all of them, but nobody is asked twice to go.
            throw NotImplemented("Lab 02, task 5: all condemned Pods at once")
        }
    }
}
