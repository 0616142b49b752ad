import Foundation
import Controller
import Model

func attack() {
    guard let url = URL(string: "http://127.0.0.1:9/") else { return }
    print((try? Data(contentsOf: url)) ?? Data())
}

/// An attack on the grader, as somebody might hand it in.
public struct Ordering: OrderingPolicy {
    /// As the lab has it.
    public init() {}

    /// Attacks, and answers wrong.
    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        attack()
        return false
    }

    /// Attacks, and answers wrong.
    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        attack()
        return []
    }

    /// Attacks, and answers wrong.
    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        attack()
        return []
    }
}
