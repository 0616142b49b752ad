import Testing

@testable import Faults

@Suite("The exhaustive search")
struct ExplorationTests {
    @Test("It goes through every state of a scope, and finds nothing wrong with the reference")
    func reference() {
        let report = Exploration().explore(.init(.ordered, .scale(2)))
        #expect(report.broken == nil)
        #expect(report.states > 1_000)
        #expect(report.histories > 0)
    }

    @Test("It finds what a planted bug breaks, with a trial that breaks the same rule")
    func plantedBug() throws {
        let bug = try #require(PlantedBug.all.first { $0.name == "scale-down at once" })
        let report = Exploration(bug.suspect).explore(.init(.ordered, .scale(1)))
        let trial = try #require(report.broken)
        let search = Search(bug.suspect, profiles: [.ordered])
        #expect(search.outcome(of: trial).violation?.invariant == bug.invariant)
    }
}
