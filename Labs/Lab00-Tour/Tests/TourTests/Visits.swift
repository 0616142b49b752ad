import LabKit
import Model

/// Many visits that begin alike, each of which goes on as its seed decides; tells the first that breaks a rule.
///
/// They are the branches of a tree: all have the manifests in common, and twenty-five each what befalls the set first. A
/// cluster is a value, so that a branch is a copy, and what is common is lived through once.
struct Visits: Examination {
    let title: String
    let seeds: [UInt64]
    let begin: (inout Stage) throws -> Void
    let grow: (inout Stage, SplitMix64) -> Void
    let befall: (inout Stage, SplitMix64) throws -> Void

    /// How many branches a bough has.
    private static let branches: UInt64 = 25

    /// - Parameter grow: what the branches of one bough have in common, as its seed decides.
    /// - Parameter befall: what befalls one branch then, as its own seed decides, and what has to be so afterwards.
    init(
        _ title: String, _ histories: Histories, begin: @escaping (inout Stage) throws -> Void,
        grow: @escaping (inout Stage, SplitMix64) -> Void, befall: @escaping (inout Stage, SplitMix64) throws -> Void
    ) {
        self.title = title
        seeds = histories.seeds
        self.begin = begin
        self.grow = grow
        self.befall = befall
    }

    func story(replay: String) -> Story? {
        var stage = Stage()
        if let story = Visit.story(title, replay: replay, on: &stage, look: begin) { return story }
        var bough: (number: UInt64, stage: Stage)?
        for seed in seeds {
            let number = seed / Self.branches
            if bough?.number != number {
                var grown = stage
                grow(&grown, SplitMix64(seed: ~number))
                bough = (number, grown)
            }
            var branch = bough?.stage ?? stage
            let replay = "ORDINAL_SEED=\(seed) \(replay)"
            let look = { (stage: inout Stage) in try befall(&stage, SplitMix64(seed: seed)) }
            if let story = Visit.story(title, replay: replay, on: &branch, look: look) { return story }
        }
        return nil
    }
}
