import LabKit
import Testing

/// Task 1, Revisions.
@Suite("Revisions")
struct RevisionCases {
    @Test(
        "The newest revision is the one with the highest number, whatever the order in which they come",
        arguments: [
            Situation(
                "The newest comes first",
                web(at: "v3", current: "v2", revisions: [revision("v3", 3), revision("v2", 2)]),
                .revisions, is: "write nothing", "current web-v2", "update web-v3", rule: ReconcileRule.oldestFirst),
            Situation(
                "The newest comes first, and an older one holds the template",
                web(at: "v1", current: "v2", revisions: [revision("v2", 7), revision("v1", 4)]), .revisions,
                is: "renumber revision web-v1 to 8", "current web-v2", "update web-v1",
                "labels app=web; owners StatefulSet/web set-1", rule: ReconcileRule.oldestFirst),
            Situation(
                "Two of one number, the younger one is the newer",
                web(at: "v2", current: "v1", revisions: [revision("v2", 2, age: 10), revision("v1", 2, age: 90)]),
                .revisions, is: "write nothing", "current web-v1", "update web-v2", rule: ReconcileRule.oldestFirst),
            Situation(
                "Two of one number and age, the later name is the newer",
                web(at: "v2", current: "v1", revisions: [revision("v2", 2, age: 10), revision("v1", 2, age: 10)]),
                .revisions, is: "write nothing", "current web-v1", "update web-v2", rule: ReconcileRule.oldestFirst),
        ])
    func sorted(_ situation: Situation) { check(situation.question) }

    @Test(
        "The current revision is the one that the status names",
        arguments: [
            Situation(
                "In the middle of a rollout", web(at: "v3", current: "v1"), .revisions,
                is: "write nothing", "current web-v1", "update web-v3", rule: ReconcileRule.currentRevision),
            Situation(
                "Neither the oldest nor the newest",
                web(
                    at: "v3", current: "v2",
                    revisions: [revision("v1", 1), revision("v2", 2), revision("v3", 3)]), .revisions,
                is: "write nothing", "current web-v2", "update web-v3", rule: ReconcileRule.currentRevision),
            Situation(
                "The status names none", web(at: "v1", current: "v1") { $0.status.currentRevision = "" }, .revisions,
                is: "write nothing", "current web-v1", "update web-v1", rule: ReconcileRule.currentRevision),
            Situation(
                "It was deleted", web(at: "v2", current: "v1", revisions: [revision("v2", 2)]), .revisions,
                is: "write nothing", "current web-v2", "update web-v2", rule: ReconcileRule.currentRevision),
        ])
    func current(_ situation: Situation) { check(situation.question) }

    @Test("The revisions are those of Kubernetes", arguments: Recorded.about("revisions"))
    func recorded(_ group: RecordedPasses.Group) { check(RecordedExamination(group, .revisions, of: subject)) }
}
