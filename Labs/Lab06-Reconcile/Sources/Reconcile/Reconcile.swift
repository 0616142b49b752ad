import Controller
import LabKit
import Model
import Network
import Rollout
import Storage

/// The controller of a StatefulSet, whole: your answer.
///
/// The lesson is README.md, two folders up. What you are given:
///
/// - `observation`: the `set`, its `pods`, the namespace's `claims` by name, the set's `revisions`, and the time `now`
/// - `policies`: the five parts that you have written, or could have: `identity`, `ordering`, `storage`, `canary`
///   (and `deployment`, which has no part in this lab)
/// - `pass`, from Task 3 on: the observation and the policies again, the `revisions` of Task 1, the Pods by ordinal
///   (`pass.pods`), and the same things in the words of the policies: `pass.roster`, `pass.rollout(of:)`,
///   `pass.situation(of:of:at:)`
///
/// What you say goes into a `ReconcilePlan`: `writes` in their order, a `status`, an `obstacle`, and when to `lookAgain`.
public struct Reconcile: StatefulSetReconciler {
    /// A controller has no settings, and no memory either: all it may know is in what it observes.
    public init() {}

    /// Task 1, Revisions: what the template is called now, what it was called before, and what must be written for it.
    public func revisions(in observation: StatefulSetObservation, policies: Policies) throws -> Revisions {
        throw NotImplemented("Lab 06, task 1: which revisions are in force?")
    }

    /// Task 2, Status: what the observed Pods amount to, when this pass replaces some of them.
    public func status(
        of observation: StatefulSetObservation, revisions: Revisions, replaced: Int
    ) throws -> StatefulSetStatus {
        throw NotImplemented("Lab 06, task 2: what do the Pods amount to?")
    }

    /// Task 3, One Pod: what it takes to do what the ordering policy says about one ordinal.
    ///
    /// What it adds to the plan before it throws is written all the same. An obstacle that the observation shows is a
    /// `StatefulSetPassError`, such as `.claimTerminating("data-web-0")`.
    public func carryOut(_ step: OrderingStep, in pass: Pass, plan: inout ReconcilePlan) throws {
        throw NotImplemented("Lab 06, task 3: what does \(step) take?")
    }

    /// Task 4, The pass: all of it, in its order.
    public func reconcile(_ observation: StatefulSetObservation, policies: Policies) throws -> ReconcilePlan {
        throw NotImplemented("Lab 06, task 4: what comes after what?")
    }

    /// Task 5, Survival: whom the set takes in, and whom it lets go.
    public func adoptions(
        for set: StatefulSet, pods: [Pod], revisions: [ControllerRevision], policies: Policies
    ) throws -> [Adoption] {
        throw NotImplemented("Lab 06, task 5: who belongs to the set?")
    }
}
