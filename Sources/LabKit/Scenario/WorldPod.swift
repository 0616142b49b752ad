public import Controller
public import Model
public import Rollout

/// One Pod of a ``PodWorld``.
public struct WorldPod: Hashable, Sendable {
    /// The Pod's place in the set.
    public let ordinal: Ordinal
    /// Which of all Pods the world has had this is; one that takes another's name has a higher number.
    public let incarnation: Int
    /// Where the Pod is in its life.
    public internal(set) var phase: RosterPod.Phase
    /// Since when it has been ready without a break; `nil` while it is not.
    public internal(set) var readySince: Timestamp?
    /// Whether its deletion was asked for.
    public internal(set) var isTerminating: Bool
    /// What the one who created it wants to remember of it, such as a revision; the world does not look at it.
    public let tag: String
    /// Whether what it runs is broken, so that it never gets ready.
    public let isBroken: Bool

    /// Whether it can still come to life: it has not ended and is not going.
    var isAlive: Bool { !isTerminating && (phase == .pending || phase == .running) }
}

/// What people, programs and machines do to a set and its Pods.
///
/// A move that means nothing at its moment, such as the failure of a Pod that is not there, is passed over.
public enum WorldMove: Hashable, Sendable {
    /// Somebody wants this many Pods.
    case scale(Int)
    /// Somebody wants the ordinals to begin here.
    case start(Ordinal)
    /// The Pod's containers have ended, and badly.
    case fail(Ordinal)
    /// The Pod's containers have ended, and well.
    case finish(Ordinal)
    /// The Pod runs on, but is not ready for a while.
    case loseReadiness(Ordinal, for: Duration)
    /// Somebody else deletes the Pod, such as one who drains its node.
    case evict(Ordinal)
    /// Somebody releases another version of the program.
    case release(WorldRelease)
    /// Somebody changes how Pods of an old version are replaced.
    case strategy(RolloutState.Strategy)
}

/// How long things take in a ``PodWorld``.
public struct WorldDelays: Hashable, Sendable {
    /// From a Pod's creation until it runs.
    public var startUp: Duration
    /// From then until it is ready.
    public var readiness: Duration
    /// From the request to delete it until it is gone.
    public var shutdown: Duration
    /// How many times as long everything takes for the Pod of an ordinal, whose node is slow.
    public var slowness: [Ordinal: Int]
    /// How much longer a delay may get by chance, in percent.
    public var jitterPercent: Int

    /// Delays that are the same every time, unless there is jitter.
    public init(
        startUp: Duration = .seconds(1), readiness: Duration = .seconds(1), shutdown: Duration = .seconds(2),
        slowness: [Ordinal: Int] = [:], jitterPercent: Int = 0
    ) {
        self.startUp = startUp
        self.readiness = readiness
        self.shutdown = shutdown
        self.slowness = slowness
        self.jitterPercent = jitterPercent
    }
}

/// What is wanted of the set in a ``PodWorld``.
public struct WorldSet: Hashable, Sendable {
    /// The set's name.
    public var name: String
    /// Whether Pods come and go one after the other.
    public var management: Roster.Management
    /// The first ordinal that is wanted.
    public var start: Ordinal
    /// How many ordinals are wanted.
    public var replicas: Int
    /// How many seconds a Pod must have been ready to count as available.
    public var minReadySeconds: Int
    /// Which version of its program it runs, and how it comes to another one.
    public var rollout: WorldRollout

    /// A set of this size.
    public init(
        name: String = "web", management: Roster.Management = .orderedReady, start: Ordinal = 0, replicas: Int,
        minReadySeconds: Int = 0, rollout: WorldRollout = WorldRollout()
    ) {
        self.name = name
        self.management = management
        self.start = start
        self.replicas = replicas
        self.minReadySeconds = minReadySeconds
        self.rollout = rollout
    }

    /// The name of an ordinal's Pod.
    public func podName(_ ordinal: Ordinal) -> String { "\(name)-\(ordinal)" }
}
