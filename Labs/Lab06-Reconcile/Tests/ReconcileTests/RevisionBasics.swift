import LabKit
import XCTest

/// Task 1, Revisions.
final class RevisionBasics: XCTestCase {
    func testTheFirstTemplateMakesARevisionOfTheSet() {
        check(
            Situation(
                "The first template makes a revision that belongs to the set", web(revisions: []), .revisions,
                is: "create revision web-8c766596b, number 1", "current web-8c766596b", "update web-8c766596b",
                "labels app=web, controller.kubernetes.io/hash=8c766596b; owners StatefulSet/web set-1",
                rule: ReconcileRule.newRevision
            ).question)
    }

    func testAnEqualTemplateMakesNoRevision() {
        check(
            Situation(
                "A template that the newest revision holds makes none", web(at: "v2", current: "v1"), .revisions,
                is: "write nothing", "current web-v1", "update web-v2", rule: ReconcileRule.updateRevision
            ).question)
    }

    func testACollisionChangesTheName() {
        check(
            Situation(
                "A name that was taken is not tried again",
                web(revisions: []) { $0.status.collisionCount = 1 }, .revisions,
                is: "create revision web-8c766596c, number 1", "current web-8c766596c", "update web-8c766596c",
                "labels app=web, controller.kubernetes.io/hash=8c766596c; owners StatefulSet/web set-1",
                rule: ReconcileRule.collision
            ).question)
    }
}
