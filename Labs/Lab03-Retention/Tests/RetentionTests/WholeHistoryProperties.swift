import Foundation
import LabKit
import Storage
import Testing

/// Task 6, Whole histories: 500 of each kind; `ORDINAL_SEED` replays one of them.
@Suite("Whole histories")
struct WholeHistoryProperties {
    @Test("No history of scaling loses what the policy retains, or keeps what it deletes")
    func scalingHistories() { check(ClaimHistories(seeds, of: .scaling, with: subject)) }

    @Test("Nor does one in which sets are deleted and others own claims")
    func ownerHistories() { check(ClaimHistories(seeds, of: .owners, with: subject)) }

    @Test("Every claim gets the right answer, and gets it again")
    func situations() { check(ClaimSituation.seededQuestions(seeds, to: subject)) }

    private var seeds: Histories {
        Histories(count: 500, in: ProcessInfo.processInfo.environment)
    }
}
