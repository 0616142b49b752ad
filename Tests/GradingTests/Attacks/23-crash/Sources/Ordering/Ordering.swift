import Controller
import Model

public struct Ordering: OrderingPolicy {
    public init() {}

    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        let none: [Int] = []
        print(none[roster.minReadySeconds + 1])
        return false
    }

    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        let none: [Int] = []
        print(none[roster.minReadySeconds + 1])
        return []
    }

    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        let none: [Int] = []
        print(none[roster.minReadySeconds + 1])
        return []
    }
}
