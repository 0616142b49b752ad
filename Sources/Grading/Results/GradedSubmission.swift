/// What became of one submission.
package struct GradedSubmission: Equatable, Sendable {
    /// Names it within the run: the name of its folder, or of its archive without the ending.
    package var id: String
    /// Who handed it in, as far as is known.
    package var learners: [String]
    /// Where it came from, as the instructor named it; never a path of the machine that graded.
    package var origin: String
    package var outcome: SubmissionOutcome
    /// What it did that no solution needs to do, in the order in which it was seen.
    package var events: [GradingEvent]
    /// Every test of the lab, in the order of its tasks, whatever the outcome.
    package var tests: [GradedTest]
    /// What was taken off because it was late; nil until a policy has been applied.
    package var lateness: Lateness?

    package init(
        id: String, learners: [String] = [], origin: String, outcome: SubmissionOutcome,
        events: [GradingEvent] = [], tests: [GradedTest], lateness: Lateness? = nil
    ) {
        self.id = id
        self.learners = learners
        self.origin = origin
        self.outcome = outcome
        self.events = events
        self.tests = tests
        self.lateness = lateness
    }

    /// Who it is in a report: the learners' names, or where there are none the identity.
    package var displayName: String { learners.isEmpty ? id : learners.joined(separator: ", ") }
}

// The one place where totals are computed; no report adds anything up by itself.
extension GradedSubmission {
    /// The sum of the tests' scores.
    package var score: Score { Score(points: tests.reduce(0) { $0 + $1.score }) }

    /// The most that could be reached.
    package var points: Int { tests.reduce(0) { $0 + $1.points } }

    /// What counts: the score, less what was taken off for being late.
    package var finalScore: Score { lateness.map { score.less(percent: $0.percent) } ?? score }

    /// What was reached in one task.
    package func score(ofTask task: Int) -> Int {
        tests.reduce(0) { $0 + ($1.task == task ? $1.score : 0) }
    }

    /// How many tests ended in a certain way.
    package func count(_ status: GradedTest.Status) -> Int {
        tests.reduce(0) { $0 + ($1.status == status ? 1 : 0) }
    }
}

extension GradedSubmission: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, learners, origin, outcome, events, tests, lateness
        case score, points, finalScore
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(String.self, forKey: .id)
        learners = try values.decode([String].self, forKey: .learners)
        origin = try values.decode(String.self, forKey: .origin)
        outcome = try values.decode(SubmissionOutcome.self, forKey: .outcome)
        events = try values.decode([GradingEvent].self, forKey: .events)
        tests = try values.decode([GradedTest].self, forKey: .tests)
        lateness = try values.decodeIfPresent(Lateness.self, forKey: .lateness)
        let told = try values.decode(Score.self, forKey: .finalScore)
        guard told == finalScore else {
            throw DecodingError.dataCorruptedError(
                forKey: .finalScore, in: values,
                debugDescription: "is \(told), but the tests and the lateness of \(id) make it \(finalScore)")
        }
    }

    /// Writes the totals too, for readers that cannot add.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(learners, forKey: .learners)
        try values.encode(origin, forKey: .origin)
        try values.encode(outcome, forKey: .outcome)
        try values.encode(events, forKey: .events)
        try values.encode(tests, forKey: .tests)
        try values.encodeIfPresent(lateness, forKey: .lateness)
        try values.encode(score, forKey: .score)
        try values.encode(points, forKey: .points)
        try values.encode(finalScore, forKey: .finalScore)
    }
}
