import Cluster
import Dispatch
import Model
import Synchronization

/// Brings the store's changes to the journal, on a thread of its own.
///
/// What piles up while one batch is written becomes the next one: the more writers, the fewer batches a write.
final class JournalWriter: Sendable {
    private let journal: any Journal
    private let queue = DispatchQueue(label: "ordinal.journal", qos: .userInitiated)
    private let waiting: Mutex<Waiting>
    private let report: @Sendable (Result<Int64, JournalFailure>) -> Void

    private struct Waiting {
        var events: [WatchEvent] = []
        var volumes: [JournalBatch.VolumeChange] = []
        /// The revision of the newest change that was taken.
        var revision: Int64
        var isScheduled = false
        var hasFailed = false
    }

    /// - Parameter revision: what the journal holds already.
    /// - Parameter report: told, on the journal's thread, each revision that has become durable, or once the failure.
    init(
        _ journal: any Journal, revision: Int64,
        report: @escaping @Sendable (Result<Int64, JournalFailure>) -> Void
    ) {
        self.journal = journal
        self.report = report
        waiting = Mutex(Waiting(revision: revision))
    }

    /// Takes changes, in the order in which they were made, and returns at once.
    func append(_ events: some Sequence<WatchEvent>) {
        append { $0.events.append(contentsOf: events) }
    }

    /// Takes what became of volumes, and returns at once.
    func append(_ volumes: [JournalBatch.VolumeChange]) {
        append { $0.volumes += volumes }
    }

    private func append(_ body: (inout Waiting) -> Void) {
        let mustSchedule = waiting.withLock { waiting in
            if waiting.hasFailed { return false }
            body(&waiting)
            if waiting.isScheduled || waiting.events.isEmpty && waiting.volumes.isEmpty { return false }
            waiting.isScheduled = true
            return true
        }
        if mustSchedule { queue.async { self.writeBatch() } }
    }

    /// Calls back once all that was taken so far has been written, or has failed to be.
    func whenIdle(_ body: @escaping @Sendable () -> Void) {
        queue.async(execute: body)
    }

    private func writeBatch() {
        let (events, volumes, revision) = waiting.withLock { waiting in
            waiting.revision = waiting.events.last?.revision ?? waiting.revision
            defer { (waiting.events, waiting.volumes) = ([], []) }
            waiting.isScheduled = false
            return (waiting.events, waiting.volumes, waiting.revision)
        }
        guard !events.isEmpty || !volumes.isEmpty else { return }
        do {
            try journal.write(
                JournalBatch(changes: Self.changes(of: events), revision: revision, volumes: volumes))
            report(.success(revision))
        } catch {
            waiting.withLock { waiting in
                waiting.hasFailed = true
                (waiting.events, waiting.volumes) = ([], [])
            }
            report(.failure(JournalFailure(description: "\(error)")))
        }
    }

    /// The last state of each object that changed, in the order of the changes.
    static func changes(of events: [WatchEvent]) -> [JournalBatch.Change] {
        var seen: Set<Name> = []
        var changes: [JournalBatch.Change] = []
        for event in events.reversed() {
            let kind = event.object.kind
            let key = event.stored.key
            guard seen.insert(Name(kind: kind, key: key)).inserted else { continue }
            // What the API writes of an object is made only once, whoever needs it first.
            let isGone = event.change == .deleted
            let manifest = isGone ? nil : event.stored.text(apiVersion: kind.apiVersion, kind: kind.name)
            changes.append(JournalBatch.Change(kind: kind, key: key, revision: event.revision, manifest: manifest))
        }
        return changes.reversed()
    }

    private struct Name: Hashable {
        let kind: Kind
        let key: ObjectKey
    }
}
