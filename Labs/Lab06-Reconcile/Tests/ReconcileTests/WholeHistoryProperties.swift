import Foundation
import LabKit
import Testing

/// Task 5, Survival: 500 histories of each kind; `ORDINAL_SEED` replays one of them.
@Suite("Whole histories")
struct WholeHistoryProperties {
    @Test("No fault breaks a rule under OrderedReady, and the set comes to rest")
    func orderedHistories() { check(FaultHistories(seeds(500), isParallel: false, of: subject)) }

    @Test("No fault breaks a rule under Parallel, and the set comes to rest")
    func parallelHistories() { check(FaultHistories(seeds(500), isParallel: true, of: subject)) }

    @Test("Every plan is the one that Kubernetes would make, and is made again")
    func agreement() { check(PlanQuestion.seededQuestions(seeds(1000), to: subject)) }

    private func seeds(_ count: Int) -> Histories {
        Histories(count: count, in: ProcessInfo.processInfo.environment)
    }
}
