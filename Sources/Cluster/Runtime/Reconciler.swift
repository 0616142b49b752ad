import Controller
import Model

/// A part of the cluster that watches the store and brings one object after the other nearer to what is wanted.
///
/// A reconciler sees the store only through the events that it is given, and acts only on the server that it is given.
protocol Reconciler: Sendable {
    /// What messages and events call it, such as `statefulset-controller`.
    static var name: String { get }

    /// Takes in a change, and queues the keys that it matters to.
    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp)

    /// Looks at one key, and writes what follows.
    ///
    /// - Returns: when to look at the key again although nothing changes; `nil` for never.
    /// - Throws: what kept it from finishing; the key is tried again after a back-off.
    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp?

    /// How many objects a look at the key goes through; a look at many takes longer, and so sees more at once.
    func effort(for key: ObjectKey) -> Int
}

extension Reconciler {
    /// Hardly any.
    func effort(for key: ObjectKey) -> Int { 1 }
}

/// A reconciler at work: how far it has read, what waits, and when it is free again.
struct Worker<Logic: Reconciler>: Sendable {
    var logic: Logic
    /// From a change in the store to this reconciler.
    var lag: Duration
    /// What looking at one key takes, if it is about a few objects.
    var cost: Duration
    /// How many objects it goes through in the time that looking at one key takes.
    private static var objectsPerCost: Int { 32 }
    /// The position in the server's log up to which it has read.
    var position = 0
    /// The position at which it stops reading; past every log unless something holds it back.
    var horizon = Int.max
    var queue = WorkQueue()
    var freeAt = Timestamp(nanoseconds: .min)

    init(_ logic: Logic, lag: Duration, cost: Duration) {
        self.logic = logic
        self.lag = lag
        self.cost = cost
    }

    /// When there is something to do: an event arrives, or a key is due.
    func nextTime(log: WatchLog) -> Timestamp? {
        let arrival = position < min(log.end, horizon) ? log[position].time + lag : nil
        let work = queue.nextDue.map { max($0, freeAt) }
        return [arrival, work].compactMap { $0 }.min()
    }

    /// Reads the events that have arrived, then looks at one key if one is due.
    mutating func step(server: inout APIServer) {
        let now = server.now
        while position < min(server.log.end, horizon), server.log[position].time + lag <= now {
            logic.observe(server.log[position], queue: &queue, now: now)
            position += 1
        }
        guard freeAt <= now, let key = queue.next(at: now) else { return }
        freeAt = now + cost * max(1, logic.effort(for: key) / Self.objectsPerCost)
        do {
            let again = try logic.reconcile(key, server: &server)
            queue.forget(key)
            if let again { queue.add(key, at: max(again, now)) }
        } catch {
            queue.addAfterFailure(key, now: now)
        }
    }

    /// Takes in what was there before it started; the log holds what comes after that.
    mutating func restore(_ events: [WatchEvent], now: Timestamp) {
        for event in events { logic.observe(event, queue: &queue, now: now) }
    }

    /// Queues a key, for those who act from outside.
    mutating func enqueue(_ key: ObjectKey, at time: Timestamp) {
        queue.add(key, at: time)
    }
}
