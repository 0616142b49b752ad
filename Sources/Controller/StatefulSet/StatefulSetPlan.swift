public import Model

/// One write that a pass over a StatefulSet asks for.
public enum StatefulSetAction: Hashable, Sendable, Codable {
    /// Make a Pod; its name is taken from the set and the ordinal.
    case createPod(Pod)
    /// Write a Pod whose identity or storage was put right; it carries the resourceVersion that was observed.
    case updatePod(Pod)
    /// Delete exactly the Pod that was observed.
    case deletePod(Pod, reason: DeletionReason)
    /// Make a claim.
    case createClaim(PersistentVolumeClaim)
    /// Write a claim whose owners were put right.
    case updateClaim(PersistentVolumeClaim)
    /// Make a revision; when the name is taken by other data, count the collision and plan again.
    case createRevision(ControllerRevision)
    /// Give a revision a new number.
    case updateRevision(ControllerRevision)
    /// Delete a revision that nobody uses.
    case deleteRevision(ControllerRevision)

    /// Why a Pod is deleted.
    public enum DeletionReason: String, Hashable, Sendable, Codable {
        /// It has ended, and a new one is to take its place.
        case ended
        /// Its ordinal is no longer wanted.
        case scaledDown
        /// It has an old revision; each success takes one from the status' `currentReplicas`.
        case replaced
    }
}

/// Why a pass ends before it is done.
public enum StatefulSetPassError: Error, Hashable, Sendable, Codable, CustomStringConvertible {
    /// A claim that a Pod needs is going away; its name.
    case claimTerminating(String)
    /// A revision holds no template; its name and what is wrong.
    case unreadableRevision(RevisionName, FieldError)
    /// `maxUnavailable` is neither a number nor a percentage.
    case invalidMaxUnavailable(IntOrString)
    /// A policy's answer cannot be followed, or it threw; what is wrong.
    case policy(String)
    /// A policy could not be asked, or could not answer.
    case policyFailed(PolicyFailure)

    /// A sentence for the event and the log.
    public var description: String {
        switch self {
        case .claimTerminating(let name): "pvc \(name) is being deleted"
        case .unreadableRevision(let name, let error): "revision \(name) holds no template: \(error)"
        case .invalidMaxUnavailable(let value): "invalid value for IntOrString: \(value)"
        case .policy(let message): message
        case .policyFailed(let failure): failure.description
        }
    }

    /// What a policy threw, or an error of the pass itself as it is.
    init(_ error: any Error) {
        switch error {
        case let error as StatefulSetPassError: self = error
        case let failure as PolicyFailure: self = .policyFailed(failure)
        default: self = .policy("\(error)")
        }
    }
}

/// What a pass over a StatefulSet writes: stages one after the other, then the status, then what may be forgotten.
public struct StatefulSetPlan: Sendable {
    /// What is done for one Pod, in order; a failure ends the unit.
    public struct Unit: Sendable {
        /// The writes, in order.
        public var actions: [StatefulSetAction]
        /// The name of the Pod whose claims the unit makes; empty where it makes none.
        public internal(set) var claimant = ""
        /// Why the unit cannot be finished, where the snapshot already tells.
        public var failure: StatefulSetPassError?

        init(_ actions: [StatefulSetAction] = [], failure: StatefulSetPassError? = nil) {
            self.actions = actions
            self.failure = failure
        }
    }

    /// Units that belong together.
    public struct Stage: Sendable {
        /// How the units follow one another.
        public enum Mode: Hashable, Sendable {
            /// One after the other; the first failure ends the pass.
            case sequential
            /// In batches of 1, 2, 4, … 500; a batch is finished before a failure in it ends the pass.
            case slowStart
        }

        /// How the units follow one another.
        public var mode: Mode
        /// What is done, a unit a Pod.
        public var units: [Unit]
    }

    /// The revision's write, if the history changes.
    public var revision: StatefulSetAction?
    /// What is done for Pods and claims; a stage starts when the one before it has ended without failure.
    public var stages: [Stage] = []
    /// The status, as if every planned replacement succeeds; `nil` when the pass failed before it knew one.
    public var status: StatefulSetStatus?
    /// Whether the status differs from the stored one enough to be written.
    public var writesStatus = false
    /// The revisions to delete, after the status.
    public var truncation: [StatefulSetAction] = []
    /// Why the pass ends early, where the snapshot already tells.
    public var failure: StatefulSetPassError?
    /// When to look again although nothing changes: a Pod becomes available by waiting.
    public var lookAgain: Timestamp?

    /// All writes but the status', in the order in which one worker does them.
    public var actions: [StatefulSetAction] {
        (revision.map { [$0] } ?? []) + stages.flatMap { $0.units.flatMap(\.actions) } + truncation
    }
}
