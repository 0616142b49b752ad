import Cluster
import Controller
import LabKit
import Model
import Network
import Rollout
import Storage
import Testing

/// A channel that ends in the policy itself, by way of the lines that would go to a process.
private struct Loopback<Call: SeamCall>: SeamLineChannel where Call.Policy: Sendable {
    let policy: Call.Policy

    init(_ call: Call.Type, _ policy: Call.Policy) { self.policy = policy }

    func ask(_ question: JSON, method: String) throws -> JSON {
        let line = question.bytes()
        #expect(!line.contains(UInt8(ascii: "\n")))
        let reply = try JSON(parsing: SeamService.reply(to: line, Call.self, policy).bytes())
        switch try reply.decoded(as: SeamReply.self) {
        case .returned(let answer): return answer
        case .threw(let words): throw PolicyFailure(reason: "Test", description: "\(method) threw: \(words)")
        }
    }
}

@Suite struct `A seam's codec` {
    private func expectRoundTrip<Call: SeamCall>(_ calls: [Call]) throws {
        for call in calls {
            let line = try JSON(encoding: call).bytes()
            #expect(!line.contains(UInt8(ascii: "\n")))
            #expect(try JSON(parsing: line).decoded(as: Call.self) == call)
            #expect(try SeamWire.decode(Call.self, from: SeamWire.encode(call)) == call)
        }
    }

    private let pods = [
        RosterPod(ordinal: 0, phase: .running, readySince: Timestamp(nanoseconds: 1_500_000_001)),
        RosterPod(ordinal: 7, phase: .failed, isTerminating: true),
    ]

    @Test func `carries what an identity policy is asked`() throws {
        let identity = PodIdentity(name: "web-0", hostname: "web-0", subdomain: "", labels: ["a\n\"b\"": "é😀\u{0}"])
        let service = HeadlessService(name: "web", ports: [.init(name: "http", port: 80)])
        let pods = [ServicePod(hostname: "web-0", subdomain: "web", address: nil, isTerminating: true)]
        try expectRoundTrip([
            IdentityCall.identity(of: 3, set: "web", service: ""), .parse(podName: "a\nb"),
            .repairedLabels([:], podName: "web-0", set: "web"),
            .dnsName(of: identity, namespace: "default", clusterDomain: "cluster.local"),
            .dnsRecords(of: service, pods: pods, clusterDomain: "cluster.local"),
        ])
    }

    @Test func `carries what an ordering is asked`() throws {
        let roster = Roster(
            management: .parallel, start: 2, replicas: 3, minReadySeconds: 10, now: Timestamp(seconds: 9), pods: pods)
        try expectRoundTrip([
            OrderingCall.isAvailable(pods[0], roster: roster), .stepsForWantedPods(roster: roster),
            .stepsForCondemnedPods(roster: roster),
        ])
    }

    @Test func `carries what a storage policy is asked`() throws {
        var owner = OwnerReference()
        (owner.apiVersion, owner.kind, owner.name, owner.uid, owner.controller) = ("v1", "Pod", "web-0", "u", true)
        owner.other["extra"] = ["kept": [1, 2.5, "three"]]
        let claim = ClaimSituation(
            set: ClaimOwner(kind: "StatefulSet", name: "web", uid: "s"),
            pod: ClaimOwner(kind: "Pod", name: "web-0", uid: nil), isPodWanted: true, whenDeleted: .delete,
            whenScaled: .retain, owners: [owner])
        try expectRoundTrip([
            StorageCall.claimName(template: "www", set: "web", ordinal: 1), .repairedOwners(of: claim), .isStale(claim),
        ])
    }

    @Test func `carries what a Deployment policy is asked`() throws {
        let set = SetState(name: "web-1", order: 0, size: 3, available: 1, notedDesired: 4)
        let state = DeploymentState(
            strategy: .rollingUpdate(maxSurge: .string("25%"), maxUnavailable: .int(1)), desired: 4, oldSets: [set])
        try expectRoundTrip([
            DeploymentCall.bounds(of: .recreate, desired: 3), .newSetSize(state: state), .oldSetSizes(state: state),
            .sizesAfterScaling(state: state),
        ])
    }

    @Test func `carries what a canary policy is asked, templates number for number`() throws {
        let template: JSON = ["integer": 1, "number": 1.5, "text": "1", "list": [true, ["deep": "x"]]]
        let history = [RevisionRecord(name: "web-a", number: 7, data: template)]
        let state = RolloutState(
            strategy: .partitioned(2), maxUnavailable: 3, currentReplicas: 1, currentRevision: "a", updateRevision: "b",
            pods: [RolloutPod(ordinal: 1, revision: nil, isAvailable: false)])
        try expectRoundTrip([
            CanaryCall.decision(template: template, history: history), .revision(forNewPodAt: 1, state: state),
            .replacements(state: state), .expendable(history: history, live: ["a"], limit: 10),
        ])
    }

    @Test func `carries answers, those that are nothing too`() throws {
        let identity = RemoteIdentity(Loopback(IdentityCall.self, ReferenceIdentity()))
        #expect(try identity.parse(podName: "web-12") == ParsedPodName(set: "web", ordinal: 12))
        #expect(try identity.parse(podName: "web") == nil)
        #expect(try identity.repairedLabels(["a": "b"], of: "web-0", inSet: "web")?["a"] == "b")
        let service = HeadlessService(name: "web", ports: [.init(name: "http", port: 80)])
        let pods = [ServicePod(hostname: "web-0", subdomain: "web", address: "10.0.0.1")]
        #expect(
            try identity.dnsRecords(of: service, pods: pods, clusterDomain: "c")
                == ReferenceIdentity().dnsRecords(of: service, pods: pods, clusterDomain: "c"))
        let canary = RemoteCanary(Loopback(CanaryCall.self, ReferenceCanary()))
        #expect(try canary.decision(forTemplate: ["a": 1], history: []) == .create(number: 1))
        let deployment = RemoteDeployment(Loopback(DeploymentCall.self, ReferenceDeploymentPolicy()))
        let waiting = DeploymentState(strategy: .recreate, desired: 1, runningOldPods: 1)
        #expect(try deployment.newSetSize(in: waiting) == ReferenceDeploymentPolicy().newSetSize(in: waiting))
    }

    @Test func `says in whose words an answer failed`() throws {
        struct Silent: OrderingPolicy {
            func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool { true }
            func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] { throw NotImplemented("task 2") }
            func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] { [] }
        }
        let remote = RemoteOrdering(Loopback(OrderingCall.self, Silent()))
        let error = #expect(throws: PolicyFailure.self) {
            try remote.stepsForWantedPods(in: Roster(replicas: 1, now: Timestamp(seconds: 0), pods: []))
        }
        #expect(error?.description == "stepsForWantedPods(in:) threw: not implemented yet: task 2")
        let reply = SeamService.reply(to: Array("no JSON".utf8), OrderingCall.self, Silent())
        guard case .threw = try reply.decoded(as: SeamReply.self) else {
            Issue.record("a line that is no JSON was answered: \(reply)")
            return
        }
    }

    @Test func `refuses what is of another shape, and says where`() throws {
        let error = #expect(throws: DecodingError.self) {
            try (["stepsForWantedPods": ["roster": ["management": "Parallel", "start": -1]]] as JSON)
                .decoded(as: OrderingCall.self)
        }
        #expect("\(try #require(error))".contains("start"))
        #expect(throws: DecodingError.self) { try JSON.string("1").decoded(as: Int.self) }
        #expect(throws: DecodingError.self) { try JSON.integer(300).decoded(as: UInt8.self) }
    }
}

@Suite struct `A cluster whose answers come through a seam` {
    private func history(_ policies: Policies) throws -> [String] {
        var settings = Cluster.Settings()
        settings.policies = policies
        var cluster = Cluster(settings: settings)
        let template: JSON = [
            "metadata": ["labels": ["app": "web"]],
            "spec": ["containers": [["name": "web", "image": "nginx:1"]]],
        ]
        let spec: JSON = ["replicas": 3, "selector": ["matchLabels": ["app": "web"]], "template": template]
        let claim: JSON = [
            "metadata": ["name": "data"],
            "spec": ["accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]]],
        ]
        let additions: JSON = [
            "spec": [
                "serviceName": "web", "volumeClaimTemplates": [claim],
                "persistentVolumeClaimRetentionPolicy": ["whenScaled": "Delete"],
            ]
        ]
        let set: JSON = ["metadata": ["name": "web", "namespace": "default"], "spec": spec]
        try cluster.apply(set.mergePatched(with: additions), type: StatefulSet.self)
        try cluster.apply(
            ["metadata": ["name": "plain", "namespace": "default"], "spec": spec], type: Deployment.self)
        cluster.run(for: .seconds(30))
        try cluster.apply(
            set.mergePatched(with: additions).mergePatched(with: ["spec": ["replicas": 1]]), type: StatefulSet.self)
        cluster.run(for: .seconds(30))
        return Narrator.occurrences(of: cluster.history).map { "\($0.time) \($0.kind) \($0.name) \($0.what)" }
    }

    @Test(arguments: Seam.allCases)
    func `has the history of one that asks the reference itself`(seam: Seam) throws {
        let channel: any SeamChannel =
            switch seam {
            case .identity: Loopback(IdentityCall.self, ReferenceIdentity())
            case .ordering: Loopback(OrderingCall.self, ReferenceOrdering())
            case .storage: Loopback(StorageCall.self, ReferenceStorage())
            case .deployment: Loopback(DeploymentCall.self, ReferenceDeploymentPolicy())
            case .canary: Loopback(CanaryCall.self, ReferenceCanary())
            }
        let history = try history(seam.policies(through: channel))
        #expect(history.count > 30)
        #expect(history == (try self.history(Policies())))
    }

    @Test func `is found by the lab in which it is written`() {
        #expect(Seam.allCases.map(\.lab) == ["01", "02", "03", "04", "05"])
        #expect(Seam(lab: "04") == .deployment)
        #expect(Seam(lab: "00") == nil)
    }
}
