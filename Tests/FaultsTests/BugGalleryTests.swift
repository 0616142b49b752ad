import Testing

@testable import Faults

@Suite("The search finds planted bugs")
struct BugGalleryTests {
    @Test("Each planted bug is found from its seed, by the rule that it breaks", arguments: PlantedBug.all)
    func isFound(bug: PlantedBug) throws {
        let search = Search(bug.suspect, profiles: [bug.profile])
        let maker = TrialMaker(profiles: [bug.profile])
        var found: String?
        for seed in bug.seed..<(bug.seed + 200) where found == nil {
            found = search.outcome(of: maker.trial(seed: seed)).violation?.invariant
        }
        #expect(found == bug.invariant)
    }
}
