import Foundation
import LabKit
import Testing

/// Task 6, Whole histories: 500 of each kind; `ORDINAL_SEED` replays one of them.
@Suite("Whole histories")
struct WholeHistoryProperties {
    @Test("No history breaks a rule where only ready Pods are published")
    func histories() { check(examination(publishNotReadyAddresses: false)) }

    @Test("No history breaks a rule under publishNotReadyAddresses")
    func historiesOfAnEagerService() { check(examination(publishNotReadyAddresses: true)) }

    @Test("Every name is taken apart and put together rightly, and again")
    func names() { check(IdentityQuestion.seededQuestions(seeds, to: subject)) }

    private func examination(publishNotReadyAddresses: Bool) -> IdentityHistoriesExamination {
        IdentityHistoriesExamination(seeds, of: subject, publishNotReadyAddresses: publishNotReadyAddresses)
    }

    private var seeds: Histories {
        Histories(count: 500, in: ProcessInfo.processInfo.environment)
    }
}
