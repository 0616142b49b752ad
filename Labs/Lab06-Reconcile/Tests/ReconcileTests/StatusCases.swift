import LabKit
import Model
import Testing

/// Task 2, Status.
@Suite("Status")
struct StatusCases {
    @Test(
        "Pods are counted as they are",
        arguments: [
            Situation(
                "Failed, and still there", web(pods: [pod(0), pod(1, .failed)]), .status(replaced: 0),
                is: "2 replicas, 1 ready, 1 available; 2 at current web-v1, 2 at update web-v1; generation 4",
                rule: ReconcileRule.counts),
            Situation(
                "Ready, but not for long enough",
                web(.of(3) { $0.minReadySeconds = 10 }, pods: [pod(0, .readyFor(10)), pod(1, .readyFor(9))]),
                .status(replaced: 0),
                is: "2 replicas, 2 ready, 1 available; 2 at current web-v1, 2 at update web-v1; generation 4",
                rule: ReconcileRule.counts),
            Situation(
                "Beyond the replicas", web(.of(1), pods: [pod(0), pod(1), pod(2, .running)]), .status(replaced: 0),
                is: "3 replicas, 2 ready, 2 available; 3 at current web-v1, 3 at update web-v1; generation 4",
                rule: ReconcileRule.counts),
            Situation(
                "Terminating, and ready still", web(.of(3), at: "v2", pods: [pod(0), pod(1, terminating: true)]),
                .status(replaced: 0),
                is: "2 replicas, 2 ready, 2 available; 1 at current web-v1, 0 at update web-v2; generation 4",
                rule: ReconcileRule.byRevision),
            Situation(
                "Of a third revision",
                web(.of(3), at: "v3", current: "v2", pods: [pod(0, at: "v1"), pod(1, at: "v2")]),
                .status(replaced: 0),
                is: "2 replicas, 2 ready, 2 available; 1 at current web-v2, 0 at update web-v3; generation 4",
                rule: ReconcileRule.byRevision),
            Situation(
                "The collision count is kept", web(pods: [pod(0)]) { $0.status.collisionCount = 2 },
                .status(replaced: 0),
                is: "1 replicas, 1 ready, 1 available; 1 at current web-v1, 1 at update web-v1; generation 4; "
                    + "collision count 2",
                rule: ReconcileRule.collision),
        ])
    func counts(_ situation: Situation) { check(situation.question) }

    @Test(
        "A rollout is over when all wanted Pods have the update revision and are ready",
        arguments: [
            Situation(
                "All new and ready", web(.of(2), at: "v2", pods: [pod(0, at: "v2"), pod(1, at: "v2")]),
                .status(replaced: 0),
                is: "2 replicas, 2 ready, 2 available; 2 at current web-v2, 2 at update web-v2; generation 4",
                rule: ReconcileRule.rolloutDone),
            Situation(
                "One is not ready yet", web(.of(2), at: "v2", pods: [pod(0, at: "v2"), pod(1, at: "v2", .running)]),
                .status(replaced: 0),
                is: "2 replicas, 1 ready, 1 available; 0 at current web-v1, 2 at update web-v2; generation 4",
                rule: ReconcileRule.rolloutDone),
            Situation(
                "One is missing", web(.of(2), at: "v2", pods: [pod(1, at: "v2")]), .status(replaced: 0),
                is: "1 replicas, 1 ready, 1 available; 0 at current web-v1, 1 at update web-v2; generation 4",
                rule: ReconcileRule.rolloutDone),
            Situation(
                "One is still to go", web(.of(1), at: "v2", pods: [pod(0, at: "v2"), pod(1)]), .status(replaced: 0),
                is: "2 replicas, 2 ready, 2 available; 1 at current web-v1, 1 at update web-v2; generation 4",
                rule: ReconcileRule.rolloutDone),
            Situation(
                "All new and ready, but under OnDelete",
                web(.of(2), at: "v2", pods: [pod(0, at: "v2"), pod(1, at: "v2")]) {
                    $0.spec.updateStrategy.type = .onDelete
                    $0.spec.updateStrategy.rollingUpdate = nil
                }, .status(replaced: 0),
                is: "2 replicas, 2 ready, 2 available; 0 at current web-v1, 2 at update web-v2; generation 4",
                rule: ReconcileRule.rolloutDone),
            Situation(
                "Ready is enough, minReadySeconds or not",
                web(.of(1) { $0.minReadySeconds = 10 }, at: "v2", pods: [pod(0, at: "v2", .readyFor(1))]),
                .status(replaced: 0),
                is: "1 replicas, 1 ready, 0 available; 1 at current web-v2, 1 at update web-v2; generation 4",
                rule: ReconcileRule.rolloutDone),
        ])
    func done(_ situation: Situation) { check(situation.question) }

    @Test(
        "What the pass replaces is no longer current",
        arguments: [
            Situation(
                "One of three", web(at: "v2", pods: [pod(0), pod(1), pod(2)]), .status(replaced: 1),
                is: "3 replicas, 3 ready, 3 available; 2 at current web-v1, 0 at update web-v2; generation 4",
                rule: ReconcileRule.replaced),
            Situation(
                "Two at once", web(at: "v2", pods: [pod(0), pod(1), pod(2)]), .status(replaced: 2),
                is: "3 replicas, 3 ready, 3 available; 1 at current web-v1, 0 at update web-v2; generation 4",
                rule: ReconcileRule.replaced),
        ])
    func replaced(_ situation: Situation) { check(situation.question) }

    @Test("The status is that of Kubernetes", arguments: Recorded.about("status"))
    func recorded(_ group: RecordedPasses.Group) { check(RecordedExamination(group, .status, of: subject)) }
}
