import XCTest

/// Task 1, What a template means.
final class DecisionBasics: XCTestCase {
    func testAnEqualTemplateMakesNoRevision() {
        check(
            Situation.decision(
                "A template that the newest revision holds makes no revision", template("v2"), history("v1", "v2"),
                is: .keep("web-v2")
            ).question)
    }

    func testATemplateThatComesBackMovesItsRevisionToTheEnd() {
        check(
            Situation.decision(
                "A template that comes back makes its old revision the newest", template("v1"), history("v1", "v2"),
                is: .renumber("web-v1", to: 3)
            ).question)
    }

    func testTheFirstTemplateIsRevisionOne() {
        check(
            Situation.decision(
                "The first template of all is revision 1", template("v1"), history(), is: .create(number: 1)
            ).question)
    }
}
