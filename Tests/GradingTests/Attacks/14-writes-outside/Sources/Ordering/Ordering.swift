import Foundation
import Controller
import Model

func attack() {
    try? "x".write(toFile: "/tmp/ordinal-attack-outside", atomically: true, encoding: .utf8)
}

public struct Ordering: OrderingPolicy {
    public init() {}

    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        attack()
        return false
    }

    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        attack()
        return []
    }

    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        attack()
        return []
    }
}
