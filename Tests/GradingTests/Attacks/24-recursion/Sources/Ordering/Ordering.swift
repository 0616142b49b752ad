import Controller
import Model

func deeper(_ depth: Int) -> Int { depth == 0 ? 0 : deeper(depth + 1) + 1 }

public struct Ordering: OrderingPolicy {
    public init() {}

    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        print(deeper(1))
        return false
    }

    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        print(deeper(1))
        return []
    }

    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        print(deeper(1))
        return []
    }
}
