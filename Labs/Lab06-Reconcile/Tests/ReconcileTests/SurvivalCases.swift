import LabKit
import Model
import Testing

/// Task 5, Survival.
@Suite("Survival")
struct SurvivalCases {
    @Test(
        "Who belongs to the set",
        arguments: [
            Situation(
                "The selector chooses it, but the set does not give such a name",
                web(pods: [pod(0).orphaned.with { $0.metadata.name = "web-tools" }]), .adoptions,
                rule: ReconcileRule.adopt),
            Situation(
                "Another set gives such a name",
                web(pods: [pod(0).orphaned.with { $0.metadata.name = "shop-web-0" }]), .adoptions,
                rule: ReconcileRule.adopt),
            Situation(
                "The name would do, but the selector does not choose it",
                web(pods: [pod(0).orphaned.with { $0.metadata.labels["app"] = "shop" }]), .adoptions,
                rule: ReconcileRule.adopt),
            Situation(
                "An orphan that is going", web(pods: [pod(0, terminating: true).orphaned]), .adoptions,
                rule: ReconcileRule.adopt),
            Situation(
                "An earlier set of the same name managed it",
                web(pods: [pod(0).with { $0.metadata.ownerReferences = [owner("StatefulSet", "web", "set-0")] }]),
                .adoptions, rule: ReconcileRule.release),
            Situation(
                "Managed, and the selector no longer chooses it",
                web(pods: [pod(0), pod(1).with { $0.metadata.labels["app"] = "debug" }]), .adoptions,
                is: "let go of web-1: owners nobody", rule: ReconcileRule.release),
            Situation(
                "An owner that does not manage it stays when it is adopted",
                web(pods: [
                    pod(0).orphaned.with {
                        var notes = owner("ConfigMap", "notes", "notes-1")
                        notes.controller = nil
                        $0.metadata.ownerReferences = [notes]
                    }
                ]), .adoptions,
                is: "adopt web-0: owners ConfigMap/notes notes-1, not in control; StatefulSet/web set-1",
                rule: ReconcileRule.adopt),
            Situation(
                "A revision that nobody manages",
                web(revisions: [revision("v1", 1).orphaned]), .adoptions,
                is: "adopt revision web-v1: owners StatefulSet/web set-1", rule: ReconcileRule.adopt),
            Situation(
                "The set itself is being deleted",
                web(pods: [pod(0).orphaned, pod(1).with { $0.metadata.labels["app"] = "debug" }]) {
                    $0.metadata.deletionTimestamp = noon
                }, .adoptions, rule: ReconcileRule.terminatingSet),
        ])
    func adoptions(_ situation: Situation) { check(situation.question) }

    @Test(
        "A set that is being deleted touches no Pod",
        arguments: [
            Situation(
                "Pods are missing", web(.of(2), pods: [pod(0)], change: going),
                is: "status: 1 replicas, 1 ready, 1 available; 1 at current web-v1, 1 at update web-v1; generation 4",
                rule: ReconcileRule.terminatingSet),
            Situation(
                "A Pod is no longer wanted", web(.of(1), pods: [pod(0), pod(1)], change: going),
                is: "status: 2 replicas, 2 ready, 2 available; 2 at current web-v1, 2 at update web-v1; generation 4",
                rule: ReconcileRule.terminatingSet),
        ])
    func terminatingSet(_ situation: Situation) { check(situation.question) }

    private static func going(_ set: inout StatefulSet) { set.metadata.deletionTimestamp = noon }

    /// A story for a controller that crashes.
    struct Tale: Sendable, CustomTestStringConvertible {
        let name: String
        let set: FaultSet
        let steps: [FaultStep]
        var testDescription: String { name }
    }

    private static let tales = [
        Tale(name: "A set is made, and scaled up and down", set: .claiming(2), steps: [.scale(3), .scale(1)]),
        Tale(
            name: "Claims go when the set is scaled down", set: .claiming(2, whenDeleted: true, whenScaled: true),
            steps: [.scale(1), .scale(2), .fail(1)]),
        Tale(
            name: "A release, a second one, and a rollback", set: .of(2),
            steps: [.release("web:2"), .release("web:3"), .release("web:2")]),
        Tale(
            name: "A canary, and a stable Pod that fails", set: .of(3) { $0.partition = 2 },
            steps: [.release("web:2"), .fail(0), .fail(2), .partition(0)]),
        Tale(
            name: "A release under Parallel", set: .claiming(3).parallel,
            steps: [.release("web:2"), .scale(2), .evict(0)]),
        Tale(
            name: "A name that is taken, an orphan, a stranger", set: .of(2),
            steps: [.takeName(of: "web:2"), .release("web:2"), .orphan(1), .lookAlike, .scale(1), .squat(1), .scale(2)]),
    ]

    @Test("A crash before any one of the writes does no harm", arguments: tales)
    func crashes(_ tale: Tale) {
        check(CrashEverywhere(tale.name, set: tale.set, tale.steps, of: subject))
    }

    @Test("Whoever takes over after a crash may have old news", arguments: [1, 3, 6])
    func oldNews(_ behind: Int) {
        check(
            CrashEverywhere(
                "The controller that takes over is \(behind) changes behind", set: .claiming(2),
                [.fail(1), .release("web:2"), .scale(3), .scale(2)], behind: behind, of: subject))
    }

    @Test("Old news of a Pod does not cost its successor its life", arguments: [5, 7, 9, 11])
    func oldPods(_ changes: Int) {
        check(
            CrashEverywhere(
                "web-1 has failed and is replaced; the controller starts anew \(changes) changes behind", set: .of(2),
                [.fail(1, thenForget: changes), .scale(3)], of: subject))
    }

    @Test("Nothing is written where Kubernetes writes nothing", arguments: Recorded.about("quiet"))
    func recordedQuiet(_ group: RecordedPasses.Group) { check(RecordedExamination(group, of: subject)) }
}

extension ControllerRevision {
    /// The revision without owners.
    fileprivate var orphaned: ControllerRevision {
        var revision = self
        revision.metadata.ownerReferences = []
        return revision
    }
}
