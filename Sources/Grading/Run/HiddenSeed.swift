import Model

/// What hidden inputs are drawn from; only the grader knows it.
package struct HiddenSeed: Equatable, Sendable {
    /// The seed itself, which no report shows.
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }

    /// One that nobody can guess.
    package static func random() -> HiddenSeed { HiddenSeed(.random(in: .min ... .max)) }

    /// What tells the trusted tests of it: see `Histories` of LabKit.
    package var variables: [String: String] { ["ORDINAL_SEED": "and:\(value)"] }

    /// Tells two seeds apart, and gives nothing away of them: see `GradingResults.seedFingerprint`.
    ///
    /// A seed that was given on the command line may be short, so that the fingerprint could be tried out by whoever knows
    /// the function; the reports go to learners only where the instructor passes them on.
    package var fingerprint: String {
        // Two rounds of SplitMix64, of which 32 bits are shown: 2^32 seeds share each fingerprint.
        func mixed(_ value: UInt64) -> UInt64 {
            var generator = SplitMix64(seed: value)
            return generator.next()
        }
        let digits = String(mixed(mixed(value)) >> 32, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
