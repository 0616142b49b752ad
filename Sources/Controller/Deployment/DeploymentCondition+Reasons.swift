import Model

/// Why a Deployment's condition is as it is, in Kubernetes' words.
enum DeploymentReason: String {
    case minimumAvailable = "MinimumReplicasAvailable"
    case minimumUnavailable = "MinimumReplicasUnavailable"
    case created = "NewReplicaSetCreated"
    case found = "FoundNewReplicaSet"
    case failedCreate = "ReplicaSetCreateError"
    case updated = "ReplicaSetUpdated"
    case available = "NewReplicaSetAvailable"
    case timedOut = "ProgressDeadlineExceeded"
    case paused = "DeploymentPaused"
    case resumed = "DeploymentResumed"
}

/// The types of a Deployment's conditions.
enum DeploymentConditionType {
    static let available = "Available"
    static let progressing = "Progressing"
    static let replicaFailure = "ReplicaFailure"
}

extension DeploymentCondition {
    /// A condition `Progressing` that begins now.
    static func progressing(
        _ status: ConditionStatus, _ reason: DeploymentReason, _ message: String, at now: Timestamp
    ) -> DeploymentCondition {
        DeploymentCondition(DeploymentConditionType.progressing, status, reason, message, at: now)
    }

    /// A condition that begins now; the API keeps whole seconds.
    init(
        _ type: String, _ status: ConditionStatus, _ reason: DeploymentReason, _ message: String, at now: Timestamp
    ) {
        self.init()
        self.type = type
        self.status = status
        self.reason = reason.rawValue
        self.message = message
        lastUpdateTime = now.wholeSeconds
        lastTransitionTime = now.wholeSeconds
    }
}

extension DeploymentStatus {
    /// The condition of this type.
    func condition(_ type: String) -> DeploymentCondition? {
        conditions.first { $0.type == type }
    }

    /// Whether the condition `Progressing` has this reason.
    func isProgressing(because reason: DeploymentReason) -> Bool {
        condition(DeploymentConditionType.progressing)?.reason == reason.rawValue
    }

    /// Puts a condition last in place of the one of its type, unless that one has the same status and reason.
    mutating func set(_ condition: DeploymentCondition) {
        var condition = condition
        if let current = self.condition(condition.type), current.status == condition.status {
            if current.reason == condition.reason { return }
            condition.lastTransitionTime = current.lastTransitionTime
        }
        remove(condition.type)
        conditions.append(condition)
    }

    /// Takes away the condition of this type.
    mutating func remove(_ type: String) {
        conditions.removeAll { $0.type == type }
    }
}

extension Deployment {
    /// Whether someone wants to know when a rollout gets stuck; the largest number stands for no deadline.
    var hasProgressDeadline: Bool {
        spec.progressDeadlineSeconds.map { $0 != .max } ?? false
    }

    /// How many Pods are wanted.
    var desiredReplicas: Int32 { spec.replicas ?? 1 }

    /// Whether a status says that every wanted Pod is of the new template and available, and no other is left.
    func isComplete(_ status: DeploymentStatus) -> Bool {
        status.updatedReplicas == desiredReplicas && status.replicas == desiredReplicas
            && status.availableReplicas == desiredReplicas && status.observedGeneration >= metadata.generation
    }
}
