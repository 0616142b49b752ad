/// The questions that controllers ask of a Pod, in the words of Kubernetes.
extension Pod {
    /// The store has the Pod: it has a phase.
    public var isCreated: Bool { status.phase != "" }

    /// The Pod exists, but not all of its containers run yet.
    public var isPending: Bool { status.phase == .pending }

    /// All containers have ended, at least one of them badly.
    public var isFailed: Bool { status.phase == .failed }

    /// All containers have ended well.
    public var isSucceeded: Bool { status.phase == .succeeded }

    /// Deletion was asked for, and the Pod is given time to end.
    public var isTerminating: Bool { metadata.isTerminating }

    /// The condition `Ready`, if the node has reported it.
    public var readyCondition: PodCondition? { readyIndex.map { status.conditions[$0] } }

    /// Where the condition `Ready` stands; whoever asks for a part of it need not copy all of it.
    private var readyIndex: Int? { status.conditions.firstIndex { $0.type == "Ready" } }

    /// The condition `Ready` holds: the Pod may take requests.
    public var isReady: Bool { readyIndex.map { status.conditions[$0].status == .true } ?? false }

    /// The Pod runs and is ready; running alone does not make a Pod ready.
    public var isRunningAndReady: Bool { status.phase == .running && isReady }

    /// The Pod has been ready for this long without a break.
    public func isAvailable(at now: Timestamp, minReadySeconds: Int32) -> Bool {
        if minReadySeconds == 0 { return isReady }
        return becomesAvailable(minReadySeconds: minReadySeconds).map { $0 <= now } ?? false
    }

    /// The Pod runs, and has been ready for this long without a break.
    public func isRunningAndAvailable(at now: Timestamp, minReadySeconds: Int32) -> Bool {
        status.phase == .running && isAvailable(at: now, minReadySeconds: minReadySeconds)
    }

    /// The moment from which the Pod counts as available, if it stays ready.
    public func becomesAvailable(minReadySeconds: Int32) -> Timestamp? {
        guard let condition = readyCondition, condition.status == .true else { return nil }
        return condition.lastTransitionTime.map { $0 + .seconds(minReadySeconds) }
    }
}
