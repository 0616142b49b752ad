import Controller
import LabKit
import Testing

/// What `ordinal verify` asks of the solution: whether it answers as the reference does.
@Suite("Agreement")
struct Agreement {
    @Test("The steps for a roster")
    func rosters() { check(Roster.seededQuestions(.agreement, to: subject)) }
}
