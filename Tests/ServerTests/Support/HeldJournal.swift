import Foundation
import Server
import Synchronization

/// A journal in memory that a test can hold, and make fail.
final class HeldJournal: Journal {
    struct Failure: Error, CustomStringConvertible {
        let description = "the disk is full"
    }

    private struct State {
        var batches: [JournalBatch] = []
        var isHeld = false
        var fails = false
    }

    private let state = Mutex(State())
    private let released = DispatchSemaphore(value: 0)
    private let arrivals: AsyncStream<Void>
    private let arrived: AsyncStream<Void>.Continuation

    init() {
        (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    }

    var batches: [JournalBatch] { state.withLock { $0.batches } }

    /// From now on writes wait; each ``release(failing:)`` lets one go on.
    func hold() {
        state.withLock { $0.isHeld = true }
    }

    /// Returns once a write waits.
    func waitForWrite() async {
        for await _ in arrivals { return }
    }

    /// Lets the write that waits, or the next one, go on; those after it wait no more.
    func release(failing: Bool = false) {
        state.withLock {
            $0.isHeld = false
            $0.fails = failing
        }
        released.signal()
    }

    func write(_ batch: JournalBatch) throws {
        let waits = state.withLock { $0.isHeld }
        if waits {
            arrived.yield()
            released.wait()
        }
        try state.withLock { state in
            if state.fails { throw Failure() }
            state.batches.append(batch)
        }
    }
}
