import LabKit
import Testing

/// What `ordinal verify` asks of the solution: whether it answers as the reference does.
@Suite("Agreement")
struct Agreement {
    @Test("Whole passes over observations by chance")
    func plans() { check(PlanAgreement(.agreement, of: subject)) }
}
