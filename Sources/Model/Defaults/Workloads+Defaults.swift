extension StatefulSet: Defaulted {
    /// Fills in the set, its template and its claims' templates.
    public mutating func applyDefaults() {
        spec.replicas.setIfAbsent(1)
        spec.podManagementPolicy.setIfEmpty(.orderedReady)
        spec.updateStrategy.type.setIfEmpty(.rollingUpdate)
        if spec.updateStrategy.type == .rollingUpdate {
            spec.updateStrategy.rollingUpdate.setIfAbsent(RollingUpdateStatefulSetStrategy())
            spec.updateStrategy.rollingUpdate?.partition.setIfAbsent(0)
        }
        spec.revisionHistoryLimit.setIfAbsent(10)
        spec.persistentVolumeClaimRetentionPolicy.setIfAbsent(ClaimRetentionPolicy())
        spec.persistentVolumeClaimRetentionPolicy?.whenDeleted.setIfEmpty(.retain)
        spec.persistentVolumeClaimRetentionPolicy?.whenScaled.setIfEmpty(.retain)
        spec.template.applyDefaults()
        for index in spec.volumeClaimTemplates.indices { spec.volumeClaimTemplates[index].applyTemplateDefaults() }
    }
}

extension PersistentVolumeClaim {
    /// Fills in a claim that stands inside a StatefulSet, where it names its own kind.
    fileprivate mutating func applyTemplateDefaults() {
        applyDefaults()
        other["apiVersion"] = .string(Self.kind.apiVersion)
        other["kind"] = .string(Self.kind.name)
    }
}

extension Deployment: Defaulted {
    /// Fills in the Deployment and its template.
    public mutating func applyDefaults() {
        spec.replicas.setIfAbsent(1)
        spec.strategy.type.setIfEmpty(.rollingUpdate)
        if spec.strategy.type == .rollingUpdate {
            spec.strategy.rollingUpdate.setIfAbsent(RollingUpdateDeployment())
            spec.strategy.rollingUpdate?.maxUnavailable.setIfAbsent(.string("25%"))
            spec.strategy.rollingUpdate?.maxSurge.setIfAbsent(.string("25%"))
        }
        spec.revisionHistoryLimit.setIfAbsent(10)
        spec.progressDeadlineSeconds.setIfAbsent(600)
        spec.template.applyDefaults()
    }
}

extension ReplicaSet: Defaulted {
    /// Fills in the ReplicaSet and its template.
    public mutating func applyDefaults() {
        spec.replicas.setIfAbsent(1)
        spec.template.applyDefaults()
    }
}

extension ControllerRevision: Defaulted {
    /// Does nothing; a revision has no defaults.
    public mutating func applyDefaults() {}
}
