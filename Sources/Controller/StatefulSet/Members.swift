import Model
import Network

/// The Pods of a set by what is wanted of them.
struct Members {
    /// Pods within the replicas, in ascending order; at most one an ordinal.
    let wanted: [Pod]
    /// Pods beyond the replicas, in descending order.
    let condemned: [Pod]
    /// The ordinal of each Pod's name.
    let ordinals: [String: Ordinal]
    private let byOrdinal: [Ordinal: Pod]

    /// Sorts the Pods by their names; a Pod whose name the set does not give is left out.
    init(observation: StatefulSetObservation, wanted: Range<Int>, identity: any IdentityPolicy) throws {
        var ordinals: [String: Ordinal] = [:]
        var byOrdinal: [Ordinal: Pod] = [:]
        for pod in observation.pods {
            guard let parsed = try identity.parse(podName: pod.metadata.name) else { continue }
            ordinals[pod.metadata.name] = parsed.ordinal
            byOrdinal[parsed.ordinal] = pod
        }
        let ascending = byOrdinal.keys.sorted()
        self.wanted = ascending.filter { wanted.contains($0.number) }.compactMap { byOrdinal[$0] }
        condemned = ascending.reversed().filter { !wanted.contains($0.number) }.compactMap { byOrdinal[$0] }
        self.ordinals = ordinals
        self.byOrdinal = byOrdinal
    }

    /// The wanted Pods by ordinal.
    var wantedByOrdinal: [Ordinal: Pod] {
        Dictionary(wanted.compactMap { pod in ordinals[pod.metadata.name].map { ($0, pod) } }) { first, _ in first }
    }

    func pod(at ordinal: Ordinal) -> Pod? { byOrdinal[ordinal] }
}

extension Roster {
    init(observation: StatefulSetObservation, members: Members) {
        let set = observation.set
        self.init(
            management: set.isOrdered ? .orderedReady : .parallel, start: set.startOrdinal,
            replicas: set.wantedReplicas, minReadySeconds: Int(set.spec.minReadySeconds), now: observation.now,
            pods: (members.wanted + members.condemned).compactMap { pod in
                members.ordinals[pod.metadata.name].map { RosterPod(pod, ordinal: $0) }
            })
    }
}

extension RosterPod {
    init(_ pod: Pod, ordinal: Ordinal) {
        let ready = pod.isReady ? pod.readyCondition : nil
        self.init(
            ordinal: ordinal, phase: Phase(rawValue: pod.status.phase.rawValue) ?? .pending,
            readySince: ready.map { $0.lastTransitionTime ?? Timestamp(seconds: 0) },
            isTerminating: pod.isTerminating)
    }
}
