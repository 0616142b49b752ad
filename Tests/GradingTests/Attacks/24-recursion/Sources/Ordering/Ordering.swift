import Controller
import Model

func deeper(_ depth: Int) -> Int { depth == 0 ? 0 : deeper(depth + 1) + 1 }

/// An attack on the grader, as somebody might hand it in.
public struct Ordering: OrderingPolicy {
    /// As the lab has it.
    public init() {}

    /// Attacks, and answers wrong.
    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        print(deeper(1))
        return false
    }

    /// Attacks, and answers wrong.
    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        print(deeper(1))
        return []
    }

    /// Attacks, and answers wrong.
    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        print(deeper(1))
        return []
    }
}
