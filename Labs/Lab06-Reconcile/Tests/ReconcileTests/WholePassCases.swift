import LabKit
import Model
import Testing

/// Task 4, The pass.
@Suite("Whole passes")
struct WholePassCases {
    @Test(
        "Under OrderedReady each stage waits for the one before it",
        arguments: [
            Situation(
                "A wanted Pod is starting, and one is no longer wanted",
                web(.of(2), pods: [pod(0), pod(1, .running), pod(2)]),
                is: "status: 3 replicas, 2 ready, 2 available; 3 at current web-v1, 3 at update web-v1; generation 4",
                rule: ReconcileRule.patience),
            Situation(
                "A wanted Pod is missing, and one is outdated", web(.of(2), at: "v2", pods: [pod(1)]),
                is: "create web-0 at web-v2",
                "status: 1 replicas, 1 ready, 1 available; 1 at current web-v1, 0 at update web-v2; generation 4",
                rule: ReconcileRule.patience),
            Situation(
                "A wanted Pod is starting, and one is outdated (which is why a broken rollout stays stuck)",
                web(.of(2), at: "v3", current: "v1", pods: [pod(0), pod(1, at: "v2", .running)]),
                is: "status: 2 replicas, 1 ready, 1 available; 1 at current web-v1, 0 at update web-v3; generation 4",
                rule: ReconcileRule.patience),
            Situation(
                "One is on its way out, and one is outdated",
                web(.of(1), at: "v2", pods: [pod(0), pod(1, terminating: true)]),
                is: "status: 2 replicas, 2 ready, 2 available; 1 at current web-v1, 0 at update web-v2; generation 4",
                rule: ReconcileRule.patience),
            Situation(
                "A wanted Pod is going, and the next is missing", web(.of(2), pods: [pod(0, terminating: true)]),
                is: "status: 1 replicas, 1 ready, 1 available; 0 at current web-v1, 0 at update web-v1; generation 4",
                rule: ReconcileRule.patience),
        ])
    func patience(_ situation: Situation) { check(situation.question) }

    @Test(
        "Under Parallel no stage waits",
        arguments: [
            Situation(
                "One is starting, one is missing, one is no longer wanted",
                web(.of(2).parallel, pods: [pod(0, .running), pod(2)]), is: "create web-1 at web-v1",
                "delete web-2, which is no longer wanted",
                "status: 2 replicas, 1 ready, 1 available; 2 at current web-v1, 2 at update web-v1; generation 4",
                rule: ReconcileRule.stages),
            Situation(
                "The rolling update sees the Pod that the pass creates, and waits for it",
                web(.of(2).parallel, at: "v2", pods: [pod(0)]), is: "create web-1 at web-v2",
                "status: 1 replicas, 1 ready, 1 available; 1 at current web-v1, 0 at update web-v2; generation 4",
                rule: ReconcileRule.replacements),
            Situation(
                "A broken Pod is replaced by the version that repairs it",
                web(.of(2).parallel, at: "v3", current: "v1", pods: [pod(0), pod(1, at: "v2", .running)]),
                is: "delete web-1, to replace it",
                "status: 2 replicas, 1 ready, 1 available; 0 at current web-v1, 0 at update web-v3; generation 4",
                rule: ReconcileRule.replacements),
        ])
    func parallel(_ situation: Situation) { check(situation.question) }

    @Test(
        "How a pass ends",
        arguments: [
            Situation(
                "Nobody uses the oldest revisions",
                web(
                    .of(1), at: "v5", current: "v5", pods: [pod(0, at: "v5")],
                    revisions: (1...5).reversed().map { revision("v\($0)", Int64($0)) }),
                is: "delete revision web-v1", "delete revision web-v2",
                "status: 1 replicas, 1 ready, 1 available; 1 at current web-v5, 1 at update web-v5; generation 4",
                rule: ReconcileRule.forget),
            Situation(
                "A Pod still has the oldest",
                web(
                    .of(2), at: "v5", current: "v4", pods: [pod(0, at: "v1"), pod(1, at: "v5", .running)],
                    revisions: (1...5).map { revision("v\($0)", Int64($0)) }),
                is: "status: 2 replicas, 1 ready, 1 available; 0 at current web-v4, 1 at update web-v5; generation 4",
                rule: ReconcileRule.forget),
            Situation(
                "Two Pods become available by waiting",
                web(
                    .of(2) { $0.minReadySeconds = 10 }.parallel, pods: [pod(0, .readyFor(3)), pod(1, .readyFor(8))]),
                is: "status: 2 replicas, 2 ready, 0 available; 2 at current web-v1, 2 at update web-v1; generation 4",
                "look again in 2s", rule: ReconcileRule.lookAgain),
            Situation(
                "A Pod that is no longer wanted is not waited for",
                web(.of(1) { $0.minReadySeconds = 10 }, pods: [pod(0), pod(1, .readyFor(3))]),
                is: "delete web-1, which is no longer wanted",
                "status: 2 replicas, 2 ready, 1 available; 2 at current web-v1, 2 at update web-v1; generation 4",
                rule: ReconcileRule.lookAgain),
            Situation(
                "An obstacle: the status is written, and nothing after it is begun",
                web(.claiming(1), pods: [pod(1, claim: true)], claims: [claim(0, terminating: true), claim(1)]),
                is: "status: 1 replicas, 1 ready, 1 available; 1 at current web-v1, 1 at update web-v1; generation 4",
                "the pass ends: pvc data-web-0 is being deleted", rule: ReconcileRule.obstacle),
        ])
    func ending(_ situation: Situation) { check(situation.question) }

    @Test("Creation, as Kubernetes does it", arguments: Recorded.about("creation"))
    func recordedCreation(_ group: RecordedPasses.Group) { check(RecordedExamination(group, of: subject)) }

    @Test("Scale-down, as Kubernetes does it", arguments: Recorded.about("scale-down"))
    func recordedScaleDown(_ group: RecordedPasses.Group) { check(RecordedExamination(group, of: subject)) }

    @Test("Rolling updates, as Kubernetes does them", arguments: Recorded.about("update"))
    func recordedUpdates(_ group: RecordedPasses.Group) { check(RecordedExamination(group, of: subject)) }

    @Test("Partitions, as Kubernetes honours them", arguments: Recorded.about("partition"))
    func recordedPartitions(_ group: RecordedPasses.Group) { check(RecordedExamination(group, of: subject)) }

    @Test("Parallel, as Kubernetes does it", arguments: Recorded.about("parallel"))
    func recordedParallel(_ group: RecordedPasses.Group) { check(RecordedExamination(group, of: subject)) }

    @Test("Obstacles, and sets that are going, as Kubernetes meets them", arguments: Recorded.about("errors"))
    func recordedErrors(_ group: RecordedPasses.Group) { check(RecordedExamination(group, of: subject)) }
}
