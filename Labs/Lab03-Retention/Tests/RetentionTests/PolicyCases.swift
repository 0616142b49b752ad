import LabKit
import Model
import Storage
import Testing

/// Task 2, The four policies.
@Suite("The four policies")
struct PolicyCases {
    @Test(
        "A claim without owners gets the one whose end should be its own",
        arguments: [
            Situation("Retain, Retain, wanted", right: claim(deleted: .retain, scaled: .retain)),
            Situation(
                "Retain, Retain, no longer wanted", right: claim(deleted: .retain, scaled: .retain, .condemned)),
            Situation("Delete, Retain, wanted", claim(deleted: .delete, scaled: .retain), ownedBy: .set),
            Situation(
                "Delete, Retain, no longer wanted", claim(deleted: .delete, scaled: .retain, .condemned),
                ownedBy: .set),
            Situation("Retain, Delete, wanted", right: claim(deleted: .retain, scaled: .delete)),
            Situation(
                "Retain, Delete, no longer wanted", claim(deleted: .retain, scaled: .delete, .condemned),
                ownedBy: .pod),
            Situation("Delete, Delete, wanted", claim(deleted: .delete, scaled: .delete), ownedBy: .set),
            Situation(
                "Delete, Delete, no longer wanted", claim(deleted: .delete, scaled: .delete, .condemned),
                ownedBy: .pod),
        ])
    func bare(_ situation: Situation) { check(situation.owners) }

    @Test(
        "A Pod that is still to be created owns nothing",
        arguments: [
            Situation("Retain, Retain", right: claim(deleted: .retain, scaled: .retain, .empty)),
            Situation("Delete, Retain", claim(deleted: .delete, scaled: .retain, .empty), ownedBy: .set),
            Situation("Retain, Delete", right: claim(deleted: .retain, scaled: .delete, .empty)),
            Situation("Delete, Delete", claim(deleted: .delete, scaled: .delete, .empty), ownedBy: .set),
        ])
    func toBeCreated(_ situation: Situation) { check(situation.owners) }

    /// A set and a Pod by their names and identities, and which of the two comes to own a claim.
    struct Names: Sendable, CustomTestStringConvertible {
        let set: ClaimOwner
        let pod: ClaimOwner
        let isPodWanted: Bool

        init(_ set: String, _ setUID: UID, _ pod: String, _ podUID: UID, isPodWanted: Bool) {
            self.set = ClaimOwner(kind: "StatefulSet", name: set, uid: setUID)
            self.pod = ClaimOwner(kind: "Pod", name: pod, uid: podUID)
            self.isPodWanted = isPodWanted
        }

        var owner: ClaimOwner { isPodWanted ? set : pod }

        var testDescription: String { "\(owner.kind) \(owner.name)" }
    }

    @Test(
        "A reference names its owner in full, and says that it controls the claim",
        arguments: [
            Names("nginx-web", "6f1c", "nginx-web-0", "a04e", isPodWanted: true),
            Names("nginx-web", "6f1c", "nginx-web-0", "a04e", isPodWanted: false),
            Names("db", "11", "db-12", "12", isPodWanted: false),
            Names("web-1", "u-1", "web-1-1", "u-2", isPodWanted: true),
        ])
    func references(_ names: Names) {
        let claim = ClaimSituation(
            set: names.set, pod: names.pod, isPodWanted: names.isPodWanted, whenDeleted: .delete, whenScaled: .delete,
            owners: [])
        let right = OwnerReference(to: names.owner, uid: names.owner.uid ?? "")
        check(
            RetentionQuestion(
                "\(names.owner.kind) \(names.owner.name) comes to own a claim", to: subject, about: claim,
                .owners([right])))
    }
}
