import Controller
import LabKit
import Model

/// The starter of the lab, which lets an attack have its turn first.
public struct Ordering: OrderingPolicy {
    /// As the lab has it.
    public init() {}

    /// Attacks once in a process, and answers as the starter does; what the attack found out is in the error.
    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        throw NotImplemented("task 1 \(found)")
    }

    /// As the starter.
    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] { throw NotImplemented("tasks 2, 3, 5") }

    /// As the starter.
    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] { throw NotImplemented("tasks 4, 5") }
}

/// What the attack brought: empty where it got nothing.
private let found: String = attack()
