import Foundation
import Controller
import Model

enum Trap { static let value: Int = { exit(0) }() }

/// An attack on the grader, as somebody might hand it in.
public struct Ordering: OrderingPolicy {
    /// As the lab has it.
    public init() {}

    /// Attacks, and answers wrong.
    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        _ = Trap.value
        return false
    }

    /// Attacks, and answers wrong.
    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        _ = Trap.value
        return []
    }

    /// Attacks, and answers wrong.
    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        _ = Trap.value
        return []
    }
}
