import Foundation
import LabKit
import Testing

/// Task 6, Whole histories: 500 of each kind; `ORDINAL_SEED` replays one of them.
@Suite("Whole histories")
struct WholeHistoryProperties {
    @Test("No history of releases breaks a rule under OrderedReady")
    func orderedHistories() { check(histories(isParallel: false)) }

    @Test("No history of releases breaks a rule under Parallel")
    func parallelHistories() { check(histories(isParallel: true)) }

    @Test("Every question gets the right answer, and gets it again")
    func questions() { check(CanaryQuery.seededQuestions(seeds, to: subject)) }

    private func histories(isParallel: Bool) -> HistoriesExamination<CanaryDriver> {
        HistoriesExamination(seeds, driver: CanaryDriver(subject)) { seed in
            .randomCanaryHistory(seed: seed, isParallel: isParallel)
        }
    }

    private var seeds: Histories {
        Histories(count: 500, in: ProcessInfo.processInfo.environment)
    }
}
