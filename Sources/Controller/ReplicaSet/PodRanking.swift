import Model

/// Which Pods of a ReplicaSet are missed least.
struct PodRanking {
    /// The annotation by which users say how much a Pod would be missed; 0 where it is not set or no number.
    static let deletionCost = "controller.kubernetes.io/pod-deletion-cost"

    /// How many active Pods of related sets each node has.
    private let crowd: [String: Int]
    private let now: Timestamp

    /// A ranking at a moment, with the Pods of all sets that the set shares its work with.
    init(relatedPods: [Pod], now: Timestamp) {
        let active = relatedPods.filter { !$0.isFailed && !$0.isSucceeded && !$0.isTerminating }
        crowd = Dictionary(active.map { ($0.spec.nodeName, 1) }, uniquingKeysWith: +)
        self.now = now
    }

    /// This many of the Pods, those that are missed least first.
    func expendable(_ count: Int, of pods: [Pod]) -> [Pod] {
        guard count > 0 else { return [] }
        guard count < pods.count else { return pods }
        return pods.map(candidate).sorted(by: isMissedLess).prefix(count).map(\.pod)
    }

    /// A Pod with what is compared of it.
    private struct Candidate {
        let pod: Pod
        let isAssigned: Bool
        let phase: Int
        let readySince: Timestamp?
        let isReady: Bool
        let cost: Int32
        let neighbours: Int
        let restarts: Int32
        let sidecarRestarts: Int32
    }

    private func candidate(_ pod: Pod) -> Candidate {
        Candidate(
            pod: pod, isAssigned: !pod.spec.nodeName.isEmpty, phase: Self.rank(of: pod.status.phase),
            readySince: pod.isReady ? pod.readyCondition?.lastTransitionTime : nil, isReady: pod.isReady,
            cost: Self.cost(of: pod), neighbours: crowd[pod.spec.nodeName] ?? 0,
            restarts: pod.status.containerStatuses.map(\.restartCount).max() ?? 0,
            sidecarRestarts: Self.sidecarRestarts(of: pod))
    }

    /// The rules, in order: the first in which two Pods differ decides.
    private func isMissedLess(_ left: Candidate, _ right: Candidate) -> Bool {
        if left.isAssigned != right.isAssigned { return !left.isAssigned }
        if left.phase != right.phase { return left.phase < right.phase }
        if left.isReady != right.isReady { return !left.isReady }
        if left.cost != right.cost { return left.cost < right.cost }
        if left.neighbours != right.neighbours { return left.neighbours > right.neighbours }
        if left.isReady, left.readySince != right.readySince {
            return isYounger(left, right, \.readySince)
        }
        if left.restarts != right.restarts { return left.restarts > right.restarts }
        if left.sidecarRestarts != right.sidecarRestarts { return left.sidecarRestarts > right.sidecarRestarts }
        if left.pod.metadata.creationTimestamp != right.pod.metadata.creationTimestamp {
            return isYounger(left, right, \.pod.metadata.creationTimestamp)
        }
        return false
    }

    /// Whether the left age is in a lower bucket; in one bucket the UIDs decide, so that which one goes is no pattern.
    private func isYounger(
        _ left: Candidate, _ right: Candidate, _ time: KeyPath<Candidate, Timestamp?>
    ) -> Bool {
        guard let first = left[keyPath: time], let second = right[keyPath: time] else {
            return left[keyPath: time] == nil
        }
        let buckets = (Self.bucket(of: now - first), Self.bucket(of: now - second))
        return buckets.0 == buckets.1
            ? left.pod.metadata.uid < right.pod.metadata.uid : buckets.0 < buckets.1
    }

    /// The whole part of an age's logarithm to base 2, in nanoseconds; -1 for ages that are not positive.
    static func bucket(of age: Duration) -> Int {
        let nanoseconds = age.wholeNanoseconds
        return nanoseconds > 0 ? Int(Double(nanoseconds).exponent) : -1
    }

    private static func rank(of phase: PodPhase) -> Int {
        switch phase {
        case .running: 2
        case .unknown: 1
        default: 0
        }
    }

    /// The cost that a user noted: a 32-bit number without sign tricks or leading zeros, as the API server demands.
    private static func cost(of pod: Pod) -> Int32 {
        guard let text = pod.metadata.annotations[deletionCost], let cost = Int32(text), String(cost) == text else {
            return 0
        }
        return cost
    }

    /// The most restarts of an init container that keeps running beside the others.
    private static func sidecarRestarts(of pod: Pod) -> Int32 {
        let sidecars = pod.spec.initContainers.filter { $0.other["restartPolicy"] == "Always" }.map(\.name)
        return pod.status.initContainerStatuses.filter { sidecars.contains($0.name) }.map(\.restartCount).max() ?? 0
    }
}
