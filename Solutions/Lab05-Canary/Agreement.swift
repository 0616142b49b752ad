import LabKit
import Testing

/// What `ordinal verify` asks of the solution: whether it answers as the reference does.
@Suite("Agreement")
struct Agreement {
    @Test("Revisions, partitions, replacements and what is forgotten")
    func rollouts() { check(CanaryQuery.seededQuestions(.agreement, to: subject)) }
}
