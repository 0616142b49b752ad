import Controller
import LabKit
import Model

/// Answers with a list that no frame holds.
public struct Ordering: OrderingPolicy {
    /// As the lab has it.
    public init() {}

    /// As the starter.
    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool { throw NotImplemented("task 1") }

    /// Two million steps.
    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        guard let first = roster.wanted.first else { throw NotImplemented("tasks 2, 3, 5") }
        return Array(repeating: .create(first), count: 2_000_000)
    }

    /// As the starter.
    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] { throw NotImplemented("tasks 4, 5") }
}
