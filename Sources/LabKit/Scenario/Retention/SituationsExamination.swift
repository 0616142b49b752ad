public import Storage

/// Asks a storage policy about many seeded claims, and then about the same ones again in the opposite order.
public struct SituationsExamination: Examination, Sendable {
    private let seeds: [UInt64]
    private let policy: any StoragePolicy

    /// An examination by the claims of these seeds.
    public init(_ histories: Histories, of policy: any StoragePolicy) {
        self.seeds = histories.seeds
        self.policy = policy
    }

    /// Asks all questions twice; of the wrong first answers, tells the one about the claim with the fewest owners.
    public func story(replay: String) -> Story? {
        var simplest: (owners: Int, story: Story)?
        for seed in seeds {
            for question in questions(seed: seed) {
                guard let story = question.story(replay: "ORDINAL_SEED=\(seed) \(replay)") else { continue }
                if let simplest, simplest.owners <= question.claim.owners.count { continue }
                simplest = (question.claim.owners.count, story)
            }
        }
        return simplest?.story ?? secondRound(replay: replay)
    }

    private func secondRound(replay: String) -> Story? {
        for seed in seeds.reversed() {
            for question in questions(seed: seed) {
                guard var story = question.story(replay: replay) else { continue }
                story.title = "The same situation gets the same answer, whatever was asked before"
                story.chronicle.record("the same question was answered rightly before; other questions came between")
                story.broken.rule = RetentionRule.noMemory
                return story
            }
        }
        return nil
    }

    private func questions(seed: UInt64) -> [RetentionQuestion] {
        let claim = ClaimSituation.random(seed: seed)
        let reference = ReferenceStorage()
        return [
            RetentionQuestion(
                "Who owns a claim, by chance", to: policy, about: claim,
                .owners(reference.repairedOwners(of: claim))),
            RetentionQuestion(
                "Whether a claim is stale, by chance", to: policy, about: claim, .stale(reference.isStale(claim))),
        ]
    }
}
