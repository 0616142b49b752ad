/// The one who acts in a ``PodWorld``: asks the learner's code what to do, judges the answer, and carries it out.
public protocol ScenarioDriver {
    /// The rule that is broken when the world never comes to rest.
    var restRule: LessonRule { get }

    /// Looks at the world once and acts; called after everything that happens.
    mutating func act(in world: inout PodWorld) throws(BrokenRule)

    /// What is still to be done when nothing more will happen by itself; `nil` when all is as it should be.
    func unfinishedWork(in world: PodWorld) -> BrokenRule?

    /// This driver as it would go on if nobody judged it; `nil` where no picture of a failure is drawn.
    var unjudged: Self? { get }

    /// This driver as it would be with Kubernetes' own answers; `nil` where no picture of a failure is drawn.
    var rightful: Self? { get }
}

extension ScenarioDriver {
    /// No picture, unless a driver says otherwise.
    public var unjudged: Self? { nil }

    /// No picture, unless a driver says otherwise.
    public var rightful: Self? { nil }
}

/// A history to be lived through: a world, what is planned to befall it, and how long it may take to come to rest.
public struct Scenario: Sendable {
    /// How a scenario ended.
    public struct Ending: Sendable {
        /// The world as it was left.
        public let world: PodWorld
        /// The first rule that did not hold; `nil` if all did.
        public let broken: BrokenRule?
    }

    /// What it is about, in a sentence.
    public var title: String
    /// The world as it begins, with the moves that are planned.
    public var world: PodWorld
    /// The virtual time in which it must come to rest.
    public var limit: Duration

    /// A scenario in which these moves befall a world.
    public init(
        _ title: String, world: PodWorld, moves: [(at: Duration, move: WorldMove)] = [],
        limit: Duration = .seconds(3600)
    ) {
        self.title = title
        self.world = world
        self.limit = limit
        for (time, move) in moves { self.world.plan(move, at: time) }
    }

    /// Lives through it until a rule is broken or nothing more happens.
    public func run(with driver: inout some ScenarioDriver) -> Ending {
        var world = self.world
        do throws(BrokenRule) {
            repeat {
                try driver.act(in: &world)
                if world.elapsed > limit { throw overrun(driver.restRule) }
            } while world.advance()
            if let unfinished = driver.unfinishedWork(in: world) { throw unfinished }
            return Ending(world: world, broken: nil)
        } catch {
            return Ending(world: world, broken: error)
        }
    }

    /// The story of this scenario's failure; `nil` if no rule was broken.
    public func story(of ending: Ending, replay: String) -> Story? {
        ending.broken.map { Story(title: title, chronicle: ending.world.chronicle, broken: $0, replay: replay) }
    }

    private func overrun(_ rule: LessonRule) -> BrokenRule {
        let time = Story.timeText(limit)
        return BrokenRule(expected: "all at rest by \(time)", instead: "still at work at \(time)", rule: rule)
    }
}
