import LabKit
import Testing

/// What `ordinal verify` asks of the solution: whether it answers as the reference does.
@Suite("Agreement")
struct Agreement {
    @Test("Names and what they stand for")
    func names() { check(IdentityQuestion.seededQuestions(.agreement, to: subject)) }

    @Test("Labels that need repair, and the records of DNS")
    func repairsAndRecords() { check(IdentityQuestion.seededRepairsAndRecords(.agreement, to: subject)) }
}
