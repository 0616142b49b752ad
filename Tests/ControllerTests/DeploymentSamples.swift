import Controller
import Model
import Rollout
import Testing

/// A small world for one Deployment, made fresh for each test.
struct DeploymentSample {
    var deployment: Deployment
    var replicaSets: [ReplicaSet] = []
    var pods: [Pod] = []
    var now = Timestamp(seconds: 1_800_000_000)
    var policy: any DeploymentPolicy = ReferenceDeploymentPolicy()

    /// A rolling Deployment `web` of three Pods that may have one more and one fewer.
    init(replicas: Int32 = 3, image: String = "nginx:2") {
        deployment = Deployment()
        deployment.metadata = ObjectMeta(name: "web", namespace: "default")
        deployment.metadata.uid = "deployment-1"
        deployment.metadata.generation = 4
        deployment.metadata.resourceVersion = "100"
        deployment.spec.replicas = replicas
        deployment.spec.selector = LabelSelector(matchLabels: ["app": "web"])
        deployment.spec.template = Self.template(image)
        deployment.spec.strategy.type = .rollingUpdate
        deployment.spec.strategy.rollingUpdate = RollingUpdateDeployment()
        deployment.spec.strategy.rollingUpdate?.maxSurge = .int(1)
        deployment.spec.strategy.rollingUpdate?.maxUnavailable = .int(1)
        deployment.spec.progressDeadlineSeconds = 600
        deployment.spec.revisionHistoryLimit = 10
        deployment.status.observedGeneration = 4
    }

    static func template(_ image: String) -> PodTemplateSpec {
        var template = PodTemplateSpec()
        template.metadata.labels = ["app": "web"]
        var container = Container()
        container.name = "nginx"
        container.image = image
        template.spec.containers = [container]
        return template
    }

    /// Adds a set of the Deployment that is as old as its number is low, with all its Pods available.
    @discardableResult
    mutating func add(
        _ number: Int, image: String, size: Int32, available: Int32? = nil,
        change: (inout ReplicaSet) -> Void = { _ in }
    ) -> ReplicaSet {
        var set = ReplicaSet()
        set.metadata = ObjectMeta(name: "web-\(number)", namespace: "default", labels: ["app": "web"])
        set.metadata.uid = UID("set-\(number)")
        set.metadata.resourceVersion = String(number)
        set.metadata.creationTimestamp = Timestamp(seconds: 1_700_000_000 + Int64(number))
        set.metadata.ownerReferences = [OwnerReference(controller: deployment)]
        set.metadata.annotations = [
            "deployment.kubernetes.io/revision": String(number), "deployment.kubernetes.io/desired-replicas": "3",
            "deployment.kubernetes.io/max-replicas": "4",
        ]
        set.spec.replicas = size
        set.spec.selector = LabelSelector(matchLabels: ["app": "web", PodTemplateHash.label: String(number)])
        set.spec.template = Self.template(image)
        set.spec.template.metadata.labels[PodTemplateHash.label] = String(number)
        set.status.replicas = size
        set.status.readyReplicas = available ?? size
        set.status.availableReplicas = available ?? size
        change(&set)
        replicaSets.append(set)
        return set
    }

    /// Notes progress in the stored status.
    mutating func setProgress(_ reason: String, _ status: ConditionStatus = .true, secondsAgo: Int64) {
        var condition = DeploymentCondition()
        condition.type = "Progressing"
        condition.status = status
        condition.reason = reason
        condition.lastUpdateTime = Timestamp(nanoseconds: now.nanoseconds - secondsAgo * 1_000_000_000)
        condition.lastTransitionTime = condition.lastUpdateTime
        deployment.status.conditions.removeAll { $0.type == "Progressing" }
        deployment.status.conditions.append(condition)
    }

    /// Takes the counts of the sets into the stored status, so that a pass sees no progress.
    mutating func settleCounts(newSet: String) {
        deployment.status.replicas = replicaSets.reduce(0) { $0 + $1.status.replicas }
        deployment.status.readyReplicas = replicaSets.reduce(0) { $0 + $1.status.readyReplicas }
        deployment.status.availableReplicas = replicaSets.reduce(0) { $0 + $1.status.availableReplicas }
        deployment.status.updatedReplicas = replicaSets.first { $0.metadata.name == newSet }?.status.replicas ?? 0
    }

    /// The plan of one pass.
    func plan() throws -> DeploymentPlan {
        try DeploymentPass(policy: policy).plan(
            for: DeploymentObservation(deployment: deployment, replicaSets: replicaSets, pods: pods, now: now))
    }
}

extension DeploymentPlan {
    /// The actions as short words, such as `update web-1 to 2`.
    var words: [String] {
        actions.map { action in
            let name = action.replicaSet.metadata.name
            let size = action.replicaSet.spec.replicas ?? -1
            return switch action {
            case .adoptReplicaSet: "adopt \(name)"
            case .releaseReplicaSet: "release \(name)"
            case .createReplicaSet: "create with \(size)"
            case .updateReplicaSet: "update \(name) to \(size)"
            case .deleteReplicaSet: "delete \(name)"
            }
        }
    }

    /// The condition of this type in the status to write.
    func condition(_ type: String) -> DeploymentCondition? {
        deployment.status.conditions.first { $0.type == type }
    }
}
