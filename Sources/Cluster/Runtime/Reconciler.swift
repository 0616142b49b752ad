import Controller
import Model

/// A part of the cluster that watches the store and brings one object after the other nearer to what is wanted.
///
/// A reconciler sees the store only through the events that it is given, and acts only on the server that it is given.
protocol Reconciler: Sendable {
    /// What messages and events call it, such as `statefulset-controller`.
    static var name: String { get }

    /// The kinds whose changes it hears of; changes of others pass it by.
    static var interests: KindSet { get }

    /// The kinds whose changes it hears of at present; of kinds that come to be among them it is first told what there is.
    ///
    /// Caveats: of a kind that was among them before, it is not told what has gone meanwhile.
    var interests: KindSet { get }

    /// Whether Pods do not matter to it yet, so that it does not hear of them.
    var awaitsPods: Bool { get }

    /// Takes in a change, and queues the keys that it matters to.
    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp)

    /// Looks at one key, and writes what follows.
    ///
    /// - Returns: when to look at the key again although nothing changes; `nil` for never.
    /// - Throws: what kept it from finishing; the key is tried again after a back-off.
    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp?

    /// Takes the keys that have to be looked at because of what was done for others, each with the time.
    mutating func takeWakes() -> [(key: ObjectKey, time: Timestamp)]

    /// How many objects a look at the key goes through; a look at many takes longer, and so sees more at once.
    func effort(for key: ObjectKey) -> Int

    /// Tells what it remembers that does not follow from what there is, as far as that decides what it does.
    func tell(to account: inout SituationAccount)
}

extension Reconciler {
    /// They matter from the beginning.
    var awaitsPods: Bool { false }

    /// All, but Pods only once they matter.
    var interests: KindSet { awaitsPods ? Self.interests.subtracting(.pods) : Self.interests }

    /// None.
    mutating func takeWakes() -> [(key: ObjectKey, time: Timestamp)] { [] }

    /// Hardly any.
    func effort(for key: ObjectKey) -> Int { 1 }

    /// Nothing.
    func tell(to account: inout SituationAccount) {}
}

extension KindSet {
    /// Pods alone.
    fileprivate static let pods = KindSet(Pod.self)
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
    /// Kinds whose watch stands still, and the positions of the changes that wait there.
    var muted = KindSet()
    var backlog: [Int] = []
    var queue = WorkQueue()
    var freeAt = Timestamp(nanoseconds: .min)
    /// The kinds that it listens for, which are those that its logic was interested in when it was last asked.
    private var interests: KindSet

    init(_ logic: Logic, lag: Duration, cost: Duration) {
        self.logic = logic
        self.lag = lag
        self.cost = cost
        interests = logic.interests
    }

    /// When there is something to do: an event arrives, or a key is due.
    func nextTime(log: WatchLog) -> Timestamp? {
        let work = queue.nextDue.map { max($0, freeAt) }
        guard let next = nextPosition(log: log) else { return work }
        let arrival = log.glance(at: next).time + lag
        return work.map { min($0, arrival) } ?? arrival
    }

    /// The position of the next change that it hears of, if there is one already.
    private func nextPosition(log: WatchLog) -> Int? {
        var next = position
        let end = min(log.end, horizon)
        let interests = self.interests.subtracting(muted)
        while next < end {
            if !log.glance(at: next).kinds.isDisjoint(with: interests) { return next }
            next += 1
        }
        return nil
    }

    /// Passes over what it does not hear of, so that nobody has to look at it again.
    mutating func skip(log: WatchLog) {
        advance(to: nextPosition(log: log) ?? max(position, min(log.end, horizon)), log: log)
    }

    /// Passes over changes; those whose watch stands still are kept for later.
    private mutating func advance(to next: Int, log: WatchLog) {
        if !muted.isEmpty {
            let waiting = interests.intersection(muted)
            backlog += (position..<next).filter { !log.glance(at: $0).kinds.isDisjoint(with: waiting) }
        }
        position = next
    }

    /// Takes in what the watches that stood still have kept back.
    mutating func unmute(server: APIServer) {
        muted = KindSet()
        for waiting in backlog { logic.observe(server.log[waiting], queue: &queue, now: server.now) }
        backlog = []
        if logic.interests != interests { turn(to: logic.interests, at: server) }
    }

    /// The first position of the log that it may still ask for.
    var unreadPosition: Int { backlog.first ?? position }

    /// Takes in the changes that have arrived by now, and passes over those that it does not hear of.
    mutating func listen(to server: APIServer) {
        while position < min(server.log.end, horizon) {
            guard let next = nextPosition(log: server.log) else { return skip(log: server.log) }
            advance(to: next, log: server.log)
            guard server.log.glance(at: next).time + lag <= server.now else { return }
            logic.observe(server.log[next], queue: &queue, now: server.now)
            position = next + 1
            takeWakes(now: server.now)
            if logic.interests != interests { turn(to: logic.interests, at: server) }
        }
    }

    /// Listens for other kinds from now on; of those that are new it takes in what there was when it last listened.
    private mutating func turn(to kinds: KindSet, at server: APIServer) {
        let new = kinds.subtracting(interests)
        interests = kinds
        guard !new.isEmpty else { return }
        for event in server.list(asOf: position) where !event.kinds.isDisjoint(with: new) {
            logic.observe(event, queue: &queue, now: server.now)
        }
    }

    /// Takes in the changes that have arrived, then looks at one key if one is due.
    mutating func step(server: inout APIServer) {
        let now = server.now
        listen(to: server)
        reconcileNext(server: &server)
        takeWakes(now: now)
        if logic.interests != interests { turn(to: logic.interests, at: server) }
    }

    private mutating func reconcileNext(server: inout APIServer) {
        let now = server.now
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

    /// Queues what has to be looked at because of what was done for others.
    mutating func takeWakes(now: Timestamp) {
        for (key, time) in logic.takeWakes() { queue.add(key, at: max(time, now)) }
    }

    /// Takes in what was there before it started; the log holds what comes after that.
    mutating func restore(_ events: [WatchEvent], now: Timestamp) {
        var told = KindSet()
        while !logic.interests.isSubset(of: told) {
            let new = logic.interests.subtracting(told)
            for event in events where !event.kinds.isDisjoint(with: new) {
                logic.observe(event, queue: &queue, now: now)
            }
            told.formUnion(new)
        }
        interests = logic.interests
    }

    /// Tells what waits and since when it is free, and what its logic remembers.
    func tell(to account: inout SituationAccount) {
        account.add(interests.rawValue)
        if lag > .zero || horizon < .max || !muted.isEmpty {
            account.add(lag)
            account.add(horizon)
            account.add(muted.rawValue)
        }
        account.add(moment: freeAt)
        logic.tell(to: &account)
        if queue.isEmpty { return account.add(true) }
        // Of two parts that are late, the one that was due first acts first.
        account.add(since: queue.nextDue.map { max($0, freeAt) })
        for (key, time, failures) in queue.waitingKeys {
            account.add(key)
            account.add(since: time)
            account.add(failures)
        }
    }

    /// Queues a key, for those who act from outside.
    mutating func enqueue(_ key: ObjectKey, at time: Timestamp) {
        queue.add(key, at: time)
    }
}
