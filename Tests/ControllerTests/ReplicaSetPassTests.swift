import Controller
import Model
import Testing

/// The moment of every pass.
private let now = Timestamp(seconds: 1_800_000_000)

/// A small world for one ReplicaSet, made fresh for each test.
private struct ReplicaSetSample {
    var set = ReplicaSet()
    var pods: [Pod] = []
    var relatedPods: [Pod] = []

    init(replicas: Int32) {
        set.metadata = ObjectMeta(name: "web", namespace: "default")
        set.metadata.uid = "set-1"
        set.metadata.generation = 2
        set.spec.replicas = replicas
        set.spec.selector = LabelSelector(matchLabels: ["app": "web"])
        set.spec.template.metadata.labels = ["app": "web", "tier": "front"]
        set.spec.template.metadata.annotations = ["note": "here"]
    }

    /// Adds a running and ready Pod that was made and became ready an hour ago.
    mutating func add(_ name: String, change: (inout Pod) -> Void = { _ in }) {
        var pod = Pod(template: set.spec.template, owner: set)
        pod.metadata.name = name
        pod.metadata.uid = UID(name)
        pod.metadata.creationTimestamp = now + .seconds(-3600)
        pod.spec.nodeName = "node-\(name)"
        pod.status.phase = .running
        pod.setReady(since: now + .seconds(-3600))
        change(&pod)
        pods.append(pod)
    }

    func plan() -> ReplicaSetPlan {
        ReplicaSetPass().plan(
            for: ReplicaSetObservation(replicaSet: set, pods: pods, relatedPods: relatedPods, now: now))
    }

    /// The names of the Pods that would be deleted, in order.
    var deleted: [String] {
        plan().management.compactMap { action in
            guard case .deletePod(let pod) = action else { return nil }
            return pod.metadata.name
        }
    }
}

extension Pod {
    fileprivate mutating func setReady(since moment: Timestamp?, _ isReady: Bool = true) {
        var condition = PodCondition()
        condition.type = "Ready"
        condition.status = isReady ? .true : .false
        condition.lastTransitionTime = moment
        status.conditions = [condition]
    }

    fileprivate mutating func setRestarts(_ count: Int32) {
        var container = ContainerStatus()
        container.restartCount = count
        status.containerStatuses = [container]
    }
}

@Suite("A pass over a ReplicaSet")
struct ReplicaSetPassTests {
    @Test("Missing Pods are made from the template, at most 500 in a pass")
    func creation() throws {
        let plan = ReplicaSetSample(replicas: 700).plan()
        guard case .createPods(let pod, let count) = try #require(plan.management.first) else {
            Issue.record("no Pods are made: \(plan.management)")
            return
        }
        #expect(count == 500)
        #expect(pod.metadata.generateName == "web-")
        #expect(pod.metadata.namespace == "default")
        #expect(pod.metadata.labels == ["app": "web", "tier": "front"])
        #expect(pod.metadata.annotations == ["note": "here"])
        #expect(pod.metadata.isControlled(by: "set-1"))
        let action = try #require(plan.actions.first)
        #expect(action.event(podName: "web-x")?.message == "Created pod: web-x")
        #expect(action.event(error: "no room")?.message == "Error creating: no room")
    }

    @Test("At most 500 Pods go in a pass")
    func burst() {
        var sample = ReplicaSetSample(replicas: 0)
        for number in 0..<510 { sample.add("p\(number)") }
        #expect(sample.deleted.count == 500)
    }

    @Test("Pods are counted by what they are, and those that have ended not at all")
    func status() {
        var sample = ReplicaSetSample(replicas: 4)
        sample.add("available")
        sample.add("ready") { $0.setReady(since: now + .seconds(-3)) }
        sample.add("labelled otherwise") { $0.metadata.labels["tier"] = nil }
        sample.add("not ready") { $0.setReady(since: now, false) }
        sample.add("going") { $0.metadata.deletionTimestamp = now }
        sample.add("failed") { $0.status.phase = .failed }
        sample.add("succeeded") { $0.status.phase = .succeeded }
        sample.set.spec.minReadySeconds = 10
        let plan = sample.plan()
        let status = plan.replicaSet.status
        #expect(plan.actions == [])
        #expect(status.replicas == 4)
        #expect(status.fullyLabeledReplicas == 3)
        #expect(status.readyReplicas == 3)
        #expect(status.availableReplicas == 2)
        #expect(status.terminatingReplicas == 1)
        #expect(status.observedGeneration == 2)
        #expect(plan.writesStatus)
        #expect(plan.lookAgain == now + .milliseconds(7001))
        sample.set = plan.replicaSet
        #expect(!sample.plan().writesStatus)
    }

    @Test("Pods that match are adopted, those that no longer do are let go, others are left")
    func ownership() {
        var sample = ReplicaSetSample(replicas: 1)
        sample.add("orphan") { $0.metadata.ownerReferences = [] }
        sample.add("astray") { $0.metadata.labels = [:] }
        sample.add("foreign") { $0.metadata.ownerReferences[0].uid = "other" }
        sample.add("going orphan") {
            $0.metadata.ownerReferences = []
            $0.metadata.deletionTimestamp = now
        }
        sample.add("elsewhere") {
            $0.metadata.ownerReferences = []
            $0.metadata.namespace = "other"
        }
        let plan = sample.plan()
        #expect(plan.claims.count == 2)
        #expect(plan.management == [])
        guard case .adoptPod(let adopted) = plan.claims.first, case .releasePod(let released) = plan.claims.last else {
            Issue.record("unexpected claims: \(plan.claims)")
            return
        }
        #expect(adopted.metadata.name == "orphan")
        #expect(adopted.metadata.isControlled(by: "set-1"))
        #expect(released.metadata.name == "astray")
        #expect(released.metadata.ownerReferences == [])
        #expect(plan.claims[0].event(podName: "orphan") == nil)
        #expect(plan.claims[1].event(error: "gone") == nil)
        #expect(plan.replicaSet.status.replicas == 1)
    }

    @Test("A terminating set makes, deletes, takes and gives nothing, and keeps counting")
    func terminating() {
        var sample = ReplicaSetSample(replicas: 5)
        sample.add("owned")
        sample.add("orphan") { $0.metadata.ownerReferences = [] }
        sample.add("astray") { $0.metadata.labels = [:] }
        sample.set.metadata.deletionTimestamp = now
        #expect(sample.plan().actions == [])
        #expect(sample.plan().replicaSet.status.replicas == 1)
    }

    @Test("A failure to make or delete Pods is noted once, and taken back by a pass that succeeds")
    func failures() throws {
        var sample = ReplicaSetSample(replicas: 2)
        let failed = sample.plan().status(afterFailure: "quota")
        let condition = try #require(failed.conditions.first)
        #expect(condition["reason"] == "FailedCreate")
        #expect(condition["message"] == "quota")
        #expect(condition["lastTransitionTime"] == "2027-01-15T08:00:00Z")
        sample.set.status = failed
        #expect(sample.plan().status(afterFailure: "again").conditions == failed.conditions)
        #expect(sample.plan().replicaSet.status.conditions == [])
        for name in ["a", "b", "c"] { sample.add(name) }
        sample.set.status = ReplicaSetStatus()
        #expect(sample.plan().status(afterFailure: "no").conditions.first?["reason"] == "FailedDelete")
    }
}

@Suite("Which Pods of a ReplicaSet go first")
struct PodRankingTests {
    /// What makes one Pod be missed less than another, from the rule that counts most to the one that counts least.
    static let rules: [(String, @Sendable (inout Pod, Timestamp) -> Void)] = [
        ("unassigned", { pod, _ in pod.spec.nodeName = "" }),
        ("pending", { pod, _ in pod.status.phase = .pending }),
        ("unknown", { pod, _ in pod.status.phase = .unknown }),
        ("not ready", { pod, now in pod.setReady(since: now, false) }),
        ("cheaper", { pod, _ in pod.metadata.annotations["controller.kubernetes.io/pod-deletion-cost"] = "-5" }),
        ("crowded", { pod, _ in pod.spec.nodeName = "crowded" }),
        ("ready later", { pod, now in pod.setReady(since: now + .seconds(-60)) }),
        ("restarted", { pod, _ in pod.setRestarts(2) }),
        ("made later", { pod, now in pod.metadata.creationTimestamp = now + .seconds(-60) }),
    ]

    private func sample(_ first: String, _ second: String) -> ReplicaSetSample {
        var sample = ReplicaSetSample(replicas: 1)
        for (index, name) in [first, second].enumerated() {
            sample.add("p\(index)") { pod in Self.rules.first { $0.0 == name }?.1(&pod, now) }
        }
        sample.add("neighbour") { $0.spec.nodeName = "crowded" }
        sample.relatedPods = sample.pods + [sample.pods[2]]
        sample.pods.removeLast()
        return sample
    }

    @Test("Each rule counts, and counts more than those after it", arguments: 0..<rules.count)
    func precedence(index: Int) {
        let rule = Self.rules[index].0
        for other in [""] + Self.rules[(index + 1)...].map(\.0) {
            #expect(sample(rule, other).deleted == ["p0"], "\(rule) before \(other)")
            #expect(sample(other, rule).deleted == ["p1"], "\(rule) before \(other)")
        }
    }

    @Test("Ages in one bucket are told apart by uid, and a moment that is missing counts as the youngest")
    func buckets() {
        var sample = ReplicaSetSample(replicas: 1)
        sample.add("b") { $0.setReady(since: now + .seconds(-3000)) }
        sample.add("a")
        #expect(sample.deleted == ["a"])
        sample.pods[0].setReady(since: nil)
        #expect(sample.deleted == ["b"])
        sample.pods[0].setReady(since: now + .seconds(5))
        #expect(sample.deleted == ["b"])
    }

    @Test("A cost that the API server would not take counts as none", arguments: ["+9", "09", "high", "99999999999"])
    func malformedCosts(cost: String) {
        var sample = ReplicaSetSample(replicas: 1)
        sample.add("a") { $0.metadata.annotations["controller.kubernetes.io/pod-deletion-cost"] = cost }
        sample.add("b") { $0.metadata.annotations["controller.kubernetes.io/pod-deletion-cost"] = "-1" }
        #expect(sample.deleted == ["b"])
        sample.pods[1].metadata.annotations["controller.kubernetes.io/pod-deletion-cost"] = "1"
        #expect(sample.deleted == ["a"])
    }

    @Test("Restarts of sidecars decide where those of the other containers are equal")
    func sidecars() throws {
        var sample = ReplicaSetSample(replicas: 1)
        sample.add("a")
        sample.add("b") { pod in
            var sidecar = Container()
            sidecar.name = "proxy"
            sidecar.other["restartPolicy"] = "Always"
            pod.spec.initContainers = [sidecar]
            var status = ContainerStatus()
            status.name = "proxy"
            status.restartCount = 3
            pod.status.initContainerStatuses = [status]
        }
        #expect(sample.deleted == ["b"])
    }

    @Test("When all Pods go, they go as they are")
    func all() {
        var sample = ReplicaSetSample(replicas: 0)
        for name in ["c", "a", "b"] { sample.add(name) }
        #expect(sample.deleted == ["c", "a", "b"])
        #expect(sample.plan().management[0].event(podName: "c")?.message == "Deleted pod: c")
        #expect(sample.plan().management[0].event(error: "x")?.reason == "FailedDelete")
    }
}
