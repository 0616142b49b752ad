import Synchronization

/// How histories go on that begin alike, kept so that each of their common steps is made once.
///
/// Guarantees: a history that goes on from an opening is, byte for byte, the one that was begun anew.
final class Openings: Sendable {
    private struct Key: Hashable {
        let profile: Profile
        let first: Trial.Happening
    }

    private struct Opening {
        /// The history after the first happening, after one step more, and so on.
        var runs: [HistoryRun]
        /// Whether nothing was left to do in the last step.
        var isOver = false
    }

    private let known = Mutex<[Key: Opening]>([:])

    /// The history after a first happening and so many undisturbed steps; fewer where it comes to rest or breaks a rule.
    ///
    /// - Parameter begin: makes the history that nothing has happened in yet.
    func history(
        _ first: Trial.Happening, steps: Int, of profile: Profile, begin: () -> HistoryRun
    ) -> HistoryRun {
        let key = Key(profile: profile, first: first)
        return known.withLock { known in
            var opening = known.removeValue(forKey: key) ?? Opening(runs: [])
            if opening.runs.isEmpty {
                var run = begin()
                run.begin(first)
                opening.runs.append(run)
            }
            while opening.runs.count <= steps, !opening.isOver, var run = opening.runs.last, run.violation == nil {
                opening.isOver = !run.step()
                opening.runs.append(run)
            }
            known[key] = opening
            return opening.runs[min(steps, opening.runs.count - 1)]
        }
    }
}
