import LabKit
import XCTest

/// Task 2, Status.
final class StatusBasics: XCTestCase {
    func testEveryPodThatExistsIsCounted() {
        check(
            Situation(
                "Starting, ready and going Pods all count as replicas",
                web(pods: [pod(0), pod(1, .running), pod(2, terminating: true)]), .status(replaced: 0),
                is: "3 replicas, 2 ready, 2 available; 2 at current web-v1, 2 at update web-v1; generation 4",
                rule: ReconcileRule.counts
            ).question)
    }

    func testPodsAreCountedByTheirRevision() {
        check(
            Situation(
                "Old and new Pods are counted by their labels",
                web(at: "v2", pods: [pod(0), pod(1), pod(2, at: "v2")]), .status(replaced: 0),
                is: "3 replicas, 3 ready, 3 available; 2 at current web-v1, 1 at update web-v2; generation 4",
                rule: ReconcileRule.byRevision
            ).question)
    }

    func testTheStatusIsAboutTheGenerationThatWasObserved() {
        check(
            Situation(
                "The generation is the set's, not the one of the status before", web(pods: []), .status(replaced: 0),
                is: "0 replicas, 0 ready, 0 available; 0 at current web-v1, 0 at update web-v1; generation 4",
                rule: ReconcileRule.generation
            ).question)
    }
}
