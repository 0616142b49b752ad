import Foundation
import LabKit
import Testing

/// Task 6, Whole rollouts: 500 of each kind; `ORDINAL_SEED` replays one of them.
@Suite("Whole rollouts")
struct WholeRolloutProperties {
    @Test("No history of a Deployment breaks a rule")
    func histories() { check(RollingHistories(seeds, of: subject)) }

    @Test("Every question gets the right answer, and gets it again")
    func questions() { check(RollingQuery.seededQuestions(seeds, to: subject)) }

    @Test("Every run is measured rightly")
    func runs() { check(RecordedRun.seededQuestions(seeds, to: measures)) }

    private var seeds: Histories {
        Histories(count: 500, in: ProcessInfo.processInfo.environment)
    }
}
