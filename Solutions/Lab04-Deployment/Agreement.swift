import LabKit
import Testing

/// What `ordinal verify` asks of the solution: whether it answers as the reference does.
@Suite("Agreement")
struct Agreement {
    @Test("Bounds and sizes")
    func sizes() { check(RollingQuery.seededQuestions(.agreement, to: subject)) }

    @Test("The measures of a run")
    func runs() { check(RecordedRun.seededQuestions(.agreement, to: measures)) }
}
