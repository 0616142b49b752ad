/// What a run is, so that only the same run is gone on with.
package struct JournalHeader: Codable, Equatable, Sendable {
    /// The version of the journal's lines.
    package var format = 1
    package var lab: GradedLab
    /// Of the lab's description and tests.
    package var suite: String
    package var sandbox: SandboxKind
    /// The seed itself: the journal is for the instructor's eyes.
    package var seed: UInt64
    /// As `I/N`; nil where the run is whole.
    package var shard: String?
    /// Where the submissions were, for a later run over the same ones.
    package var sources: [String]

    package init(
        lab: GradedLab, suite: String, sandbox: SandboxKind, seed: HiddenSeed, shard: String?, sources: [String]
    ) {
        self.lab = lab
        self.suite = suite
        self.sandbox = sandbox
        self.seed = seed.value
        self.shard = shard
        self.sources = sources
    }

    package var hiddenSeed: HiddenSeed { HiddenSeed(seed) }

    /// How another run differs, in words; nil if it is the same one, wherever its submissions are now.
    package func difference(to other: JournalHeader) -> String? {
        if lab.number != other.lab.number { return "it is of lab \(lab.number), not \(other.lab.number)" }
        if suite != other.suite || lab != other.lab { return "the lab's tests have changed since then" }
        if sandbox != other.sandbox { return "its sandbox was \(sandbox.rawValue), not \(other.sandbox.rawValue)" }
        if seed != other.seed { return "it has another seed" }
        if shard != other.shard { return "its share is \(shard ?? "the whole"), not \(other.shard ?? "the whole")" }
        return nil
    }
}
