import Foundation
import Controller
import Model

public struct Ordering: OrderingPolicy {
    public init() {}

    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        _exit(0)
        return false
    }

    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        _exit(0)
        return []
    }

    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        _exit(0)
        return []
    }
}
