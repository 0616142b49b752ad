import LabKit
import Storage
import Testing

/// Task 6, Whole histories: your answers in a whole cluster, with its garbage collector and its volumes.
@Suite("On a whole cluster")
struct ClusterScenarios {
    /// One of the four policies.
    struct Policy: Sendable, CustomTestStringConvertible {
        let deleted: ClaimSituation.Retention
        let scaled: ClaimSituation.Retention

        init(_ deleted: ClaimSituation.Retention, _ scaled: ClaimSituation.Retention) {
            self.deleted = deleted
            self.scaled = scaled
        }

        var testDescription: String { "whenDeleted \(deleted.rawValue), whenScaled \(scaled.rawValue)" }
    }

    @Test(
        "Scaled down and up again, a Pod finds what it wrote exactly when the policy retains it",
        arguments: [
            Policy(.retain, .retain), Policy(.delete, .retain), Policy(.retain, .delete), Policy(.delete, .delete),
        ])
    func scaled(_ policy: Policy) {
        check(
            ClusterExamination(
                "A set of three is scaled to one and back", deleted: policy.deleted, scaled: policy.scaled,
                trial: .scaledDown))
    }

    @Test(
        "Deleted and made again, a set finds what it wrote exactly when the policy retains it",
        arguments: [
            Policy(.retain, .retain), Policy(.delete, .retain), Policy(.retain, .delete), Policy(.delete, .delete),
        ])
    func deleted(_ policy: Policy) {
        check(
            ClusterExamination(
                "A set of three is deleted and made again", deleted: policy.deleted, scaled: policy.scaled,
                trial: .deletedSet))
    }
}
