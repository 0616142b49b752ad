import LabKit
import Model
import Rollout

/// How large the ReplicaSets of a Deployment are to be next: your answer to tasks 1 to 4.
///
/// The lesson is README.md, two folders up. What you are given:
///
/// - `state.strategy`: `.recreate`, or `.rollingUpdate(maxSurge:maxUnavailable:)`; both bounds are `IntOrString`, that is
///   `.int(3)` or `.string("25%")`, and `percentage` is the 25
/// - `state.desired`: how many Pods are wanted
/// - `state.newSet`: the set of the template as it is now; `nil` until it is made
/// - `state.oldSets`: the sets of earlier templates, oldest first; `state.allSets`: those and the new one
/// - `state.runningOldPods`: old Pods that have not ended, terminating ones included
/// - `state.lastReported`: how many Pods the Deployment's status counted last
/// - of each set: `name`, `order` (0 for the oldest), `size` (how many Pods it should have), `pods` (how many it has, those
///   that are terminating not included), `available`, `notedDesired` and `notedMaximum`
public struct Rolling: DeploymentPolicy {
    /// A policy has no settings, and no memory either: all it may know is in its arguments.
    public init() {}

    /// Task 1, Bounds: how far a rollout may stray from the wanted number, in whole Pods.
    public func bounds(of strategy: DeploymentState.Strategy, desired: Int) throws -> DeploymentBounds {
        throw NotImplemented("Lab 04, task 1: how many Pods more, and how many unavailable?")
    }

    /// Task 2, The new set: its next size; `nil` while it must wait.
    public func newSetSize(in state: DeploymentState) throws -> Int? {
        throw NotImplemented("Lab 04, task 2: how large does the new set get?")
    }

    /// Task 3, The old sets: their next sizes, without those that stay as they are.
    public func oldSetSizes(in state: DeploymentState) throws -> [SetSize] {
        throw NotImplemented("Lab 04, task 3: which old sets shrink, and how far?")
    }

    /// Task 4, Scaling: the sizes after another number of Pods is wanted, of each set that takes part.
    public func sizesAfterScaling(in state: DeploymentState) throws -> [SetSize] {
        throw NotImplemented("Lab 04, task 4: who gets how much of a change?")
    }
}
