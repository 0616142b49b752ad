/// Asks whether many seeded histories full of faults go well, and tells the shortest that does not.
public struct FaultHistories: Examination, Sendable {
    private let histories: Histories
    private let isParallel: Bool
    private let subject: any StatefulSetReconciler

    /// Histories of sets in order or in parallel, in which every write is held to the rules.
    public init(_ histories: Histories, isParallel: Bool, of subject: any StatefulSetReconciler) {
        self.histories = histories
        self.isParallel = isParallel
        self.subject = subject
    }

    private func history(seed: UInt64, isWrittenDown: Bool = false) -> FaultHistory {
        FaultHistory(seed: seed, isParallel: isParallel, subject: subject, isWrittenDown: isWrittenDown)
    }

    /// Lives through all of them.
    public func story(replay: String) -> Story? {
        var shortest: (seed: UInt64, chronicle: Chronicle, broken: BrokenRule)?
        var count = 0
        for seed in histories.seeds where count < Self.enough {
            var silent = history(seed: seed)
            guard silent.live() != nil else { continue }
            count += 1
            var history = history(seed: seed, isWrittenDown: true)
            let broken = history.live() ?? .forgetful
            let chronicle = history.run.world.chronicle
            if let shortest, shortest.chronicle.steps.count <= chronicle.steps.count { continue }
            shortest = (seed, chronicle, broken)
        }
        guard let shortest else { return nil }
        var title = "A history of faults, seed \(shortest.seed)"
        if histories.seeds.count > 1 {
            let number = count == Self.enough ? "at least \(count)" : "\(count)"
            let others = count == 1 ? "only this one fails" : "\(number) fail, this is the shortest"
            title += " (of \(histories.seeds.count) histories \(others))"
        }
        return Story(
            title: title, chronicle: shortest.chronicle, broken: shortest.broken,
            replay: "ORDINAL_SEED=\(shortest.seed) \(replay)")
    }

    /// How many failures are looked at: a code that fails more often shows why in these as well as in all of them.
    private static let enough = 12
}

extension BrokenRule {
    /// What breaks when a history fails, and is told again, and does not.
    static var forgetful: BrokenRule {
        BrokenRule(
            expected: "the same history goes the same way when it is told again",
            instead: "it broke a rule the first time, and none the second time", rule: ReconcileRule.noMemory)
    }
}
