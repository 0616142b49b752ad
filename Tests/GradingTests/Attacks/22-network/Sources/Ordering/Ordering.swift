import Foundation
import Controller
import Model

func attack() {
    guard let url = URL(string: "http://127.0.0.1:9/") else { return }
    print((try? Data(contentsOf: url)) ?? Data())
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
