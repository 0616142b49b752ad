/// What was read in a submission's sources before anything of it was compiled.
package struct SourceFindings: Equatable, Sendable {
    /// What keeps it from being taken.
    package var refusals: [Refusal] = []
    /// What no solution needs, and what therefore helps to explain a result; nothing follows from it.
    package var mentions: [GradingEvent] = []
}
