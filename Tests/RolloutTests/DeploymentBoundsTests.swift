import Model
import Rollout
import Testing

@Suite("The bounds of a Deployment's rollout")
struct DeploymentBoundsTests {
    let policy = ReferenceDeploymentPolicy()

    @Test(
        "Surge is rounded up, unavailability down",
        arguments: [
            (10, "25%", "25%", 3, 2), (3, "25%", "25%", 1, 0), (1, "10%", "90%", 1, 0), (7, "50%", "50%", 4, 3),
            (100, "1%", "1%", 1, 1), (4, "100%", "100%", 4, 4), (10, "0%", "30%", 0, 3),
        ])
    func percentages(desired: Int, maxSurge: String, maxUnavailable: String, surge: Int, unavailable: Int) {
        let strategy = DeploymentState.Strategy.rollingUpdate(
            maxSurge: .string(maxSurge), maxUnavailable: .string(maxUnavailable))
        #expect(
            policy.bounds(of: strategy, desired: desired)
                == DeploymentBounds(surge: surge, unavailable: unavailable))
    }

    @Test(
        "Where both come out as nothing, one Pod may be unavailable; never more than there are",
        arguments: [
            (10, IntOrString.int(0), IntOrString.int(0), 0, 1), (3, .string("0%"), .string("25%"), 0, 1),
            (0, .int(0), .int(0), 0, 0), (0, .string("50%"), .string("50%"), 0, 0), (2, .int(5), .int(7), 5, 2),
            (2, .string("many"), .string("few"), 0, 1),
        ])
    func fenceposts(
        desired: Int, maxSurge: IntOrString, maxUnavailable: IntOrString, surge: Int, unavailable: Int
    ) {
        let strategy = DeploymentState.Strategy.rollingUpdate(maxSurge: maxSurge, maxUnavailable: maxUnavailable)
        #expect(
            policy.bounds(of: strategy, desired: desired)
                == DeploymentBounds(surge: surge, unavailable: unavailable))
    }

    @Test("Recreate knows no surge, and no old Pod that stays available")
    func recreate() {
        #expect(policy.bounds(of: .recreate, desired: 5) == DeploymentBounds(surge: 0, unavailable: 0))
    }
}
