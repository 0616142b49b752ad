public import Model

extension StatefulSet {
    /// How many Pods are wanted.
    public var wantedReplicas: Int { Int(spec.replicas ?? 1) }

    /// The first ordinal.
    public var startOrdinal: Ordinal { Ordinal(max(0, Int(spec.ordinals?.start ?? 0))) }

    /// Whether Pods come and go one after the other.
    public var isOrdered: Bool { spec.podManagementPolicy != .parallel }

    /// The ordinals that should have a Pod.
    var wantedOrdinals: Range<Int> {
        let start = startOrdinal.number
        return start..<start + max(0, wantedReplicas)
    }

    /// Whether the ordinal should have a Pod.
    public func wants(_ ordinal: Ordinal) -> Bool { wantedOrdinals.contains(ordinal.number) }
}

extension StatefulSetStatus {
    /// The status once every Pod has the update revision: what was new becomes current.
    func completingRollout(of set: StatefulSet) -> StatefulSetStatus {
        let wanted = Int32(clamping: set.wantedReplicas)
        guard set.spec.updateStrategy.type == .rollingUpdate, updatedReplicas == wanted, readyReplicas == wanted,
            replicas == wanted
        else { return self }
        var completed = self
        completed.currentReplicas = updatedReplicas
        completed.currentRevision = updateRevision
        return completed
    }

    /// Whether a reader would miss something if the stored status stayed.
    func isWorthWriting(over stored: StatefulSetStatus) -> Bool {
        observedGeneration > stored.observedGeneration || replicas != stored.replicas
            || currentReplicas != stored.currentReplicas || readyReplicas != stored.readyReplicas
            || updatedReplicas != stored.updatedReplicas || availableReplicas != stored.availableReplicas
            || currentRevision != stored.currentRevision || updateRevision != stored.updateRevision
    }
}
