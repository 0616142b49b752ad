package import API
package import Cluster
import Model
package import NIOCore

/// A cluster in real time: answers requests one after the other, and between them lets the cluster go on.
///
/// ## Guarantees
///
/// - One event loop owns the cluster; requests are answered in the order in which they were submitted.
/// - Nothing is told before it is durable: an answer, a read's too, waits until the journal has reached the revision that
///   it shows, and so does each event of a watch. Without a journal nothing waits.
/// - However much there is to do, requests are let in after ``Limits/slice``.
///
/// ## Caveats
///
/// - Once the journal has failed, the cluster stands still: what it holds is ahead of what will be there after a restart.
///   Requests are answered with 503 then, and those that waited for the journal with 500.
package actor LiveCluster {
    /// How the API answers one request.
    package typealias Answering = @Sendable (APIRequest, inout Cluster) -> APIOutcome

    /// How much may be done or kept at once.
    package struct Limits: Sendable {
        /// How long the cluster may work before requests are let in.
        package var slice = Duration.milliseconds(5)
        /// How many revisions a watch advances by in one go.
        package var watchStep: Int64 = 100
        /// How many bytes may wait for a watcher beyond its first events before it is cut off.
        package var unsentBytes = 8 << 20

        /// Limits for a workshop on one machine.
        package init() {}
    }

    nonisolated let loop: any EventLoop
    /// The loop is the actor's executor.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.executor.asUnownedSerialExecutor() }

    var cluster: Cluster
    let clock: LiveClock
    private let answering: Answering
    let limits: Limits
    private let log: ServerLog
    private let storage: (any Journal)?
    /// Writes to the storage, from the start on.
    var journal: JournalWriter?

    /// The position in the cluster's log up to which the journal has been given everything.
    private var recorded: Int
    /// The log's end when it was last compacted.
    private var compacted: Int
    private static let compactionInterval = 1000
    /// The revision up to which everything is durable, or need not be.
    private(set) var durable: Int64
    private(set) var failure: JournalFailure?
    private var isStopping = false
    /// What waits for the journal, by revision.
    private var held: [Held] = []
    private var watches: [Watch] = []
    var followers: [Follower] = []
    /// The connections that carry streams.
    var streams = StreamTable()
    /// Who waits for what is inside the Pods.
    var readers: [LogReader] = []
    var askers: [Asker] = []
    /// What the journal knows of the volumes, and whether it is soon told more.
    var volumes: SavedVolumes
    var isSavingDue = false
    /// Whether a slice of work, or a delivery to the watches, already waits on the loop.
    private var isWorkDue = false
    private var isDeliveryDue = false
    private var timer: (time: Timestamp, task: Scheduled<Void>)?

    private struct Held {
        let revision: Int64
        let outcome: APIOutcome
        let exchange: any Exchange
    }

    private struct Watch {
        var stream: WatchStream
        let exchange: any Exchange
        /// How many bytes may wait to be sent.
        var allowance: Int
    }

    /// A cluster that goes on in real time once it is started.
    ///
    /// - Parameter loop: what it runs on; nothing else should take long there.
    /// - Parameter journal: where its state is kept.
    /// - Parameter journaled: the revision that the journal holds already.
    package init(
        _ cluster: Cluster, on loop: any EventLoop, clock: LiveClock, journal: (any Journal)? = nil,
        journaled: Int64 = 0, limits: Limits = Limits(), log: ServerLog = .silent,
        answering: @escaping Answering
    ) {
        self.cluster = cluster
        self.loop = loop
        self.clock = clock
        self.answering = answering
        self.limits = limits
        self.log = log
        recorded = cluster.server.log.start
        compacted = cluster.server.log.end
        durable = journal == nil ? .max : journaled
        storage = journal
        volumes = SavedVolumes(cluster.server.volumes, isKept: journal != nil)
    }

    /// Does something on the cluster's loop, after what was asked for before.
    nonisolated func enter(_ body: @escaping @Sendable (isolated LiveCluster) -> Void) {
        loop.execute { self.assumeIsolated(body) }
    }
}

// MARK: - Requests

extension LiveCluster {
    /// Begins to live: what is due is done, and what exists is made durable.
    package nonisolated func start() {
        enter { $0.begin() }
    }

    private func begin() {
        journal = storage.map { storage in
            JournalWriter(storage, revision: durable) { [weak self] result in
                self?.enter { $0.journalReported(result) }
            }
        }
        hasChanged()
        goOn()
    }

    /// Takes a request; the answer goes to the exchange, from the cluster's loop.
    package nonisolated func submit(_ request: APIRequest, for exchange: any Exchange) {
        enter { $0.take(request, for: exchange) }
    }

    /// Ends what a client wanted that has gone.
    package nonisolated func forget(_ exchange: any Exchange) {
        enter { live in
            live.watches.removeAll { $0.exchange === exchange }
            live.serveWaiting()
        }
    }

    private func take(_ request: APIRequest, for exchange: any Exchange) {
        if let health = HealthCheck(path: request.path) {
            return exchange.answer(health.answer(request, failure: failure.map { "\($0)" }, isStopping: isStopping))
        }
        if isStopping { return exchange.answer(.unavailable("the cluster is stopping")) }
        if let failure { return exchange.answer(Self.standstill(failure)) }
        // A write that nobody waits for any more is better left undone.
        if exchange.isGone { return }
        cluster.server.now = max(cluster.server.now, clock.now)
        let outcome = answering(request, &cluster)
        log.note("\(request.method) /\(request.path.joined(separator: "/")): \(outcome.summary)")
        hasChanged()
        servePods()
        let revision = cluster.server.revision
        if revision <= durable {
            release(outcome, to: exchange)
        } else {
            held.append(Held(revision: revision, outcome: outcome, exchange: exchange))
        }
        goOn()
    }

    private func release(_ outcome: APIOutcome, to exchange: any Exchange) {
        switch outcome {
        case .answer(let answer): exchange.answer(answer)
        case .watch(let stream):
            exchange.begin(contentType: stream.contentType)
            watches.append(Watch(stream: stream, exchange: exchange, allowance: .max))
            advance(watches.count - 1)
            deliver()
        case .log(let stream): begin(stream, for: exchange)
        case .proxied(let request): begin(request, for: exchange)
        case .upgrade(let upgrade): begin(upgrade, on: exchange.upgrade(to: upgrade))
        }
    }

    private static func standstill(_ failure: JournalFailure) -> APIAnswer {
        .unavailable(
            "the cluster stands still until it is started again, because its state could not be written: \(failure)")
    }
}

// MARK: - Durability

extension LiveCluster {
    /// Gives the journal what is new, or tells the watches at once where there is none.
    private func hasChanged() {
        let end = cluster.server.log.end
        guard recorded < end else { return }
        if let journal, failure == nil {
            journal.append((recorded..<end).lazy.map { self.cluster.server.log[$0] })
        }
        for index in followers.indices { followers[index].take(cluster.server.log, from: recorded) }
        recorded = end
        compact()
        if journal == nil {
            tellFollowers()
            deliverSoon()
        }
    }

    private func journalReported(_ result: Result<Int64, JournalFailure>) {
        switch result {
        case .success(let revision):
            durable = max(durable, revision)
            let count = held.firstIndex { $0.revision > durable } ?? held.count
            let ready = held.prefix(count)
            held.removeFirst(count)
            // Who has an answer may ask a follower next.
            tellFollowers()
            for one in ready { release(one.outcome, to: one.exchange) }
            deliverSoon()
        case .failure(let failure):
            self.failure = failure
            log.warn("the cluster stands still until it is started again: its state could not be written: \(failure)")
            for one in held {
                one.exchange.answer(
                    .internalError("the change may be lost, because it could not be written: \(failure)"))
            }
            held = []
            endWatches()
            endStreams(because: "the cluster stands still")
            endWaiting(because: "the cluster stands still")
        }
    }
}

// MARK: - Time

extension LiveCluster {
    /// Whether the cluster does nothing any more.
    var isStandingStill: Bool { failure != nil || isStopping }

    /// Goes on after something was done to the cluster that no request asked for.
    func progress() {
        hasChanged()
        servePods()
        goOn()
    }

    /// Serves those who are connected to what is inside the Pods, and sees to it that the volumes are kept.
    private func servePods() {
        serveStreams()
        serveWaiting()
        saveVolumesSoon()
    }

    /// Sees to it that what is due is done, and that someone looks again when the next thing is.
    private func goOn() {
        guard failure == nil, !isStopping, !isWorkDue else { return }
        let moment = watches.lazy.compactMap(\.stream.nextMoment).min()
        guard let next = [Self.nextTime(of: &cluster), moment].compactMap({ $0 }).min() else { return }
        let now = clock.now
        if next <= now {
            isWorkDue = true
            enter { $0.work() }
        } else if timer?.time != next {
            timer?.task.cancel()
            let task = loop.scheduleTask(in: .nanoseconds((next - now).wholeNanoseconds)) {
                self.assumeIsolated { $0.wake() }
            }
            timer = (next, task)
        }
    }

    /// When the cluster has something to do, asked in place: read from the actor, it would be copied whole.
    private static func nextTime(of cluster: inout Cluster) -> Timestamp? { cluster.nextTime }

    private func wake() {
        timer = nil
        work()
    }

    /// Lets the cluster go on until now, or until requests must be let in.
    private func work() {
        isWorkDue = false
        guard failure == nil, !isStopping else { return }
        let now = clock.now
        let end = ContinuousClock.now + limits.slice
        while cluster.step(until: now), ContinuousClock.now < end {}
        hasChanged()
        servePods()
        if watches.contains(where: { watch in watch.stream.nextMoment.map { $0 <= now } ?? false }) {
            cluster.server.now = max(cluster.server.now, now)
            for index in watches.indices { advance(index) }
            deliver()
        }
        goOn()
    }
}

extension LiveCluster {
    /// Forgets old changes once there are many more than before; the journal has been given all of them.
    private func compact() {
        guard recorded - compacted >= Self.compactionInterval else { return }
        compacted = recorded
        cluster.compactLog()
    }
}

// MARK: - Watches

extension LiveCluster {
    /// Tells the watches what is new, after what else waits on the loop; so many changes are told at once.
    private func deliverSoon() {
        guard !watches.isEmpty, !isDeliveryDue else { return }
        isDeliveryDue = true
        enter {
            $0.isDeliveryDue = false
            $0.deliver()
        }
    }

    /// Brings the watches forward, those furthest behind first, until all know everything or requests must be let in.
    private func deliver() {
        let end = ContinuousClock.now + limits.slice
        let goal = min(durable, cluster.server.revision)
        var isAnyBehind = true
        while isAnyBehind, ContinuousClock.now < end {
            watches.removeAll { $0.exchange.isGone }
            let last = watches.indices.min { watches[$0].stream.revision < watches[$1].stream.revision }
            isAnyBehind = last.map { watches[$0].stream.revision < goal } ?? false
            if let last, isAnyBehind { advance(last) }
        }
        if isAnyBehind { deliverSoon() }
    }

    /// Sends one watcher some of what it may know, or cuts it off where it does not read what it is sent.
    private func advance(_ index: Int) {
        let exchange = watches[index].exchange
        if exchange.unsentBytes > watches[index].allowance {
            log.note("a watcher that does not read was cut off")
            return exchange.cutOff()
        }
        let goal = min(durable, cluster.server.revision)
        let next = min(goal, watches[index].stream.revision.addingReportingOverflow(limits.watchStep).partialValue)
        let chunk = watches[index].stream.next(from: cluster.server, through: next)
        if watches[index].allowance == .max { watches[index].allowance = limits.unsentBytes + chunk.bytes.count }
        if !chunk.bytes.isEmpty { exchange.send(chunk.bytes) }
        if chunk.isLast { exchange.end() }
    }

    private func endWatches() {
        for watch in watches { watch.exchange.end() }
        watches = []
    }
}

// MARK: - The end

extension LiveCluster {
    /// Stops: ends the watches, and answers what waits once it is durable.
    ///
    /// - Returns: whether everything that was done is durable.
    package nonisolated func stop() async -> Bool {
        await withCheckedContinuation { continuation in
            enter { $0.stop { continuation.resume(returning: $0) } }
        }
    }

    private func stop(then body: @escaping @Sendable (Bool) -> Void) {
        isStopping = true
        timer?.task.cancel()
        timer = nil
        hasChanged()
        endWatches()
        endStreams(because: "the cluster is stopping")
        endWaiting(because: "the cluster is stopping")
        saveVolumes()
        whenWritten { body($0 == nil) }
    }
}

extension APIOutcome {
    /// A few words for the log.
    fileprivate var summary: String {
        switch self {
        case .answer(let answer): "\(answer.code)"
        case .watch: "watch"
        case .log: "log"
        case .proxied: "handed on to a Pod"
        case .upgrade(let upgrade): upgrade.streamProtocol.name
        }
    }
}
