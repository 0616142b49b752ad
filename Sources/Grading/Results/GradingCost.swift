/// What was measured while one submission was graded; it is in `timings.json`, and in no report.
package struct GradingCost: Codable, Equatable, Sendable {
    /// The submission's identity.
    package var id: String
    /// Processor seconds of the compiler.
    package var buildSeconds: Double
    /// Processor seconds of the subject and of the trusted tests together.
    package var judgeSeconds: Double
    /// Seconds by the clock from beginning to end.
    package var wallSeconds: Double
    /// The most memory that any of its processes had, in bytes.
    package var peakBytes: Int

    package init(id: String, buildSeconds: Double, judgeSeconds: Double, wallSeconds: Double, peakBytes: Int) {
        self.id = id
        self.buildSeconds = buildSeconds
        self.judgeSeconds = judgeSeconds
        self.wallSeconds = wallSeconds
        self.peakBytes = peakBytes
    }
}
