import Controller
import Model
import Rollout
import Testing

@testable import Cluster

/// Policies that fail as a learner's program does.
private struct Failing: OrderingPolicy, DeploymentPolicy {
    static let failure = PolicyFailure(reason: "LabPolicyFailed", description: "Lab 02 ordering: your code crashed")

    func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool { throw Self.failure }
    func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] { throw Self.failure }
    func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] { throw Self.failure }
    func bounds(of strategy: DeploymentState.Strategy, desired: Int) throws -> DeploymentBounds {
        DeploymentBounds(surge: .max, unavailable: 0)
    }
    func newSetSize(in state: DeploymentState) throws -> Int? { 1 }
    func oldSetSizes(in state: DeploymentState) throws -> [SetSize] { throw Self.failure }
    func sizesAfterScaling(in state: DeploymentState) throws -> [SetSize] { [] }
}

/// A canary policy that can do everything but forget.
private struct Forgetless: CanaryPolicy {
    let reference = ReferenceCanary()

    func decision(forTemplate data: JSON, history: [RevisionRecord]) throws -> RevisionDecision {
        reference.decision(forTemplate: data, history: history)
    }
    func revision(forNewPodAt ordinal: Ordinal, in state: RolloutState) throws -> RevisionName {
        reference.revision(forNewPodAt: ordinal, in: state)
    }
    func replacements(in state: RolloutState) throws -> [Ordinal] { reference.replacements(in: state) }
    func expendable(history: [RevisionRecord], live: [RevisionName], limit: Int) throws -> [RevisionName] {
        throw Failing.failure
    }
}

@Suite struct `A policy that cannot answer` {
    private let spec: JSON = [
        "replicas": 2, "selector": ["matchLabels": ["app": "web"]],
        "template": [
            "metadata": ["labels": ["app": "web"]],
            "spec": ["containers": [["name": "web", "image": "nginx:1"]]],
        ],
    ]

    private func cluster(_ policies: Policies) throws -> Cluster {
        var cluster = Cluster.forTests { $0.policies = policies }
        try cluster.server.create(StatefulSet(manifest: ["metadata": ["name": "web"], "spec": spec]))
        try cluster.server.create(Deployment(manifest: ["metadata": ["name": "plain"], "spec": spec]))
        return cluster
    }

    @Test func `fails its set's pass, is told in the set's events, and is asked again later each time`() throws {
        var cluster = try cluster(Policies(ordering: Failing()))
        cluster.run(to: .seconds(1))
        let events = cluster.events(of: "StatefulSet", "web")
        #expect(Set(events) == ["LabPolicyFailed: Lab 02 ordering: your code crashed"])
        #expect(events.count == 8)
        cluster.run(to: .seconds(60))
        let set = try #require(cluster.server.find(StatefulSet.self, "web", in: "default"))
        #expect(set.status.observedGeneration == 1)
        let ready = cluster.server.list(Pod.self).count(where: \.isRunningAndReady)
        #expect(ready == 2, "the Deployment goes on")
    }

    @Test func `fails a Deployment's pass when it allows what no Deployment can have`() throws {
        var cluster = try cluster(Policies(deployment: Failing()))
        cluster.run(to: .seconds(60))
        let message = "the policy allowed a surge of \(Int.max) and 0 unavailable replicas"
        #expect(Set(cluster.events(of: "Deployment", "plain")) == ["FailedReconcile: \(message)"])
        let ready = cluster.server.list(Pod.self).count(where: \.isRunningAndReady)
        #expect(ready == 2, "the StatefulSet goes on")
    }

    @Test func `fails the pass although everything else is done when it cannot say what may be forgotten`() throws {
        var cluster = try cluster(Policies(canary: Forgetless()))
        cluster.run(to: .seconds(60))
        #expect(cluster.events(of: "StatefulSet", "web").contains { $0.hasPrefix("LabPolicyFailed: ") })
        #expect(cluster.server.find(StatefulSet.self, "web", in: "default")?.status.readyReplicas == 2)
    }
}
