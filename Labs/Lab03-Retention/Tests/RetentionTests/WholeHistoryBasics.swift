import XCTest

/// Task 6, Whole histories.
final class WholeHistoryBasics: XCTestCase {
    func testWhatWasWrittenSurvivesALostPod() {
        check(
            ClusterExamination(
                "A Pod is lost, and its successor finds what it wrote", deleted: .delete, scaled: .delete,
                trial: .lostPod))
    }
}
