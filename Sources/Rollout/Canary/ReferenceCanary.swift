public import Model

/// The rollout of Kubernetes 1.36's StatefulSet controller.
public struct ReferenceCanary: CanaryPolicy {
    /// The policy has no settings.
    public init() {}

    /// Equal templates share one entry; a template that comes back moves its entry to the end.
    public func decision(forTemplate data: JSON, history: [RevisionRecord]) -> RevisionDecision {
        let next = (history.last?.number ?? 0) + 1
        guard let equal = history.last(where: { $0.data == data }) else { return .create(number: next) }
        return equal.data == history.last?.data
            ? .keep(history.last?.name ?? equal.name) : .renumber(equal.name, to: next)
    }

    /// Ordinals below the partition get the current revision, all others the update revision.
    ///
    /// Without a partition, as many ordinals as the status counted at the current revision keep it.
    public func revision(forNewPodAt ordinal: Ordinal, in state: RolloutState) -> RevisionName {
        let distance = ordinal.number - state.start.number
        switch state.strategy {
        case .onDelete: return state.updateRevision
        case .rollingUpdate: return distance < state.currentReplicas ? state.currentRevision : state.updateRevision
        case .partitioned(let partition): return distance < partition ? state.currentRevision : state.updateRevision
        }
    }

    /// From the highest ordinal down to the partition, without more Pods unavailable than may be.
    public func replacements(in state: RolloutState) -> [Ordinal] {
        let partition: Int
        switch state.strategy {
        case .onDelete: return []
        case .rollingUpdate: partition = 0
        case .partitioned(let number): partition = number
        }
        let candidates = state.pods.reversed().filter { $0.ordinal.number - state.start.number >= partition }
        guard let maxUnavailable = state.maxUnavailable else {
            return nextReplacement(among: candidates, updateRevision: state.updateRevision).map { [$0] } ?? []
        }
        let unavailable = state.pods.filter { !$0.isAvailable }.count
        return
            candidates
            .filter { $0.revision != state.updateRevision && !$0.isTerminating }
            .prefix(max(0, maxUnavailable - unavailable))
            .map(\.ordinal)
    }

    /// The first Pod of an old revision, unless one that comes before it is not available yet.
    private func nextReplacement(among candidates: [RolloutPod], updateRevision: RevisionName) -> Ordinal? {
        for pod in candidates {
            if pod.revision != updateRevision, !pod.isTerminating { return pod.ordinal }
            if !pod.isAvailable { return nil }
        }
        return nil
    }

    /// Of the entries that nobody uses, all but the newest `limit`.
    public func expendable(history: [RevisionRecord], live: [RevisionName], limit: Int) -> [RevisionName] {
        let unused = history.filter { !live.contains($0.name) }
        return unused.dropLast(max(0, limit)).map(\.name)
    }
}
