import Dispatch
import Foundation
import Synchronization

/// Does independent pieces of work side by side, and hands over the results in order, on the caller's thread.
///
/// The pieces wait for child processes, which is why they have threads and are no tasks.
package enum Lanes {
    /// As many lanes as the machine has cores.
    package static var width: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// Does all pieces; returns when the last result has been handed over.
    package static func run<Piece: Sendable, Outcome: Sendable>(
        _ pieces: [Piece], width: Int = width, work: @escaping @Sendable (Piece) -> Outcome,
        finished: (Piece, Outcome) -> Void
    ) {
        let shelf = Shelf<Outcome>(count: pieces.count)
        for _ in 0..<min(width, pieces.count) {
            DispatchQueue.global().async {
                while let index = shelf.next() { shelf.put(work(pieces[index]), at: index) }
            }
        }
        for index in pieces.indices {
            if let outcome = shelf.take(index) { finished(pieces[index], outcome) }
        }
    }

    /// Where the lanes leave their results.
    private final class Shelf<Outcome: Sendable>: Sendable {
        private struct State {
            var begun = 0
            var outcomes: [Outcome?]
        }

        private let state: Mutex<State>
        private let arrivals: [DispatchSemaphore]

        init(count: Int) {
            state = Mutex(State(outcomes: Array(repeating: nil, count: count)))
            arrivals = (0..<count).map { _ in DispatchSemaphore(value: 0) }
        }

        /// The next piece that nobody does yet.
        func next() -> Int? {
            state.withLock { state in
                guard state.begun < state.outcomes.count else { return nil }
                defer { state.begun += 1 }
                return state.begun
            }
        }

        func put(_ outcome: Outcome, at index: Int) {
            state.withLock { $0.outcomes[index] = outcome }
            arrivals[index].signal()
        }

        /// Waits for a result.
        func take(_ index: Int) -> Outcome? {
            arrivals[index].wait()
            return state.withLock { $0.outcomes[index] }
        }
    }
}
