/// Many histories, each decided by its seed, and the clearest of those that fail.
public struct Histories: Sendable {
    /// One history that failed.
    public struct Failure: Sendable {
        /// The seed that replays it.
        public let seed: UInt64
        /// What happened in it.
        public let scenario: Scenario
        /// How it ended.
        public let ending: Scenario.Ending
        /// How many of the histories failed.
        public let count: Int
    }

    /// The seeds, in the order in which they are tried.
    public let seeds: [UInt64]

    /// This many histories, or only the one whose seed is given as the value of `ORDINAL_SEED`.
    public init(count: Int, replaying seed: String? = nil) {
        seeds = seed.flatMap { UInt64($0) }.map { [$0] } ?? (1...UInt64(count)).map { $0 }
    }

    /// As many as a lab's solution and the reference must agree on.
    public static var agreement: Histories { Histories(count: 10_000) }

    /// Lives through all of them; of those that fail, the one with the fewest steps.
    public func shortestFailure<Driver: ScenarioDriver>(
        driver: Driver, scenario: (_ seed: UInt64) -> Scenario
    ) -> Failure? {
        var shortest: (seed: UInt64, scenario: Scenario, ending: Scenario.Ending)?
        var count = 0
        for seed in seeds {
            let scenario = scenario(seed)
            var driver = driver
            let ending = scenario.run(with: &driver)
            guard ending.broken != nil else { continue }
            count += 1
            let steps = ending.world.chronicle.steps.count
            if let best = shortest?.ending.world.chronicle.steps.count, best <= steps { continue }
            shortest = (seed, scenario, ending)
        }
        return shortest.map { Failure(seed: $0.seed, scenario: $0.scenario, ending: $0.ending, count: count) }
    }

    /// The story of the failure, with the seed in the command that replays it.
    public func story(of failure: Failure, replay: String) -> Story? {
        var scenario = failure.scenario
        if seeds.count > 1 {
            let others = failure.count == 1 ? "only this one fails" : "\(failure.count) fail, this is the shortest"
            scenario.title += " (of \(seeds.count) histories \(others))"
        }
        return scenario.story(of: failure.ending, replay: "ORDINAL_SEED=\(failure.seed) \(replay)")
    }
}
