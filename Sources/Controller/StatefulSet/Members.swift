import Model
import Network

/// The Pods of a set by what is wanted of them.
struct Members {
    /// A Pod at its place in the set.
    struct Member {
        let ordinal: Ordinal
        let pod: Pod
    }

    /// In ascending order; at most one an ordinal.
    let all: [Member]
    /// Those within the replicas, in ascending order.
    let wanted: [Member]
    /// Those beyond the replicas, in descending order.
    let condemned: [Member]

    /// Sorts the Pods by their names; a Pod whose name the set does not give is left out.
    init(observation: StatefulSetObservation, wanted: Range<Int>, identity: any IdentityPolicy) throws {
        let named = try observation.pods.compactMap { pod in
            try identity.parse(podName: pod.metadata.name).map { Member(ordinal: $0.ordinal, pod: pod) }
        }
        var members: [Member] = []
        for member in named.sorted(by: { $0.ordinal < $1.ordinal }) {
            // Of two names with the same number the later one counts.
            if members.last?.ordinal == member.ordinal { members.removeLast() }
            members.append(member)
        }
        all = members
        self.wanted = members.filter { wanted.contains($0.ordinal.number) }
        condemned = members.reversed().filter { !wanted.contains($0.ordinal.number) }
    }

    /// The Pod of the ordinal, if there is one.
    func pod(at ordinal: Ordinal) -> Pod? {
        let index = all.position(of: ordinal) { $0.ordinal }
        return index < all.count && all[index].ordinal == ordinal ? all[index].pod : nil
    }
}

extension Roster {
    init(observation: StatefulSetObservation, members: Members) {
        let set = observation.set
        self.init(
            management: set.isOrdered ? .orderedReady : .parallel, start: set.startOrdinal,
            replicas: set.wantedReplicas, minReadySeconds: Int(set.spec.minReadySeconds), now: observation.now,
            pods: members.all.map { RosterPod($0.pod, ordinal: $0.ordinal) })
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
