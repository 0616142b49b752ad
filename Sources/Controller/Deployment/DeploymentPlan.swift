public import Model
import Rollout

/// One write that a pass over a Deployment asks for.
public enum DeploymentAction: Hashable, Sendable {
    /// Write a ReplicaSet that nobody managed, now with the Deployment as its controller.
    case adoptReplicaSet(ReplicaSet)
    /// Write a ReplicaSet that the selector no longer chooses, now without the Deployment among its owners.
    case releaseReplicaSet(ReplicaSet)
    /// Make a ReplicaSet; when the name is taken, see ``DeploymentPlan/resolution(ofCollisionWith:)``.
    case createReplicaSet(ReplicaSet)
    /// Write a ReplicaSet's size, annotations or `minReadySeconds`, with the size that it had before this write.
    case updateReplicaSet(ReplicaSet, previousSize: Int32)
    /// Delete exactly the ReplicaSet that was observed.
    case deleteReplicaSet(ReplicaSet)

    /// The ReplicaSet to write; it carries the UID and resourceVersion that were observed.
    public var replicaSet: ReplicaSet {
        switch self {
        case .adoptReplicaSet(let set), .releaseReplicaSet(let set), .createReplicaSet(let set),
            .updateReplicaSet(let set, _), .deleteReplicaSet(let set):
            set
        }
    }

    /// What to tell about the Deployment once the write has succeeded.
    public var event: EventNote? {
        switch self {
        case .createReplicaSet(let set) where (set.spec.replicas ?? 0) > 0: Self.scaling(set, from: 0)
        case .updateReplicaSet(let set, let size) where set.spec.replicas != size: Self.scaling(set, from: size)
        default: nil
        }
    }

    private static func scaling(_ set: ReplicaSet, from previous: Int32) -> EventNote {
        let size = set.spec.replicas ?? 0
        let direction = previous < size ? "up" : "down"
        let message = "Scaled \(direction) replica set \(set.metadata.name) from \(previous) to \(size)"
        return .normal("ScalingReplicaSet", message)
    }
}

/// Why a pass over a Deployment cannot be planned.
public enum DeploymentPassError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The strategy is neither `RollingUpdate` nor `Recreate`.
    case unknownStrategy(DeploymentStrategyType)
    /// The policy named a set that the Deployment does not have.
    case unknownSet(String)
    /// The policy gave a set a size that is negative or too large.
    case invalidSize(set: String, size: Int)
    /// The policy gave bounds that no rollout can have.
    case invalidBounds(surge: Int, unavailable: Int)

    /// A sentence for the event and the log.
    public var description: String {
        switch self {
        case .unknownStrategy(let type): "unexpected deployment strategy type: \(type)"
        case .unknownSet(let name): "the policy resized replica set \(name), which the deployment does not have"
        case .invalidSize(let set, let size): "the policy gave replica set \(set) \(size) replicas"
        case .invalidBounds(let surge, let unavailable):
            "the policy allowed a surge of \(surge) and \(unavailable) unavailable replicas"
        }
    }
}

/// What a pass over a Deployment writes: the actions one after the other, then the Deployment.
///
/// Guarantees: the first action that fails ends the pass, and the Deployment is not written then; an object that is gone
/// already when it is to be deleted is no failure. The next pass finds what was done and goes on from there.
/// Caveats: a set may be written more than once; each later write stands on what the one before it brought about, so
/// it carries the resourceVersion that the store answered, not the one that was observed.
public struct DeploymentPlan: Sendable {
    /// The writes, in order.
    public var actions: [DeploymentAction] = []
    /// The Deployment with its new status and revision annotation, and the resourceVersion that was observed.
    public var deployment: Deployment
    /// Whether the Deployment's status or revision differs from the stored one, so that it must be written.
    public var writesStatus = false
    /// What to tell about the Deployment whatever the writes bring.
    public var events: [EventNote] = []
    /// When to look again although nothing changes: the rollout may have run out of time by then.
    public var lookAgain: Timestamp?
    /// The status without what this pass's writes were to bring: where it starts from when creating a set fails.
    var statusBeforeCreation: DeploymentStatus
    /// The moment of the pass.
    let now: Timestamp

    init(for observation: DeploymentObservation) {
        deployment = observation.deployment
        statusBeforeCreation = observation.deployment.status
        now = observation.now
    }
}

extension DeploymentPlan {
    /// What it means that the new ReplicaSet's name is taken.
    public enum Collision: Hashable, Sendable {
        /// The set is the one that was to be made; a cache was late. Go on as if it had just been made.
        case ownSet
        /// The set is another: write this status, which counts the collision, and plan again.
        case retry(DeploymentStatus)
    }

    /// What it means that a set of the same name exists already.
    public func resolution(ofCollisionWith existing: ReplicaSet) -> Collision {
        let isOwn = existing.metadata.isControlled(by: deployment.metadata.uid)
        if isOwn, PodTemplateHash.areEqual(existing.spec.template, deployment.spec.template) { return .ownSet }
        var status = statusBeforeCreation
        status.collisionCount = (status.collisionCount ?? 0) + 1
        return .retry(status)
    }

    /// The status to write when the new ReplicaSet cannot be made; `nil` where nobody asked to watch progress.
    public func status(afterFailureToCreate set: ReplicaSet, error: String) -> DeploymentStatus? {
        guard deployment.hasProgressDeadline else { return nil }
        var status = statusBeforeCreation
        let message = "Failed to create new replica set \"\(set.metadata.name)\": \(error)"
        status.set(.progressing(.false, .failedCreate, message, at: now))
        return status
    }
}
