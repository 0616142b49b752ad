public import Model

/// A set as a fault history begins with it.
public struct FaultSet: Hashable, Sendable {
    /// Whether its Pods come and go all at once.
    public var isParallel = false
    /// How many Pods are wanted.
    public var replicas: Int
    /// The first ordinal.
    public var start = 0
    /// How many Pods, from the first on, keep the current revision.
    public var partition = 0
    /// Whether each Pod has a claim.
    public var hasClaims = true
    /// Whether claims go when the set is scaled down.
    public var deletesWhenScaled = false
    /// Whether claims go when the set is deleted.
    public var deletesWhenDeleted = false
    /// How many seconds a Pod must have been ready.
    public var minReadySeconds = 0

    /// A set of this size, in order, whose claims are retained.
    public init(replicas: Int) { self.replicas = replicas }

    /// The object, as the API would hold it.
    public var object: StatefulSet {
        var set = StatefulSet()
        set.metadata = ObjectMeta(name: "web", namespace: "default")
        set.metadata.uid = "set-1"
        set.metadata.generation = 1
        set.spec.replicas = Int32(replicas)
        set.spec.selector = LabelSelector(matchLabels: ["app": "web"])
        set.spec.template = .running("web:1")
        set.spec.serviceName = "web"
        set.spec.podManagementPolicy = isParallel ? .parallel : .orderedReady
        set.spec.updateStrategy.type = .rollingUpdate
        set.spec.updateStrategy.rollingUpdate = RollingUpdateStatefulSetStrategy()
        set.spec.updateStrategy.rollingUpdate?.partition = Int32(partition)
        set.spec.revisionHistoryLimit = 2
        set.spec.minReadySeconds = Int32(minReadySeconds)
        if start > 0 {
            set.spec.ordinals = StatefulSetOrdinals()
            set.spec.ordinals?.start = Int32(start)
        }
        var policy = ClaimRetentionPolicy()
        policy.whenScaled = deletesWhenScaled ? .delete : .retain
        policy.whenDeleted = deletesWhenDeleted ? .delete : .retain
        set.spec.persistentVolumeClaimRetentionPolicy = policy
        if hasClaims {
            var claim = PersistentVolumeClaim()
            claim.metadata.name = "data"
            set.spec.volumeClaimTemplates = [claim]
        }
        return set
    }
}
