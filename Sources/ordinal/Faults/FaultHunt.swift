import Faults
import Foundation

/// A search over many seeds, on one core or several.
struct FaultHunt: Sendable {
    let search: Search
    let maker: TrialMaker
    let seed: UInt64
    let runs: Int
    /// When it ends although seeds are left.
    let limit: Duration?
    let jobs: Int

    /// What came of it.
    struct Result: Sendable {
        var coverage = Coverage()
        /// The lowest seed that was seen to break a rule.
        var brokenSeed: UInt64?
        var elapsed = Duration.zero

        /// The lines at the end of a search.
        var summary: String {
            let seconds = max(0.001, elapsed.seconds)
            var lines = [
                "\(coverage.histories) histories, \(coverage.steps) steps in "
                    + String(format: "%.1f s: %.0f histories a second", seconds, Double(coverage.histories) / seconds)
            ]
            lines.append("wishes: " + Self.list(coverage.acts))
            lines.append("faults: " + Self.list(coverage.faults))
            lines.append("pairs of faults: \(coverage.pairs.count) of \(Coverage.possiblePairs)")
            lines.append(brokenSeed == nil ? "no rule was broken" : "a rule was broken")
            return lines.joined(separator: "\n")
        }

        private static func list(_ counts: [String: Int]) -> String {
            counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        }
    }

    /// Runs histories until one breaks a rule, the seeds are used up, the time is over, or the task is cancelled.
    func run(showingProgress: Bool) async -> Result {
        let start = ContinuousClock.now
        let progress = HuntProgress(runs: runs, limit: limit, isShown: showingProgress)
        var result = Result()
        await withTaskGroup(of: Result.self) { group in
            for job in 0..<jobs { group.addTask { await work(job: job, since: start, progress) } }
            for await part in group {
                result.coverage.merge(part.coverage)
                guard let broken = part.brokenSeed else { continue }
                result.brokenSeed = min(result.brokenSeed ?? .max, broken)
                group.cancelAll()
            }
        }
        progress.clear()
        result.elapsed = ContinuousClock.now - start
        return result
    }

    /// So many trials are made up at a time, and those among them that begin alike happen one after the other.
    private static let batch = 512

    /// Every so manieth batch of histories; a job stops at the first history that breaks a rule.
    private func work(job: Int, since start: ContinuousClock.Instant, _ progress: HuntProgress) async -> Result {
        var result = Result()
        var lastTurn = Duration.zero
        let size = max(1, min(Self.batch, runs / jobs))
        for first in stride(from: job * size, to: runs, by: jobs * size) {
            let trials = (first..<min(runs, first + size)).map { maker.trial(seed: seed &+ UInt64($0)) }
            for (place, outcome) in search.outcomes(of: trials) {
                result.coverage.add(trials[place], outcome)
                if outcome.violation != nil {
                    result.brokenSeed = seed &+ UInt64(first + place)
                    return result
                }
                let elapsed = ContinuousClock.now - start
                if Task.isCancelled || limit.map({ elapsed >= $0 }) ?? false { return result }
                progress.count(at: elapsed)
                // As many jobs as there are cores would keep whoever ends the search from having a turn.
                if elapsed - lastTurn >= .milliseconds(1) {
                    lastTurn = elapsed
                    await Task.yield()
                }
            }
        }
        return result
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
