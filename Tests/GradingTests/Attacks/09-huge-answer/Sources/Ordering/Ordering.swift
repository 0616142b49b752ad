import Foundation
import Controller
import Model

func attack() {
    let line = [UInt8](repeating: 91, count: 64 << 20)
    _ = write(3, line, line.count)
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
