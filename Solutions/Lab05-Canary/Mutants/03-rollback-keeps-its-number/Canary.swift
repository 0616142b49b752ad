// caught by: CanaryTests.DecisionBasics/testATemplateThatComesBackMovesItsRevisionToTheEnd, CanaryTests.DecisionCases/known(_:)
// mistake: Keeps a revision wherever it stands in the history, so that a rollback does not make it the newest.
import LabKit
import Model
import Rollout

/// Which version of a program each Pod of a StatefulSet runs, and who gets the new one next.
public struct Canary: CanaryPolicy {
    /// A policy has no settings, and no memory either: all it may know is in its arguments.
    public init() {}

    /// The newest entry if it holds the template, else the newest older one that does, else a new one.
    public func decision(forTemplate data: JSON, history: [RevisionRecord]) -> RevisionDecision {
        guard let newest = history.last else { return .create(number: 1) }
        if newest.data == data { return .keep(newest.name) }
        let next = newest.number + 1
        if let earlier = history.last(where: { $0.data == data }) {
            return .keep(earlier.name)
        }
        return .create(number: next)
    }

    /// The current revision for the stable Pods, the update revision for all others.
    public func revision(forNewPodAt ordinal: Ordinal, in state: RolloutState) -> RevisionName {
        let stable: Int
        switch state.strategy {
        case .onDelete: return state.updateRevision
        case .rollingUpdate: stable = state.currentReplicas
        case .partitioned(let partition): stable = partition
        }
        return distance(of: ordinal, in: state) < stable ? state.currentRevision : state.updateRevision
    }

    /// One Pod when its turn has come, or as many as maxUnavailable leaves room for.
    public func replacements(in state: RolloutState) -> [Ordinal] {
        let candidates = candidates(in: state)
        switch state.maxUnavailable {
        case nil:
            for pod in candidates {
                if mustGo(pod, in: state) { return [pod.ordinal] }
                if !pod.isAvailable { return [] }
            }
            return []
        case .some(let maxUnavailable):
            let unavailable = state.pods.filter { !$0.isAvailable }.count
            let room = max(0, maxUnavailable - unavailable)
            return candidates.filter { mustGo($0, in: state) }.prefix(room).map(\.ordinal)
        }
    }

    /// Of the entries that nobody uses, all but the newest ones.
    public func expendable(history: [RevisionRecord], live: [RevisionName], limit: Int) -> [RevisionName] {
        let unused = history.map(\.name).filter { !live.contains($0) }
        return Array(unused.dropLast(limit))
    }

    /// The Pods that the rollout is about, from the highest ordinal down.
    private func candidates(in state: RolloutState) -> [RolloutPod] {
        let partition: Int
        switch state.strategy {
        case .onDelete: return []
        case .rollingUpdate: partition = 0
        case .partitioned(let number): partition = number
        }
        return state.pods.reversed().filter { distance(of: $0.ordinal, in: state) >= partition }
    }

    /// Whether the Pod is outdated and nobody has asked it to go yet.
    private func mustGo(_ pod: RolloutPod, in state: RolloutState) -> Bool {
        pod.revision != state.updateRevision && !pod.isTerminating
    }

    /// How many ordinals of the set come before this one.
    private func distance(of ordinal: Ordinal, in state: RolloutState) -> Int {
        ordinal.number - state.start.number
    }
}
