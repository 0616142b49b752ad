import XCTest

/// Task 4, Repair.
final class RepairBasics: XCTestCase {
    func testAMissingNameIsPutBack() {
        check(
            Situation(
                "Somebody took the labels of web-1 away",
                .damaged("web-1", [:], becomes: labels("web-1", "1"))
            ).question)
    }

    func testWhatIsRightIsNotWrittenAgain() {
        check(Situation("web-1 is as it should be", .fine("web-1", labels("web-1", "1"))).question)
    }

    func testAPodOfAnotherSetIsNotOurs() {
        check(Situation("db-1 is none of set web", .fine("db-1", ["app": "web"])).question)
    }
}
