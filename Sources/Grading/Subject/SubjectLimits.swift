/// How long a subject may take; processor time first, so that a loaded machine fails nobody.
package struct SubjectLimits: Equatable, Sendable {
    /// Processor time for one answer.
    package var answerCPU = Duration.seconds(4)
    /// How long it may sleep over one answer: neither running nor wanting to run.
    package var answerIdle = Duration.seconds(6)
    /// By the clock for one answer, whatever it does.
    package var answerWall = Duration.seconds(180)
    /// Processor time for all answers together, over all its starts.
    package var totalCPU = Duration.seconds(180)
    /// How much of what it writes to standard error is kept.
    package var keptErrorBytes = 16 << 10

    package init() {}
}
