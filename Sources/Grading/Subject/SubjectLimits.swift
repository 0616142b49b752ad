/// How long a subject may take; processor time first, so that a loaded machine fails nobody.
package struct SubjectLimits: Equatable, Sendable {
    /// Processor time for one answer.
    package var answerCPU = Duration.seconds(4)
    /// How long it may sleep over one answer: neither running nor wanting to run.
    package var answerIdle = Duration.seconds(4)
    /// By the clock for one answer, whatever it does.
    package var answerWall = Duration.seconds(180)
    /// Processor time for all answers together, over all its starts.
    package var totalCPU = Duration.seconds(60)
    /// How long it may sleep over all answers together, over all its starts.
    package var totalIdle = Duration.seconds(30)
    /// How much of what it writes to standard error is kept.
    package var keptErrorBytes = 16 << 10
    /// What the system holds it to.
    package var sandbox = SandboxLimits.subject

    package init() {}

    /// The limits after it was ended for the time that it took: it is likely to take as much again.
    ///
    /// Half as much each time, but a second at least, which is a thousand times what an answer takes.
    package var afterTimeLimit: SubjectLimits {
        var limits = self
        limits.answerCPU = max(answerCPU / 2, min(answerCPU, .seconds(1)))
        limits.answerIdle = max(answerIdle / 2, min(answerIdle, .seconds(1)))
        return limits
    }
}
