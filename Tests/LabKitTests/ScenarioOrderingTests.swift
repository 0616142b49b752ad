import Controller
import LabKit
import Model
import Testing

/// The reference's answers, changed on their way out.
private struct Altered: OrderingPolicy {
    var available: @Sendable (Bool, RosterPod, Roster) -> Bool = { answer, _, _ in answer }
    var wanted: @Sendable ([OrderingStep], Roster) throws -> [OrderingStep] = { answer, _ in answer }
    var condemned: @Sendable ([OrderingStep], Roster) throws -> [OrderingStep] = { answer, _ in answer }

    func isAvailable(_ pod: RosterPod, in roster: Roster) -> Bool {
        available(ReferenceOrdering().isAvailable(pod, in: roster), pod, roster)
    }

    func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        try wanted(ReferenceOrdering().stepsForWantedPods(in: roster), roster)
    }

    func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        try condemned(ReferenceOrdering().stepsForCondemnedPods(in: roster), roster)
    }
}

/// A wrong answer, and the rule that the judge must name.
private struct WrongAnswer: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let management: Roster.Management
    let pods: [RosterPod]
    let answer: [OrderingStep]
    let right: [OrderingStep]
    let rule: LessonRule

    init(
        _ name: String, under management: Roster.Management = .orderedReady, _ pods: [RosterPod],
        _ answer: [OrderingStep],
        not right: [OrderingStep], _ rule: LessonRule
    ) {
        self.testDescription = name
        self.management = management
        self.pods = pods
        self.answer = answer
        self.right = right
        self.rule = rule
    }
}

private let now = PodWorld.beginning
private func ready(_ ordinal: Ordinal, going: Bool = false) -> RosterPod {
    RosterPod(ordinal: ordinal, phase: .running, readySince: now + .seconds(-60), isTerminating: going)
}
private func young(_ ordinal: Ordinal) -> RosterPod {
    RosterPod(ordinal: ordinal, phase: .running, readySince: now + .seconds(-1))
}
private func unready(_ ordinal: Ordinal) -> RosterPod { RosterPod(ordinal: ordinal, phase: .running) }
private func failed(_ ordinal: Ordinal, going: Bool = false) -> RosterPod {
    RosterPod(ordinal: ordinal, phase: .failed, isTerminating: going)
}

@Suite("Ordering in scenarios")
struct ScenarioOrderingTests {
    @Test(
        "Kubernetes' own ordering lives through all histories", arguments: [Roster.Management.orderedReady, .parallel])
    func reference(_ management: Roster.Management) {
        let examination = HistoriesExamination(Histories(count: 500), driver: OrderingDriver(ReferenceOrdering())) {
            .randomHistory(seed: $0, management: management)
        }
        #expect(examination.story(replay: "")?.text == nil)
    }

    @Test("Histories end with the Pods that are wanted, but for what real Kubernetes leaves stuck")
    func rest() {
        var complete = 0
        for seed in 1...UInt64(500) {
            var driver = OrderingDriver(ReferenceOrdering())
            let ending = Scenario.randomHistory(seed: seed, management: .orderedReady).run(with: &driver)
            let roster = Roster(ending.world)
            #expect(ending.world.elapsed < .seconds(900))
            if roster.pods.map(\.ordinal) == roster.wanted, roster.pods.allSatisfy({ $0.readySince != nil }) {
                complete += 1
            } else {
                #expect(roster.condemned.count { $0.phase != .running } > 1)
            }
        }
        #expect(complete >= 450)
    }

    @Test("The same seed gives the same history, step by step")
    func repeatable() {
        func histories() -> [Chronicle] {
            (1...UInt64(20)).map { seed in
                var driver = OrderingDriver(ReferenceOrdering())
                return Scenario.randomHistory(seed: seed, management: .orderedReady).run(with: &driver).world.chronicle
            }
        }
        let first = histories()
        #expect(first == histories())
        #expect(first.contains { $0.steps.count > 20 })
    }

    @Test(
        "The judge names the rule that a wrong answer breaks",
        arguments: [
            WrongAnswer("too early", [unready(0)], [.keep(0), .create(1)], not: [.wait(0)], OrderingRule.predecessors),
            WrongAnswer(
                "too young", [young(0)], [.keep(0), .create(1)], not: [.wait(0)], OrderingRule.minReadySeconds),
            WrongAnswer(
                "past one that goes", [ready(0, going: true)], [.keep(0), .create(1)], not: [.wait(0)],
                OrderingRule.terminating),
            WrongAnswer("a second one", [ready(0, going: true)], [.create(0)], not: [.wait(0)], OrderingRule.atMostOne),
            WrongAnswer(
                "one too many", [ready(0), ready(1)], [.keep(0), .keep(1), .create(2)], not: [.keep(0), .keep(1)],
                OrderingRule.wantedOrdinals),
            WrongAnswer("all at once", [], [.create(0), .create(1)], not: [.create(0)], OrderingRule.oneStepEach),
            WrongAnswer("not the lowest", [], [.create(1)], not: [.create(0)], OrderingRule.nextMissing),
            WrongAnswer("nothing", [], [], not: [.create(0)], OrderingRule.nextMissing),
            WrongAnswer(
                "not a word of the fine", [ready(0)], [.create(1)], not: [.keep(0), .create(1)],
                OrderingRule.oneStepEach),
            WrongAnswer("no repair", [failed(0)], [.wait(0)], not: [.delete(0)], OrderingRule.ended),
            WrongAnswer("twice", [failed(0, going: true)], [.delete(0)], not: [.wait(0)], OrderingRule.terminating),
            WrongAnswer("impatience", [unready(0)], [.delete(0)], not: [.wait(0)], OrderingRule.neverTheLiving),
            WrongAnswer(
                "from below", [ready(0), ready(1), ready(2), ready(3)], [.delete(2)], not: [.delete(3)],
                OrderingRule.highestFirst),
            WrongAnswer(
                "in no hurry", [ready(0), ready(1), ready(2)], [.wait(2)], not: [.delete(2)], OrderingRule.highestFirst),
            WrongAnswer(
                "the sick one stays", [ready(0), ready(1), unready(2)], [.wait(2)], not: [.delete(2)],
                OrderingRule.unhealthyCondemned),
            WrongAnswer(
                "the sick one goes", [ready(0), ready(1), unready(2), unready(3)], [.delete(3)], not: [.wait(3)],
                OrderingRule.unhealthyCondemned),
            WrongAnswer(
                "needless waiting", [ready(0)], [.wait(0)], not: [.keep(0), .create(1)], OrderingRule.available),
            WrongAnswer(
                "order where there is none", under: .parallel, [unready(0)], [.wait(0)], not: [.keep(0), .create(1)],
                OrderingRule.parallel),
            WrongAnswer(
                "one of two", under: .parallel, [ready(2), ready(3)], [.delete(3), .wait(2)],
                not: [.delete(3), .delete(2)],
                OrderingRule.parallel),
            WrongAnswer(
                "two words for one", under: .parallel, [failed(0), ready(1)], [.delete(0), .create(0), .keep(1)],
                not: [.delete(0), .keep(1)], OrderingRule.atMostOne),
            WrongAnswer(
                "a Pod that is not there", under: .parallel, [ready(0), ready(1)], [.keep(0), .keep(1), .delete(5)],
                not: [.keep(0), .keep(1)], OrderingRule.oneStepEach),
        ])
    private func judgement(_ wrong: WrongAnswer) {
        let roster = Roster(
            management: wrong.management, replicas: 2, minReadySeconds: 10, now: now, pods: wrong.pods)
        let judge = OrderingJudge(roster: roster)
        #expect(judge.judge(wrong.answer, right: wrong.right)?.rule.id == wrong.rule.id)
        #expect(judge.judge(wrong.right, right: wrong.right) == nil)
    }

    @Test("In parallel, keep and wait are the same, and so is any order")
    func freedom() {
        let roster = Roster(management: .parallel, replicas: 2, now: now, pods: [unready(0)])
        let judge = OrderingJudge(roster: roster)
        #expect(judge.judge([.create(1), .wait(0)], right: [.keep(0), .create(1)]) == nil)
    }

    @Test("A history stops at the first wrong answer, and tells it")
    func firstMistake() throws {
        let hasty = Altered(wanted: { answer, roster in
            answer.map { if case .wait(let ordinal) = $0 { .keep(ordinal) } else { $0 } }
        })
        let scenario = Scenario("Growing", world: PodWorld(WorldSet(replicas: 2)))
        let story = try #require(
            ScenarioExamination(scenario, driver: OrderingDriver(hasty)).story(replay: "swift test"))
        #expect(
            story.text == """
                Growing
                  1. +0.0s  web: OrderedReady, replicas 2, no Pods yet
                  2. +0.0s  your code: create web-0
                  3. +0.0s  your code: keep web-0
                  expected  wait for web-0
                  but       keep web-0
                  rule      predecessors: \(OrderingRule.predecessors.text) (README.md#predecessors)
                  replay    swift test
                """)
    }

    @Test("Of many failing histories the shortest is told, with its seed")
    func shortest() throws {
        let broken = Altered(available: { _, _, _ in true })
        let histories = Histories(count: 50)
        let examination = HistoriesExamination(histories, driver: OrderingDriver(broken)) {
            .randomHistory(seed: $0, management: .orderedReady)
        }
        let story = try #require(examination.story(replay: "swift test"))
        let failure = try #require(
            histories.shortestFailure(driver: OrderingDriver(broken)) {
                .randomHistory(seed: $0, management: .orderedReady)
            })
        #expect(story.replay == "ORDINAL_SEED=\(failure.seed) swift test")
        #expect(story.title.hasSuffix("(of 50 histories \(failure.count) fail, this is the shortest)"))
        #expect(Histories(count: 500, replaying: "\(failure.seed)").seeds == [failure.seed])
        #expect(Histories(count: 3, replaying: "nonsense").seeds == [1, 2, 3])
    }

    @Test("What is thrown is part of the story")
    func thrown() throws {
        let unfinished = Altered(wanted: { _, _ in throw NotImplemented("Lab 02, task 2: scale-up") })
        let roster = Roster(replicas: 1, now: now, pods: [])
        let question = OrderingQuestion("An empty set", to: unfinished, about: roster, .wanted([.create(0)]))
        let story = try #require(question.story(replay: "swift test"))
        #expect(story.broken.instead == "not implemented yet: Lab 02, task 2: scale-up")
        #expect(story.broken.expected == "create web-0")
        #expect(story.broken.rule == OrderingRule.nextMissing)
        #expect(story.chronicle.steps.map(\.text).first == "web: OrderedReady, replicas 1, no Pods yet")
    }

    @Test("A world that never comes to rest is stopped at its limit")
    func limit() {
        let scenario = Scenario(
            "Slow", world: PodWorld(WorldSet(replicas: 3), delays: WorldDelays(startUp: .seconds(50))),
            limit: .seconds(60))
        var driver = OrderingDriver(ReferenceOrdering())
        let broken = scenario.run(with: &driver).broken
        #expect(broken?.rule == OrderingRule.rest)
        #expect(broken?.expected == "all at rest by +60.0s")
    }

    @Test("A driver that forgets the wanted Pods is asked what is left to do")
    func unfinished() {
        let broken = OrderingDriver(ReferenceOrdering()).unfinishedWork(in: PodWorld(WorldSet(replicas: 1)))
        #expect(broken?.expected == "create web-0")
        #expect(OrderingDriver(ReferenceOrdering()).unfinishedWork(in: PodWorld(WorldSet(replicas: 0))) == nil)
    }

    @Test("Rosters of all kinds are asked about, and an ordering that remembers is found out")
    func rosters() throws {
        #expect(Roster.seededQuestions(Histories(count: 2000), to: ReferenceOrdering()).story(replay: "")?.text == nil)
        let wrong = Altered(condemned: { answer, _ in answer.isEmpty ? answer : answer.dropLast() })
        let story = try #require(Roster.seededQuestions(Histories(count: 500), to: wrong).story(replay: "swift test"))
        #expect(story.chronicle.steps.count <= 4)
        #expect(story.replay.hasPrefix("ORDINAL_SEED="))
    }
}
