import LabKit
import XCTest

/// Task 3, One Pod.
final class OnePodBasics: XCTestCase {
    func testTheClaimComesBeforeThePod() {
        check(
            Situation(
                "The claim comes before the Pod", web(.claiming(3), pods: [pod(0, claim: true)], claims: [claim(0)]),
                .step(.create(1)), is: "create claim data-web-1: labels app=web; owners nobody",
                made(1, volumes: "data=data-web-1"), rule: ReconcileRule.claimsFirst
            ).question)
    }

    func testANewPodHasItsIdentity() {
        check(
            Situation(
                "A new Pod has its name everywhere, its revision and its owner", web(pods: [pod(0)]), .step(.create(1)),
                is: made(1), rule: ReconcileRule.newPod
            ).question)
    }

    func testAPodThatIsRightIsLeftAlone() {
        check(
            Situation(
                "A Pod that has all that it needs is not written", web(pods: [pod(0)]), .step(.keep(0)),
                rule: ReconcileRule.repair
            ).question)
    }

    func testAPodThatHasEndedIsDeleted() {
        check(
            Situation(
                "A Pod that has ended is deleted as it was observed", web(pods: [pod(0, .failed), pod(1)]),
                .step(.delete(0)), is: "delete web-0, which has ended: UID pod-0, version 100",
                rule: ReconcileRule.preconditions
            ).question)
    }
}
