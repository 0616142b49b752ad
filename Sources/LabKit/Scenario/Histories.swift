import Model

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
    ///
    /// A grader's value begins with `and:`; the histories are then as many, and after them a tenth as many again, whose
    /// seeds nobody knows who does not know the number that follows.
    public init(count: Int, replaying seed: String? = nil) {
        let visible = (1...UInt64(count)).map { $0 }
        if let seed, seed.hasPrefix("and:"), let hidden = UInt64(seed.dropFirst("and:".count)) {
            seeds = visible + Self.seeds(count: (count + 9) / 10, hiddenBehind: hidden)
        } else {
            seeds = seed.flatMap { UInt64($0) }.map { [$0] } ?? visible
        }
    }

    /// A suite's histories, as the environment of its process has them.
    ///
    /// `ORDINAL_SEED` names one to replay, or a grader's further ones. `ORDINAL_HISTORIES` makes them fewer where a suite is
    /// repeated very often, and never more.
    public init(count: Int, in environment: [String: String]) {
        let fewer = environment["ORDINAL_HISTORIES"].flatMap { Int($0) } ?? count
        self.init(count: min(max(fewer, 1), count), replaying: environment["ORDINAL_SEED"])
    }

    /// Seeds that do not tell of each other: of each number only a part is shown, which a failure's replay command has.
    private static func seeds(count: Int, hiddenBehind seed: UInt64) -> [UInt64] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { _ in generator.next() >> 32 | 1 << 32 }
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
