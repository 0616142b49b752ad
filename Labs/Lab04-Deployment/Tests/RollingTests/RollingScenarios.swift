import LabKit
import Rollout
import Testing

/// Tasks 1 to 4, lived through: your policy sizes the sets of a small Deployment in virtual time.
@Suite("Scenarios")
struct RollingScenarios {
    @Test(
        "A release goes through within its bounds",
        arguments: [
            rolling("25%", "25%"), rolling(1, 0), rolling(0, 1), rolling("100%", 0), rolling(0, 0), .recreate,
        ])
    func release(_ strategy: DeploymentState.Strategy) {
        check(
            RollingHistory(
                "v2 is released, then v3 before v2 is through, and one Pod falters", of: subject, desired: 6,
                strategy: strategy,
                moves: [
                    (at: .seconds(1), move: .release("v2", isBroken: false)),
                    (at: .seconds(4), move: .falter(for: .seconds(5))),
                    (at: .seconds(6), move: .release("v3", isBroken: false)),
                ]))
    }

    @Test(
        "A broken release leaves enough old Pods to serve",
        arguments: [rolling("25%", "25%"), rolling(2, 0), rolling(0, 3)])
    func broken(_ strategy: DeploymentState.Strategy) {
        check(
            RollingHistory(
                "v2 is broken; somebody scales, and takes it back", of: subject, desired: 8, strategy: strategy,
                moves: [
                    (at: .seconds(1), move: .release("v2", isBroken: true)),
                    (at: .seconds(30), move: .scale(12)), (at: .seconds(60), move: .scale(4)),
                    (at: .seconds(90), move: .release("v1", isBroken: false)),
                ]))
    }
}
