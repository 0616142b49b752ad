import Foundation
import Controller
import Model

func attack() {
    var kept: [[UInt8]] = []
    for _ in 0..<64 { kept.append([UInt8](repeating: 1, count: 64 << 20)) }
    print(kept.count)
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
