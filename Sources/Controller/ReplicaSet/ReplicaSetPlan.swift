public import Model

/// One write that a pass over a ReplicaSet asks for.
public enum ReplicaSetAction: Hashable, Sendable {
    /// Write a Pod that nobody managed, now with the set as its controller.
    case adoptPod(Pod)
    /// Write a Pod that the selector no longer chooses, now without the set among its owners.
    case releasePod(Pod)
    /// Make this many Pods that are alike, each under a generated name, in batches of 1, 2, 4 and so on.
    case createPods(Pod, count: Int)
    /// Delete exactly the Pod that was observed.
    case deletePod(Pod)
}

extension ReplicaSetAction {
    /// What to tell about the set once a Pod of this name was made or deleted.
    public func event(podName: String) -> EventNote? {
        switch self {
        case .createPods: .normal("SuccessfulCreate", "Created pod: \(podName)")
        case .deletePod: .normal("SuccessfulDelete", "Deleted pod: \(podName)")
        case .adoptPod, .releasePod: nil
        }
    }

    /// What to tell about the set when a Pod could not be made or deleted.
    public func event(error: String) -> EventNote? {
        switch self {
        case .createPods: .warning("FailedCreate", "Error creating: \(error)")
        case .deletePod: .warning("FailedDelete", "Error deleting: \(error)")
        case .adoptPod, .releasePod: nil
        }
    }
}

/// What a pass over a ReplicaSet writes: adoptions and releases, then Pods made or deleted, then the status.
///
/// Guarantees: a failure to adopt or release ends the pass; after a failure to make or delete Pods the status is still
/// written, as ``status(afterFailure:)``; a Pod that is gone already when it is to be deleted is no failure.
/// Caveats: the plan knows nothing of Pods that earlier passes made and the snapshot does not show yet. Whoever carries
/// it out skips ``management`` until the snapshot shows them, and writes the status all the same.
public struct ReplicaSetPlan: Sendable {
    /// Adoptions and releases, one after the other.
    public var claims: [ReplicaSetAction] = []
    /// Pods to make, or Pods to delete; never both.
    public var management: [ReplicaSetAction] = []
    /// The set with its status as the snapshot shows it, and the resourceVersion that was observed.
    public var replicaSet: ReplicaSet
    /// Whether the status differs from the stored one enough to be written.
    public var writesStatus = false
    /// When to look again although nothing changes: a ready Pod becomes available by waiting.
    public var lookAgain: Timestamp?
    /// The status that was stored.
    let stored: ReplicaSetStatus
    /// How many Pods are missing; negative where there are too many.
    var shortage = 0
    /// The moment of the pass.
    let now: Timestamp

    init(for observation: ReplicaSetObservation) {
        replicaSet = observation.replicaSet
        stored = observation.replicaSet.status
        now = observation.now
    }

    /// All writes but the status', in order.
    public var actions: [ReplicaSetAction] { claims + management }
}

extension ReplicaSetPlan {
    /// The status to write after Pods could not be made or deleted; a failure that is noted already stays as it is.
    public func status(afterFailure error: String) -> ReplicaSetStatus {
        var status = replicaSet.status
        status.conditions = stored.conditions
        if stored.replicaFailure != nil { return status }
        status.conditions.append([
            "type": .string(ReplicaSetStatus.failureType), "status": "True",
            "lastTransitionTime": now.wholeSeconds.json,
            "reason": .string(shortage > 0 ? "FailedCreate" : "FailedDelete"), "message": .string(error),
        ])
        return status
    }
}

extension ReplicaSetStatus {
    /// The type of the condition that the set could not make or delete Pods.
    static let failureType = "ReplicaFailure"

    /// The condition that the set could not make or delete Pods.
    var replicaFailure: JSON? { conditions.first { $0["type"]?.string == Self.failureType } }
}
