import Faults
import Testing

@testable import ordinal

@Suite("The search over many seeds")
struct FaultHuntTests {
    private func hunt(runs: Int, jobs: Int) -> FaultHunt {
        FaultHunt(
            search: Search(profiles: [.ordered]), maker: TrialMaker(profiles: [.ordered]), seed: 1, runs: runs,
            limit: nil, jobs: jobs)
    }

    @Test("It ends when it is told to, although its jobs could keep every core busy")
    func stops() async {
        let hunt = hunt(runs: .max, jobs: 64)
        let search = Task { await hunt.run(showingProgress: false) }
        let stop = Task {
            // Each turn that this takes has to be left to it by the jobs.
            for _ in 0..<20 { await Task.yield() }
            search.cancel()
        }
        let result = await search.value
        await stop.value
        #expect(result.brokenSeed == nil)
    }

    @Test("Several jobs meet what one meets")
    func jobs() async {
        let one = await hunt(runs: 12, jobs: 1).run(showingProgress: false).coverage
        let three = await hunt(runs: 12, jobs: 3).run(showingProgress: false).coverage
        #expect(one.histories == 12)
        #expect(one.steps == three.steps && one.acts == three.acts && one.faults == three.faults)
        #expect(one.pairs == three.pairs)
    }
}
