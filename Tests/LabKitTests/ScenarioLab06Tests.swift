import Controller
import Foundation
import LabKit
import Model
import Testing

/// What Lab 06 says in three places is one thing, and its histories are fair.
@Suite("The rules of Lab 06")
struct ScenarioLab06Tests {
    private struct LabFile: Decodable {
        struct Rule: Decodable {
            let id: String
            let text: String
            let lesson: String
        }
        let rules: [Rule]
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Labs/Lab06-Reconcile")

    @Test("are the same in LabKit and in lab.json")
    func labFile() throws {
        let data = try Data(contentsOf: Self.folder.appending(path: "lab.json"))
        let rules = try JSONDecoder().decode(LabFile.self, from: data).rules
        #expect(rules.map { LessonRule($0.id, $0.text) } == ReconcileRule.all)
        #expect(rules.map(\.lesson) == ReconcileRule.all.map(\.lesson))
    }

    @Test("are explained in the lesson, each after an anchor of its name", arguments: ReconcileRule.all)
    func lesson(_ rule: LessonRule) throws {
        let lesson = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
            .split { $0.isWhitespace }.joined(separator: " ")
        #expect(lesson.contains("<a id=\"\(rule.id)\"></a>**\(rule.id)** \(rule.text)"))
    }

    @Test("are kept by Kubernetes' own pass in every history", arguments: [false, true])
    func histories(isParallel: Bool) {
        let examination = FaultHistories(Histories(count: 500), isParallel: isParallel, of: OwnReconciler())
        #expect(examination.story(replay: "") == nil)
    }
}

/// The workshop's own pass, in the form of the lab.
private struct OwnReconciler: StatefulSetReconciler {
    func reconcile(_ observation: StatefulSetObservation, policies: Policies) -> ReconcilePlan {
        let own = StatefulSetPass(policies: policies).plan(for: observation)
        var plan = ReconcilePlan()
        plan.writes = own.actions
        plan.status = own.writesStatus ? own.status : nil
        plan.obstacle = own.failure
        return plan
    }

    func adoptions(
        for set: StatefulSet, pods: [Pod], revisions: [ControllerRevision], policies: Policies
    ) throws -> [Adoption] {
        try set.adoptions(pods: pods, revisions: revisions, identity: policies.identity)
    }

    func revisions(in observation: StatefulSetObservation, policies: Policies) throws -> Revisions {
        throw NotImplemented("the own pass is asked as a whole")
    }

    func status(
        of observation: StatefulSetObservation, revisions: Revisions, replaced: Int
    ) throws -> StatefulSetStatus {
        throw NotImplemented("the own pass is asked as a whole")
    }

    func carryOut(_ step: OrderingStep, in pass: Pass, plan: inout ReconcilePlan) throws {
        throw NotImplemented("the own pass is asked as a whole")
    }
}
