import Controller
import Model
import Rollout
import Testing

/// A policy that answers as it is told.
private struct StubPolicy: DeploymentPolicy {
    var newSize: Int? = 0
    var oldSizes: [SetSize] = []

    func bounds(of strategy: DeploymentState.Strategy, desired: Int) -> DeploymentBounds {
        DeploymentBounds(surge: 0, unavailable: 0)
    }
    func newSetSize(in state: DeploymentState) -> Int? { newSize }
    func oldSetSizes(in state: DeploymentState) -> [SetSize] { oldSizes }
    func sizesAfterScaling(in state: DeploymentState) -> [SetSize] { oldSizes }
}

@Suite("The progress of a Deployment")
struct DeploymentProgressTests {
    /// A rollout that waits: the old set cannot shrink before the new one is available.
    func stuck() -> DeploymentSample {
        var sample = DeploymentSample()
        sample.add(1, image: "nginx:1", size: 2)
        sample.add(2, image: "nginx:2", size: 2, available: 0)
        sample.settleCounts(newSet: "web-2")
        return sample
    }

    @Test("Without progress the rollout is looked at again a second after its deadline")
    func waiting() throws {
        var sample = stuck()
        sample.setProgress("ReplicaSetUpdated", secondsAgo: 600)
        let plan = try sample.plan()
        #expect(plan.words == [])
        #expect(plan.condition("Progressing")?.reason == "ReplicaSetUpdated")
        #expect(plan.lookAgain == sample.now + .seconds(1))
    }

    @Test("Past its deadline the rollout has timed out, and that is said once")
    func timedOut() throws {
        var sample = stuck()
        sample.setProgress("ReplicaSetUpdated", secondsAgo: 601)
        let plan = try sample.plan()
        let condition = try #require(plan.condition("Progressing"))
        #expect(condition.status == .false)
        #expect(condition.reason == "ProgressDeadlineExceeded")
        #expect(condition.message == "ReplicaSet \"web-2\" has timed out progressing.")
        #expect(condition.lastTransitionTime == sample.now)
        #expect(plan.lookAgain == nil)
        sample.deployment = plan.deployment
        sample.now = sample.now + .seconds(100)
        #expect(try sample.plan().writesStatus == false)
    }

    @Test("Progress renews the time and keeps the moment of the last change of status")
    func progress() throws {
        var sample = stuck()
        sample.setProgress("ReplicaSetUpdated", secondsAgo: 300)
        sample.replicaSets[1].status.readyReplicas = 1
        let condition = try #require(try sample.plan().condition("Progressing"))
        #expect(condition.lastUpdateTime == sample.now)
        #expect(condition.lastTransitionTime == sample.now + .seconds(-300))
        #expect(condition.message == "ReplicaSet \"web-2\" is progressing.")
    }

    @Test("A finished rollout is not timed again when its Pods fail later")
    func finished() throws {
        var sample = DeploymentSample()
        sample.add(1, image: "nginx:2", size: 3, available: 0)
        sample.settleCounts(newSet: "web-1")
        sample.setProgress("NewReplicaSetAvailable", secondsAgo: 5000)
        let plan = try sample.plan()
        #expect(plan.condition("Progressing")?.reason == "NewReplicaSetAvailable")
        #expect(plan.condition("Available")?.status == .false)
        #expect(plan.lookAgain == nil)
    }

    @Test("Without a deadline nothing is said about progress", arguments: [nil, Int32.max])
    func noDeadline(seconds: Int32?) throws {
        var sample = stuck()
        sample.deployment.spec.progressDeadlineSeconds = seconds
        sample.setProgress("ReplicaSetUpdated", secondsAgo: 5000)
        let plan = try sample.plan()
        #expect(plan.condition("Progressing") == nil)
        #expect(plan.lookAgain == nil)
    }

    @Test("Pausing and resuming is noted, but not over a rollout that has timed out")
    func pausing() throws {
        var sample = stuck()
        sample.deployment.spec.paused = true
        let paused = try sample.plan()
        #expect(paused.condition("Progressing")?.message == "Deployment is paused")
        #expect(paused.condition("Progressing")?.status == .unknown)
        sample.deployment = paused.deployment
        sample.deployment.spec.paused = false
        #expect(try sample.plan().condition("Progressing")?.message == "Deployment is resumed")
        sample.setProgress("ProgressDeadlineExceeded", .false, secondsAgo: 5)
        sample.deployment.spec.paused = true
        #expect(try sample.plan().condition("Progressing")?.reason == "ProgressDeadlineExceeded")
    }

    @Test("A set's failure shows on the Deployment, the new set's first, and goes when it is over")
    func replicaFailure() throws {
        var sample = stuck()
        func failure(_ message: String) -> JSON {
            [
                "type": "ReplicaFailure", "status": "True", "reason": "FailedCreate", "message": .string(message),
                "lastTransitionTime": "2026-01-01T00:00:00Z",
            ]
        }
        sample.replicaSets[0].status.conditions = [failure("old")]
        sample.replicaSets[1].status.conditions = [["type": "Other", "status": "True"], failure("new")]
        let plan = try sample.plan()
        #expect(plan.condition("ReplicaFailure")?.message == "new")
        #expect(plan.condition("ReplicaFailure")?.lastUpdateTime == Timestamp("2026-01-01T00:00:00Z"))
        sample.deployment = plan.deployment
        sample.replicaSets[0].status.conditions = []
        sample.replicaSets[1].status.conditions = []
        #expect(try sample.plan().condition("ReplicaFailure") == nil)
    }

    @Test("Scaling amid a rollout shares out, and the rollout waits for the next pass")
    func scaling() throws {
        var sample = stuck()
        sample.deployment.spec.replicas = 6
        let plan = try sample.plan()
        #expect(plan.words == ["update web-2 to 4", "update web-1 to 3"])
        let annotations = plan.actions.first?.replicaSet.metadata.annotations
        #expect(annotations?["deployment.kubernetes.io/desired-replicas"] == "6")
        #expect(annotations?["deployment.kubernetes.io/max-replicas"] == "7")
    }

    @Test("Terminating Pods that the sets report are counted")
    func terminatingReplicas() throws {
        var sample = stuck()
        sample.replicaSets[0].status.terminatingReplicas = 2
        #expect(try sample.plan().deployment.status.terminatingReplicas == 2)
    }
}

@Suite("What a Deployment does when things go wrong")
struct DeploymentFailureTests {
    @Test("A taken name is the set itself, or counts as a collision that changes the name")
    func collision() throws {
        let sample = DeploymentSample()
        let plan = try sample.plan()
        let set = try #require(plan.actions.first?.replicaSet)
        #expect(plan.resolution(ofCollisionWith: set) == .ownSet)
        var other = set
        other.spec.template = DeploymentSample.template("other")
        guard case .retry(let status) = plan.resolution(ofCollisionWith: other) else {
            Issue.record("another set's template is no collision")
            return
        }
        #expect(status.collisionCount == 1)
        #expect(status.conditions == [])
        var next = sample
        next.deployment.status = status
        #expect(try next.plan().actions.first?.replicaSet.metadata.name != set.metadata.name)
    }

    @Test("A set that cannot be made shows in the status, if progress is watched")
    func failedCreation() throws {
        var sample = DeploymentSample()
        let plan = try sample.plan()
        let set = try #require(plan.actions.first?.replicaSet)
        let status = try #require(plan.status(afterFailureToCreate: set, error: "quota exceeded"))
        #expect(status.conditions.map(\.reason) == ["ReplicaSetCreateError"])
        #expect(
            status.conditions[0].message == "Failed to create new replica set \"\(set.metadata.name)\": quota exceeded")
        sample.deployment.spec.progressDeadlineSeconds = nil
        #expect(try sample.plan().status(afterFailureToCreate: set, error: "quota exceeded") == nil)
    }

    @Test("A policy may have the new set wait, and then none is made")
    func waitingPolicy() throws {
        var sample = DeploymentSample()
        sample.policy = StubPolicy(newSize: nil)
        let plan = try sample.plan()
        #expect(plan.words == [])
        #expect(plan.writesStatus)
    }

    @Test("An answer that makes no sense is an error that says why")
    func senselessPolicy() throws {
        var sample = DeploymentSample()
        sample.add(1, image: "nginx:2", size: 3)
        sample.policy = StubPolicy(newSize: -1)
        #expect(throws: DeploymentPassError.invalidSize(set: "web-1", size: -1)) { try sample.plan() }
        sample.policy = StubPolicy(newSize: 3, oldSizes: [SetSize(set: "nobody", size: 1)])
        let error = #expect(throws: DeploymentPassError.self) { try sample.plan() }
        #expect(error?.description == "the policy resized replica set nobody, which the deployment does not have")
        #expect(
            DeploymentPassError.invalidSize(set: "web-1", size: -1).description
                == "the policy gave replica set web-1 -1 replicas")
    }
}
