/// Asks many seeded questions, and then the same ones again in the opposite order.
///
/// The second round finds an answer that depends on what was asked before.
public struct SeededQuestions<Question: Examination & Sendable>: Examination, Sendable {
    private let seeds: [UInt64]
    private let noMemory: LessonRule
    private let questions: @Sendable (UInt64) -> [Question]

    /// An examination by the questions of these seeds.
    ///
    /// - Parameters:
    ///   - noMemory: The rule that is broken by an answer that is right at first and wrong later.
    ///   - questions: The same questions for the same seed.
    public init(
        _ histories: Histories, noMemory: LessonRule, questions: @escaping @Sendable (_ seed: UInt64) -> [Question]
    ) {
        self.seeds = histories.seeds
        self.noMemory = noMemory
        self.questions = questions
    }

    /// Asks all questions twice; of the wrong first answers, tells the one with the shortest situation.
    public func story(replay: String) -> Story? {
        var shortest: (story: Story, length: Length)?
        for seed in seeds {
            for question in questions(seed) {
                guard let story = question.story(replay: "ORDINAL_SEED=\(seed) \(replay)") else { continue }
                let length = length(of: story)
                if let shortest, shortest.length <= length { continue }
                shortest = (story, length)
            }
        }
        return shortest?.story ?? secondRound(replay: replay)
    }

    private typealias Length = (steps: Int, letters: Int)

    /// Fewer steps are shorter, and among as many steps fewer words.
    private func length(of story: Story) -> Length {
        let steps = story.chronicle.steps
        return (steps.count, steps.reduce(0) { $0 + $1.text.utf8.count })
    }

    private func secondRound(replay: String) -> Story? {
        for seed in seeds.reversed() {
            for question in questions(seed) {
                guard var story = question.story(replay: replay) else { continue }
                story.title = "The same question gets the same answer, whatever was asked before"
                story.chronicle.record("the same question was answered rightly before; other questions came between")
                story.broken.rule = noMemory
                return story
            }
        }
        return nil
    }
}
