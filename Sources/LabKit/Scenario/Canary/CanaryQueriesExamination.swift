public import Rollout

/// Asks a canary policy many seeded questions, and then the same ones again in the opposite order.
public struct CanaryQueriesExamination: Examination, Sendable {
    private let seeds: [UInt64]
    private let policy: any CanaryPolicy

    /// An examination by the questions of these seeds.
    public init(_ histories: Histories, of policy: any CanaryPolicy) {
        self.seeds = histories.seeds
        self.policy = policy
    }

    /// Asks all questions twice; of the wrong first answers, tells the one with the shortest situation.
    public func story(replay: String) -> Story? {
        var shortest: Story?
        for seed in seeds {
            for query in CanaryQuery.randomQueries(seed: seed) {
                guard let story = question(query).story(replay: "ORDINAL_SEED=\(seed) \(replay)") else { continue }
                if let shortest, shortest.chronicle.steps.count <= story.chronicle.steps.count { continue }
                shortest = story
            }
        }
        return shortest ?? secondRound(replay: replay)
    }

    private func secondRound(replay: String) -> Story? {
        for seed in seeds.reversed() {
            for query in CanaryQuery.randomQueries(seed: seed) {
                guard var story = question(query).story(replay: replay) else { continue }
                story.title = "The same question gets the same answer, whatever was asked before"
                story.chronicle.record("the same question was answered rightly before; other questions came between")
                story.broken.rule = CanaryRule.noMemory
                return story
            }
        }
        return nil
    }

    private func question(_ query: CanaryQuery) -> CanaryQuestion {
        let title =
            switch query {
            case .decision: "What a template means for some history"
            case .newPod: "The revision of a new Pod in some state"
            case .replacements: "The Pods to replace in some state"
            case .expendable: "What is forgotten of some history"
            }
        return CanaryQuestion(title, to: policy, query, right: query.rightAnswer)
    }
}
