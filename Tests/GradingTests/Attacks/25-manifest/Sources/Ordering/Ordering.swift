import Controller
import Model

public struct Ordering: OrderingPolicy {
    public init() {}

    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {

        return false
    }

    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {

        return []
    }

    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {

        return []
    }
}
