import Foundation
import Synchronization

/// How far a search has come, on one line of a terminal that is written over and over.
final class HuntProgress: Sendable {
    private let runs: Int
    private let limit: Duration?
    private let isShown: Bool
    private let state = Mutex((histories: 0, told: Duration.zero))

    /// - Parameters:
    ///   - runs: how many histories there will be.
    ///   - limit: how long the search lasts at most.
    init(runs: Int, limit: Duration?, isShown: Bool) {
        self.runs = runs
        self.limit = limit
        self.isShown = isShown
    }

    /// One history more; twice a second the line is written.
    func count(at elapsed: Duration) {
        guard isShown else { return }
        let histories = state.withLock { state -> Int? in
            state.histories += 1
            guard elapsed - state.told >= .milliseconds(500) else { return nil }
            state.told = elapsed
            return state.histories
        }
        guard let histories else { return }
        let speed = Double(histories) / max(0.001, elapsed.seconds)
        let aim =
            limit.map { String(format: "%.0f of %.0f s", elapsed.seconds, $0.seconds) }
            ?? String(format: "%.0f %%", 100 * Double(histories) / Double(runs))
        write("\r\(histories) histories, \(String(format: "%.0f", speed)) a second, \(aim)   ")
    }

    /// Takes the line away.
    func clear() {
        if isShown { write("\r" + String(repeating: " ", count: 70) + "\r") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
