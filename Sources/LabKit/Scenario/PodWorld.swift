import Controller
public import Model

/// A small world in virtual time: one set, its Pods, and what befalls them, written down as it happens.
///
/// Pods go from Pending to Running to ready by themselves; a deleted one shuts down first, and is gone then. Which Pods
/// there are is up to the one who drives the world.
///
/// Guarantees: the same beginning and the same seed give the same history.
/// Caveats: at most one Pod an ordinal; to ask for a second one is a programmer's error.
public struct PodWorld: Sendable {
    enum Event: Sendable {
        case move(WorldMove)
        case runs(Ordinal, incarnation: Int)
        case ready(Ordinal, incarnation: Int)
        case waited(Ordinal, incarnation: Int, since: Timestamp, text: String)
        case ended(Ordinal, incarnation: Int)
        case gone(Ordinal, incarnation: Int)
        case nudge
    }

    /// What is wanted.
    public internal(set) var set: WorldSet
    /// The Pods there are, sorted by ordinal.
    public internal(set) var pods: [WorldPod] = []
    /// The time since the beginning.
    public private(set) var elapsed: Duration = .zero
    /// What has happened.
    public internal(set) var chronicle = Chronicle()

    let delays: WorldDelays
    var agenda = Agenda<Event>()
    private var random: SplitMix64
    private var incarnations = 0

    /// The moment at which every world begins.
    public static let beginning = Timestamp(seconds: 1_767_225_600)

    /// A world in which the first Pods of the set have been ready for a long time.
    ///
    /// - Parameter tag: What those Pods carry.
    public init(
        _ set: WorldSet, readyPods: Int = 0, tag: String = "", delays: WorldDelays = WorldDelays(), seed: UInt64 = 0
    ) {
        self.set = set
        self.delays = delays
        self.random = SplitMix64(seed: seed)
        for offset in 0..<readyPods {
            incarnations += 1
            pods.append(
                WorldPod(
                    ordinal: Ordinal(set.start.number + offset), incarnation: incarnations, phase: .running,
                    readySince: Self.beginning + .seconds(-3600), isTerminating: false, tag: tag, isBroken: false))
        }
        note(Self.summary(of: set, pods: pods))
    }

    /// The present moment.
    public var now: Timestamp { Self.beginning + elapsed }

    /// The Pod of the ordinal, if there is one.
    public func pod(at ordinal: Ordinal) -> WorldPod? { pods.first { $0.ordinal == ordinal } }

    /// Writes down what has just happened.
    public mutating func note(_ text: String) { chronicle.record(at: elapsed, text) }

    /// Plans what somebody will do.
    public mutating func plan(_ move: WorldMove, at time: Duration) { agenda.plan(.move(move), at: time) }

    /// Makes the Pod of an ordinal that has none.
    public mutating func create(_ ordinal: Ordinal, tag: String = "", isBroken: Bool = false) {
        precondition(pod(at: ordinal) == nil, "\(set.podName(ordinal)) is there already")
        incarnations += 1
        let pod = WorldPod(
            ordinal: ordinal, incarnation: incarnations, phase: .pending, readySince: nil, isTerminating: false,
            tag: tag, isBroken: isBroken)
        pods.insert(pod, at: pods.firstIndex { $0.ordinal > ordinal } ?? pods.endIndex)
        agenda.plan(
            .runs(ordinal, incarnation: pod.incarnation), at: elapsed + lasting(delays.startUp, ordinal))
        agenda.plan(.nudge, at: elapsed)
    }

    /// Lets everybody look again at the present moment, because something has changed that is not the world's.
    public mutating func lookAgain() { agenda.plan(.nudge, at: elapsed) }

    /// Asks for the deletion of the ordinal's Pod; one that is going already goes on.
    public mutating func delete(_ ordinal: Ordinal) {
        guard let pod = pod(at: ordinal), !pod.isTerminating else { return }
        change(ordinal) { $0.isTerminating = true }
        let shutdown = lasting(delays.shutdown, ordinal)
        if shutdown > Self.cleanUp, pod.phase == .running {
            agenda.plan(
                .ended(ordinal, incarnation: pod.incarnation), at: elapsed + shutdown - Self.cleanUp)
        }
        agenda.plan(.gone(ordinal, incarnation: pod.incarnation), at: elapsed + shutdown)
        agenda.plan(.nudge, at: elapsed)
    }

    /// Goes on to the next thing that happens; false when nothing more will.
    public mutating func advance() -> Bool {
        guard let (time, event) = agenda.takeNext() else { return false }
        elapsed = max(elapsed, time)
        take(event)
        return true
    }

    /// How long a terminated Pod is still there after its containers have ended.
    private static let cleanUp = Duration.milliseconds(200)

    mutating func change(_ ordinal: Ordinal, _ body: (inout WorldPod) -> Void) {
        guard let index = pods.firstIndex(where: { $0.ordinal == ordinal }) else { return }
        body(&pods[index])
    }

    /// A delay as it turns out for the Pod of an ordinal, in whole milliseconds.
    mutating func lasting(_ delay: Duration, _ ordinal: Ordinal) -> Duration {
        let longer = delay * (delays.slowness[ordinal] ?? 1)
        guard delays.jitterPercent > 0 else { return longer }
        let percent = 100 + random.number(in: 0...delays.jitterPercent)
        return .milliseconds(longer.wholeNanoseconds / 1_000_000 * Int64(percent) / 100)
    }

    private static func summary(of set: WorldSet, pods: [WorldPod]) -> String {
        var parts = ["\(set.name): \(set.management.rawValue)", "replicas \(set.replicas)"]
        if set.start > 0 { parts.append("start ordinal \(set.start)") }
        if set.minReadySeconds > 0 { parts.append("minReadySeconds \(set.minReadySeconds)") }
        parts += set.rollout.phrases
        let names = pods.map { set.podName($0.ordinal) }
        switch (names.first, names.last) {
        case (let first?, let last?) where first != last: parts.append("\(first) to \(last) are Ready")
        case (let only?, _): parts.append("\(only) is Ready")
        default: parts.append("no Pods yet")
        }
        return parts.joined(separator: ", ")
    }
}
