import LabKit
import XCTest

/// Task 5, Survival.
final class SurvivalBasics: XCTestCase {
    func testAnOrphanOfTheSetIsAdopted() {
        check(
            Situation(
                "A Pod of the set's that nobody manages is adopted", web(pods: [pod(0), pod(1).orphaned]), .adoptions,
                is: "adopt web-1: owners StatefulSet/web set-1", rule: ReconcileRule.adopt
            ).question)
    }

    func testWhatOthersManageIsLeftAlone() {
        check(
            Situation(
                "A Pod that others manage is left alone, whatever its name",
                web(pods: [pod(0), pod(1).foreign]), .adoptions, rule: ReconcileRule.release
            ).question)
    }

    func testNothingIsWrittenWhenAllIsAsItShouldBe() {
        check(
            Situation(
                "All is as it should be, and the status says so",
                web(.of(2), pods: [pod(0), pod(1)]) { set in
                    set.status.observedGeneration = 4
                    set.status.replicas = 2
                    set.status.readyReplicas = 2
                    set.status.availableReplicas = 2
                    set.status.currentReplicas = 2
                    set.status.updatedReplicas = 2
                }, rule: ReconcileRule.silence
            ).question)
    }
}
