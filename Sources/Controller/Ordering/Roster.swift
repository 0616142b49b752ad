public import Model

/// All that an ordering may know of a StatefulSet: what is wanted, and which Pods there are.
public struct Roster: Hashable, Sendable, Codable {
    /// Whether Pods come and go one after the other.
    public enum Management: String, Hashable, Sendable, Codable {
        /// One after the other: a Pod is touched only when the ones before it are done.
        case orderedReady = "OrderedReady"
        /// All at once: no Pod waits for another.
        case parallel = "Parallel"
    }

    /// Whether Pods come and go one after the other.
    public var management: Management
    /// The first ordinal that is wanted.
    public var start: Ordinal
    /// How many ordinals are wanted, from `start` on.
    public var replicas: Int
    /// How many seconds a Pod must have been ready to count as available.
    public var minReadySeconds: Int
    /// The moment of the decision.
    public var now: Timestamp
    /// The Pods there are, sorted by ordinal; at most one for each.
    public var pods: [RosterPod]

    /// A roster; the Pods are sorted here.
    public init(
        management: Management = .orderedReady, start: Ordinal = 0, replicas: Int, minReadySeconds: Int = 0,
        now: Timestamp, pods: [RosterPod]
    ) {
        self.management = management
        self.start = start
        self.replicas = replicas
        self.minReadySeconds = minReadySeconds
        self.now = now
        self.pods = pods.sorted { $0.ordinal < $1.ordinal }
    }

    /// The ordinals that should have a Pod, in ascending order.
    public var wanted: [Ordinal] { (start.number..<start.number + replicas).map { Ordinal($0) } }

    /// The Pods whose ordinals are no longer wanted, in ascending order.
    public var condemned: [RosterPod] { pods.filter { !isWanted($0.ordinal) } }

    /// Whether the ordinal should have a Pod.
    public func isWanted(_ ordinal: Ordinal) -> Bool {
        ordinal >= start && ordinal.number < start.number + replicas
    }

    /// The Pod of the ordinal, if there is one.
    public func pod(at ordinal: Ordinal) -> RosterPod? {
        let index = pods.position(of: ordinal) { $0.ordinal }
        return index < pods.count && pods[index].ordinal == ordinal ? pods[index] : nil
    }
}

/// What an ordering may know of one Pod.
public struct RosterPod: Hashable, Sendable, Codable {
    /// Where a Pod is in its life.
    public enum Phase: String, Hashable, Sendable, Codable, CaseIterable {
        /// Accepted; not all containers run yet.
        case pending = "Pending"
        /// At least one container runs; the Pod need not be ready.
        case running = "Running"
        /// All containers have ended well.
        case succeeded = "Succeeded"
        /// All containers have ended, at least one of them badly.
        case failed = "Failed"
        /// The node cannot be asked.
        case unknown = "Unknown"
    }

    /// The Pod's place in the set.
    public var ordinal: Ordinal
    /// Where the Pod is in its life.
    public var phase: Phase
    /// Since when the Pod has been ready without a break; `nil` while it is not ready.
    public var readySince: Timestamp?
    /// Whether its deletion was asked for: it is going, but still there.
    public var isTerminating: Bool

    /// One Pod of the roster.
    public init(ordinal: Ordinal, phase: Phase, readySince: Timestamp? = nil, isTerminating: Bool = false) {
        self.ordinal = ordinal
        self.phase = phase
        self.readySince = readySince
        self.isTerminating = isTerminating
    }
}
