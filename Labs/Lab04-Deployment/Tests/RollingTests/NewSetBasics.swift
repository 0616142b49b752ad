import XCTest

/// Task 2, The new set.
final class NewSetBasics: XCTestCase {
    func testTheNewSetGrowsUpToTheCeiling() {
        check(
            Situation.new(
                "Of 4 wanted Pods and a surge of 1 there are 4, so that there is room for one",
                deployment(rolling(1, 0), 4, v(1, 4), hasNewSet: false), gets: 1
            ).question)
    }

    func testANewSetThatIsTooLargeShrinks() {
        check(
            Situation.new(
                "A new set that is too large shrinks", deployment(rolling(1, 0), 2, v(1, 0), v(2, 5)), gets: 2
            )
            .question)
    }

    func testUnderRecreateTheNewSetWaits() {
        check(
            Situation.new(
                "An old Pod is still terminating",
                deployment(.recreate, 3, v(1, 0), hasNewSet: false, runningOldPods: 1),
                gets: nil
            ).question)
    }
}
