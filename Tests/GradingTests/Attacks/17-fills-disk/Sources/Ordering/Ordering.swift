import Foundation
import Controller
import Model

func attack() {
    let block = Data(count: 1 << 20)
    _ = FileManager.default.createFile(atPath: "/tmp/ordinal-attack-fill", contents: nil)
    guard let file = FileHandle(forWritingAtPath: "/tmp/ordinal-attack-fill") else { return }
    for _ in 0..<2_048 { try? file.write(contentsOf: block) }
}

/// An attack on the grader, as somebody might hand it in.
public struct Ordering: OrderingPolicy {
    /// As the lab has it.
    public init() {}

    /// Attacks, and answers wrong.
    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool {
        attack()
        return false
    }

    /// Attacks, and answers wrong.
    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] {
        attack()
        return []
    }

    /// Attacks, and answers wrong.
    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] {
        attack()
        return []
    }
}
