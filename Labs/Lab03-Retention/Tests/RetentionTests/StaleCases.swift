import Storage
import Testing

/// Task 5, Stale claims.
@Suite("Stale claims")
struct StaleCases {
    /// A claim, and whether it is stale.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let claim: ClaimSituation
        let isStale: Bool

        init(_ name: String, _ claim: ClaimSituation, isStale: Bool) {
            self.name = name
            self.claim = claim
            self.isStale = isStale
        }

        var testDescription: String { name }
    }

    @Test(
        "A claim is stale while it names an earlier Pod, where scaling down deletes claims",
        arguments: [
            Case("Nobody owns it", claim(deleted: .retain, scaled: .delete, .empty), isStale: false),
            Case("The set owns it", claim(deleted: .delete, scaled: .delete, .empty, .set), isStale: false),
            Case(
                "An earlier Pod owns it, and a new one is to be created",
                claim(deleted: .delete, scaled: .delete, .empty, .earlierPod), isStale: true),
            Case(
                "An earlier Pod owns it, and a new one is there",
                claim(deleted: .delete, scaled: .delete, .wanted, .earlierPod), isStale: true),
            Case(
                "This very Pod owns it", claim(deleted: .delete, scaled: .delete, .condemned, .pod), isStale: false),
            Case(
                "An earlier Pod owns it, without control",
                claim(deleted: .retain, scaled: .delete, .empty, .earlierPod.withoutControl), isStale: true),
            Case(
                "An earlier Pod owns it beside somebody else",
                claim(deleted: .retain, scaled: .delete, .empty, .notes, .earlierPod), isStale: true),
            Case(
                "Scaling down retains claims, and deletion deletes them",
                claim(deleted: .delete, scaled: .retain, .empty, .earlierPod), isStale: false),
            Case(
                "An earlier set owns it", claim(deleted: .delete, scaled: .delete, .empty, .earlierSet), isStale: false
            ),
            Case(
                "A Pod of another ordinal owns it",
                claim(deleted: .retain, scaled: .delete, .empty, .other("v1", "Pod", "web-1", "p-1")), isStale: false),
            Case(
                "Another controller manages it", claim(deleted: .retain, scaled: .delete, .empty, .restore),
                isStale: false),
        ])
    func stale(_ row: Case) {
        check(staleness("Stale or not: \(row.name)", of: row.claim, is: row.isStale))
    }
}
