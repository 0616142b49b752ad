import XCTest

/// Task 2, The four policies.
final class PolicyBasics: XCTestCase {
    func testARetainedClaimBelongsToNobody() {
        check(Situation("A claim that is always retained", right: claim(deleted: .retain, scaled: .retain)).owners)
    }

    func testAClaimThatGoesWithItsSetBelongsToTheSet() {
        check(
            Situation(
                "A claim that goes when its set is deleted", claim(deleted: .delete, scaled: .retain), ownedBy: .set
            ).owners)
    }

    func testAClaimThatIsScaledAwayBelongsToItsPod() {
        check(
            Situation(
                "The claim of a Pod that is scaled away", claim(deleted: .retain, scaled: .delete, .condemned),
                ownedBy: .pod
            ).owners)
    }
}
