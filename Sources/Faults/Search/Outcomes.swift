/// The outcomes of trials, which happen in an order in which those that begin alike follow each other.
///
/// What some have in common happens once. Guarantees: each outcome is the one of a history that was begun anew.
public struct Outcomes: Sequence, IteratorProtocol {
    /// A history that others set out from, as it goes on undisturbed.
    private struct Stretch {
        private var run: HistoryRun
        private var steps = 0
        /// Whether nothing was left to do in the last step.
        private var isOver = false

        init(_ run: HistoryRun) { self.run = run }

        /// The history so many steps after its last event; fewer where nothing is left to do, or a rule is broken.
        mutating func run(after count: Int) -> HistoryRun {
            while steps < count, !isOver, run.violation == nil {
                isOver = !run.step()
                steps += 1
            }
            return run
        }
    }

    private let search: Search
    private let trials: [Trial]
    /// The places of the trials to come, the next one last.
    private var order: [Int]
    /// What the next trial has in common with the latest one: the beginning, and what followed on each entry.
    private var way: [Stretch] = []

    init(of trials: [Trial], in search: Search) {
        self.search = search
        self.trials = trials
        order = trials.placesByBeginning().reversed()
    }

    /// Lets one more trial happen.
    ///
    /// - Returns: its place among the trials, and what came of it; `nil` after the last.
    public mutating func next() -> (place: Int, outcome: Outcome)? {
        guard let (place, run) = nextHistory() else { return nil }
        return (place, Outcome(of: run))
    }

    /// Lets one more trial happen, and keeps what was left behind.
    mutating func nextHistory() -> (place: Int, run: HistoryRun)? {
        guard let place = order.popLast() else { return nil }
        let trial = trials[place]
        if way.isEmpty { way = [Stretch(search.beginning(of: trial.profile))] }
        let common = order.last.flatMap { trials[$0].entriesInCommon(with: trial) }
        var rest = trial.entries.dropFirst(way.count - 1)
        while way.count <= common ?? 0, let entry = rest.popFirst() {
            var run = way[way.count - 1].run(after: entry.wait)
            if run.violation == nil { run.begin(entry.happening) }
            way.append(Stretch(run))
        }
        var run = way[way.count - 1].run(after: rest.first?.wait ?? 0)
        way.removeLast(way.count - (common.map { $0 + 1 } ?? 0))
        if !rest.isEmpty { rest[rest.startIndex].wait = 0 }
        run.run(rest)
        return (place, run)
    }
}

extension Trial {
    /// How many entries two trials begin with alike; `nil` if they have not even the beginning in common.
    fileprivate func entriesInCommon(with other: Trial) -> Int? {
        profile == other.profile ? zip(entries, other.entries).prefix { $0 == $1 }.count : nil
    }
}

extension [Trial] {
    /// The places of the trials, those that begin alike in a row; where they part, who waits shorter comes first.
    fileprivate func placesByBeginning() -> [Int] {
        Profile.allCases.flatMap { profile in places(indices.filter { self[$0].profile == profile }, from: 0) }
    }

    /// Places of trials whose first so many entries are alike, ordered by those that follow.
    private func places(_ places: [Int], from depth: Int) -> [Int] {
        if places.count < 2 { return places }
        var groups: [(entry: Trial.Entry?, places: [Int])] = []
        var known: [Trial.Entry?: Int] = [:]
        for place in places {
            let entry = self[place].entries.dropFirst(depth).first
            if let index = known[entry] {
                groups[index].places.append(place)
            } else {
                known[entry] = groups.count
                groups.append((entry, [place]))
            }
        }
        groups.sort { ($0.entry?.wait ?? -1) < ($1.entry?.wait ?? -1) }
        return groups.flatMap { $0.entry == nil ? $0.places : self.places($0.places, from: depth + 1) }
    }
}
