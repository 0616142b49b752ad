import XCTest

/// Task 3, Repair.
final class RepairBasics: XCTestCase {
    func testOwnersThatAreRightAreLeftAlone() {
        check(
            Situation("The owner is right already", right: claim(deleted: .delete, scaled: .retain, .wanted, .set))
                .owners)
    }

    func testAnOwnerWhomThePolicyNoLongerAsksForGoes() {
        check(
            Situation(
                disowned: "The policy was Delete, and is Retain now",
                claim(deleted: .retain, scaled: .retain, .wanted, .set)
            ).owners)
    }

    func testOtherOwnersStay() {
        check(
            Situation(
                "Somebody else owns the claim too", claim(deleted: .delete, scaled: .retain, .wanted, .notes),
                ownedBy: .notes, .set
            ).owners)
    }
}
