import Foundation
import Controller
import Model

enum Trap { static let value: Int = { exit(0) }() }

public struct Ordering: OrderingPolicy {
    public init() {}

    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        _ = Trap.value
        return false
    }

    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        _ = Trap.value
        return []
    }

    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        _ = Trap.value
        return []
    }
}
