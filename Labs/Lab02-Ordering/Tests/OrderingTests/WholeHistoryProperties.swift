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

    @Test("Every roster gets the right answer, and gets it again")
    func rosters() { check(Roster.seededQuestions(seeds, to: subject)) }

    private func histories(_ management: Roster.Management) -> HistoriesExamination<OrderingDriver> {
        HistoriesExamination(seeds, driver: OrderingDriver(subject)) { seed in
            .randomHistory(seed: seed, management: management)
        }
    }

    private var seeds: Histories {
        Histories(count: 500, in: ProcessInfo.processInfo.environment)
    }
}
