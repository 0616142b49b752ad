import Rollout
import Testing

/// Task 1, What a template means.
@Suite("Decisions")
struct DecisionCases {
    @Test(
        "A template that the history knows makes no new revision",
        arguments: [
            Situation.decision("The only one", template("v1"), history("v1"), is: .keep("web-v1")),
            Situation.decision("The newest of three", template("v3"), history("v1", "v2", "v3"), is: .keep("web-v3")),
            Situation.decision(
                "The newest, after a rollback", template("v1"), history("v2", "v1", numbers: [2, 3]),
                is: .keep("web-v1")),
            Situation.decision(
                "Back by one", template("v2"), history("v1", "v2", "v3"), is: .renumber("web-v2", to: 4)),
            Situation.decision(
                "Back to the beginning", template("v1"), history("v1", "v2", "v3"), is: .renumber("web-v1", to: 4)),
            Situation.decision(
                "Back, and back again", template("v2"), history("v2", "v1", numbers: [2, 3]),
                is: .renumber("web-v2", to: 4)),
            Situation.decision(
                "Two older ones hold it: the newer of them moves", template("v1"),
                [
                    RevisionRecord(name: "web-v1", number: 1, data: template("v1")),
                    RevisionRecord(name: "web-again", number: 2, data: template("v1")),
                    RevisionRecord(name: "web-v2", number: 3, data: template("v2")),
                ], is: .renumber("web-again", to: 4)),
            Situation.decision(
                "The newest holds it, and an older one as well", template("v1"),
                [
                    RevisionRecord(name: "web-v1", number: 1, data: template("v1")),
                    RevisionRecord(name: "web-again", number: 2, data: template("v1")),
                ], is: .keep("web-again")),
        ])
    func known(_ situation: Situation) { check(situation.question) }

    @Test(
        "What becomes the newest gets the next number",
        arguments: [
            Situation.decision("The second", template("v2"), history("v1"), is: .create(number: 2)),
            Situation.decision("The fourth", template("v4"), history("v1", "v2", "v3"), is: .create(number: 4)),
            Situation.decision(
                "After the oldest was forgotten", template("v9"), history("v7", "v8", numbers: [7, 8]),
                is: .create(number: 9)),
            Situation.decision(
                "After a gap", template("v3"), history("v1", "v2", numbers: [1, 12]), is: .create(number: 13)),
            Situation.decision(
                "A rollback over a gap", template("v1"), history("v1", "v2", numbers: [4, 12]),
                is: .renumber("web-v1", to: 13)),
        ])
    func numbers(_ situation: Situation) { check(situation.question) }

    @Test(
        "Any difference makes a template another one",
        arguments: [
            Situation.decision(
                "An annotation, as kubectl rollout restart sets it",
                template("v1", annotations: ["kubectl.kubernetes.io/restartedAt": "noon"]), history("v1"),
                is: .create(number: 2)),
            Situation.decision("A label", template("v1", label: "shop"), history("v1"), is: .create(number: 2)),
            Situation.decision("An image", template("v1.1"), history("v1"), is: .create(number: 2)),
            Situation.decision(
                "A label, over a longer history", template("v1", label: "shop"), history("v1", "v2"),
                is: .create(number: 3)),
        ])
    func wholeTemplates(_ situation: Situation) { check(situation.question) }
}
