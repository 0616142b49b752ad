import Controller
import Foundation
import LabKit
import Testing

/// Task 6, Whole histories: 500 of each kind; `ORDINAL_SEED` replays one of them.
@Suite("Whole histories")
struct WholeHistoryProperties {
    @Test("No history breaks a rule under OrderedReady")
    func orderedHistories() { check(histories(.orderedReady)) }

    @Test("No history breaks a rule under Parallel")
    func parallelHistories() { check(histories(.parallel)) }

    @Test("The same roster gets the same answer, whatever was asked before")
    func memory() { check(Forgetfulness(seeds: seeds(500))) }

    private func histories(_ management: Roster.Management) -> HistoriesExamination<OrderingDriver> {
        HistoriesExamination(seeds(500), driver: OrderingDriver(subject)) { seed in
            .randomHistory(seed: seed, management: management)
        }
    }

    private func seeds(_ count: Int) -> Histories {
        Histories(count: count, replaying: ProcessInfo.processInfo.environment["ORDINAL_SEED"])
    }
}

/// Asks about many rosters, and then about the same ones again in the opposite order.
private struct Forgetfulness: Examination {
    let seeds: Histories

    func story(replay: String) -> Story? {
        let rosters = seeds.seeds.map { Roster.random(seed: $0) }
        let first = rosters.map(answer)
        let second = rosters.reversed().map(answer).reversed()
        for (roster, answers) in zip(rosters, zip(first, second)) where answers.0 != answers.1 {
            var chronicle = roster.situation()
            chronicle.record("your code, asked once: \(answers.0)")
            chronicle.record("your code, asked again after other questions: \(answers.1)")
            return Story(
                title: "The same roster gets the same answer", chronicle: chronicle,
                broken: BrokenRule(expected: answers.0, instead: answers.1, rule: OrderingRule.noMemory),
                replay: replay)
        }
        return unanswered(rosters, first, replay: replay)
    }

    /// To throw is no answer, however faithfully it is repeated.
    private func unanswered(_ rosters: [Roster], _ answers: [String], replay: String) -> Story? {
        for (roster, answer) in zip(rosters, answers) where answer.hasPrefix(Self.failure) {
            return Story(
                title: "The same roster gets the same answer", chronicle: roster.situation(),
                broken: BrokenRule(
                    expected: "an answer", instead: String(answer.dropFirst(Self.failure.count)),
                    rule: OrderingRule.noMemory),
                replay: replay)
        }
        return nil
    }

    private static let failure = "thrown: "

    private func answer(_ roster: Roster) -> String {
        do {
            let wanted = try subject.stepsForWantedPods(in: roster).phrase()
            let condemned = try subject.stepsForCondemnedPods(in: roster).phrase()
            return "\(wanted); \(condemned)"
        } catch {
            return "\(Self.failure)\(error)"
        }
    }
}
