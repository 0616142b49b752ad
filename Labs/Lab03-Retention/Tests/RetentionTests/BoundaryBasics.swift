import XCTest

/// Task 4, Not yours.
final class BoundaryBasics: XCTestCase {
    func testAnotherControllersClaimIsItsOwn() {
        check(
            Situation(
                "A claim that another controller manages",
                right: claim(deleted: .delete, scaled: .delete, .wanted, .restore)
            ).owners)
    }

    func testAnEarlierSetsClaimIsLeftAlone() {
        check(
            Situation(
                "A claim that names a set of the same name that is no more",
                right: claim(deleted: .delete, scaled: .delete, .wanted, .earlierSet)
            ).owners)
    }
}
