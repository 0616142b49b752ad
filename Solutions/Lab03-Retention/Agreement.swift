import LabKit
import Storage
import Testing

/// What `ordinal verify` asks of the solution: whether it answers as the reference does.
@Suite("Agreement")
struct Agreement {
    @Test("The owners of a claim, and whether it is stale")
    func claims() { check(ClaimSituation.seededQuestions(.agreement, to: subject)) }

    @Test("The names of claims")
    func names() { check(ClaimNameQuestion.seededQuestions(.agreement, to: subject)) }
}
