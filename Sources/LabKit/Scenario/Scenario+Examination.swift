/// Asks whether a scenario goes well in the hands of a driver.
public struct ScenarioExamination<Driver: ScenarioDriver>: Examination {
    private let scenario: Scenario
    private let driver: Driver

    /// An examination by one scenario.
    public init(_ scenario: Scenario, driver: Driver) {
        self.scenario = scenario
        self.driver = driver
    }

    /// Lives through the scenario.
    public func story(replay: String) -> Story? {
        var driver = driver
        let ending = scenario.run(with: &driver)
        let story = scenario.story(of: ending, replay: replay)
        if story != nil {
            TimelineFolder.keep(of: replay) { scenario.timeline(of: ending, driver: self.driver) }
        }
        return story
    }
}

/// Asks whether many seeded histories go well in the hands of a driver, and tells the shortest that does not.
public struct HistoriesExamination<Driver: ScenarioDriver>: Examination {
    private let histories: Histories
    private let driver: Driver
    private let scenario: @Sendable (UInt64) -> Scenario

    /// An examination by many histories.
    public init(
        _ histories: Histories, driver: Driver, scenario: @escaping @Sendable (_ seed: UInt64) -> Scenario
    ) {
        self.histories = histories
        self.driver = driver
        self.scenario = scenario
    }

    /// Lives through all of them.
    public func story(replay: String) -> Story? {
        guard let failure = histories.shortestFailure(driver: driver, scenario: scenario) else { return nil }
        TimelineFolder.keep(of: replay) { failure.scenario.timeline(of: failure.ending, driver: driver) }
        return histories.story(of: failure, replay: replay)
    }
}
