import LabKit

/// Many visits that begin alike, each of which goes on as its seed decides; tells the first that breaks a rule.
struct Visits: Examination {
    let title: String
    let seeds: [UInt64]
    let begin: (inout Stage) throws -> Void
    let befall: (inout Stage, UInt64) throws -> Void

    init(
        _ title: String, _ histories: Histories, begin: @escaping (inout Stage) throws -> Void,
        befall: @escaping (inout Stage, UInt64) throws -> Void
    ) {
        self.title = title
        seeds = histories.seeds
        self.begin = begin
        self.befall = befall
    }

    func story(replay: String) -> Story? {
        var stage = Stage()
        if let story = Visit.story(title, replay: replay, on: &stage, look: begin) { return story }
        for seed in seeds {
            var branch = stage
            let replay = "ORDINAL_SEED=\(seed) \(replay)"
            if let story = Visit.story(title, replay: replay, on: &branch, look: { try befall(&$0, seed) }) {
                return story
            }
        }
        return nil
    }
}
