import LabKit
import Model
import XCTest

/// Task 4, The pass.
final class WholePassBasics: XCTestCase {
    func testTheFirstPassMakesTheRevisionAndTheFirstPod() {
        check(
            Situation(
                "The first pass makes the revision, then web-0, and no other Pod",
                web(revisions: []) { $0.status = StatefulSetStatus() }, is: "create revision web-8c766596b, number 1",
                "create web-0 at web-8c766596b",
                "status: 0 replicas, 0 ready, 0 available; 0 at current web-8c766596b, 0 at update web-8c766596b; "
                    + "generation 4", rule: ReconcileRule.stages
            ).question)
    }

    func testTheHighestPodGoesFirst() {
        check(
            Situation(
                "The highest Pod that is no longer wanted goes first, alone",
                web(.of(1), pods: [pod(0), pod(1), pod(2)]), is: "delete web-2, which is no longer wanted",
                "status: 3 replicas, 3 ready, 3 available; 3 at current web-v1, 3 at update web-v1; generation 4",
                rule: ReconcileRule.stages
            ).question)
    }

    func testTheRollingUpdateComesLast() {
        check(
            Situation(
                "When all wanted Pods are there and no other, the highest outdated one is replaced",
                web(.of(2), at: "v2", pods: [pod(0), pod(1)]), is: "delete web-1, to replace it",
                "status: 2 replicas, 2 ready, 2 available; 1 at current web-v1, 0 at update web-v2; generation 4",
                rule: ReconcileRule.replacements
            ).question)
    }
}
