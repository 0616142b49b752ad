public import Controller

/// Asks an ordering about many seeded rosters, and then about the same ones again in the opposite order.
///
/// Rosters come in states that a history seldom reaches; what is asked is only what a controller would ask.
public struct RostersExamination: Examination, Sendable {
    private let seeds: [UInt64]
    private let policy: any OrderingPolicy

    /// An examination by the rosters of these seeds.
    public init(_ histories: Histories, of policy: any OrderingPolicy) {
        self.seeds = histories.seeds
        self.policy = policy
    }

    /// Asks all questions twice; of the wrong first answers, tells the one about the smallest roster.
    public func story(replay: String) -> Story? {
        var shortest: Story?
        for seed in seeds {
            for question in questions(about: .random(seed: seed)) {
                guard let story = question.story(replay: "ORDINAL_SEED=\(seed) \(replay)") else { continue }
                if let shortest, shortest.chronicle.steps.count <= story.chronicle.steps.count { continue }
                shortest = story
            }
        }
        return shortest ?? secondRound(replay: replay)
    }

    private func secondRound(replay: String) -> Story? {
        for seed in seeds.reversed() {
            for question in questions(about: .random(seed: seed)) {
                guard var story = question.story(replay: replay) else { continue }
                story.title = "The same roster gets the same answer, whatever was asked before"
                story.chronicle.record("the same question was answered rightly before; other questions came between")
                story.broken.rule = OrderingRule.noMemory
                return story
            }
        }
        return nil
    }

    private func questions(about roster: Roster) -> [OrderingQuestion] {
        let reference = ReferenceOrdering()
        var questions = roster.pods.filter { !$0.isTerminating }.map { pod in
            question("Whether a Pod is available", roster, .available(pod, reference.isAvailable(pod, in: roster)))
        }
        let wanted = reference.stepsForWantedPods(in: roster)
        questions.append(question("The steps for the wanted Pods of a roster", roster, .wanted(wanted)))
        if roster.management == .parallel || wanted.allSatisfy(\.isKeep) {
            let condemned = reference.stepsForCondemnedPods(in: roster)
            questions.append(question("The steps for the condemned Pods of a roster", roster, .condemned(condemned)))
        }
        return questions
    }

    private func question(_ title: String, _ roster: Roster, _ kind: OrderingQuestion.Kind) -> OrderingQuestion {
        OrderingQuestion(title, to: policy, about: roster, kind)
    }
}
