import Controller
import Model

public struct Ordering: OrderingPolicy {
    public init() {}

    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        while roster.minReadySeconds >= 0 {}
        return false
    }

    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        while roster.minReadySeconds >= 0 {}
        return []
    }

    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        while roster.minReadySeconds >= 0 {}
        return []
    }
}
