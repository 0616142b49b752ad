import Model
import Testing

@testable import Cluster

@Suite struct `The scheduler` {
    @Test func `spreads the Pods of one controller first, then all Pods, then goes by name`() throws {
        var cluster = Cluster.forTests()
        for name in ["bare-1", "bare-2"] { try cluster.create(.simulated(name)) }
        for name in ["a-1", "a-2", "a-3", "a-4"] { try cluster.create(.simulated(name, owner: .simulated("a"))) }
        for name in ["b-1", "b-2"] { try cluster.create(.simulated(name, owner: .simulated("b"))) }
        #expect(
            cluster.placement == [
                "bare-1": "node-1", "bare-2": "node-2", "a-1": "node-3", "a-2": "node-1", "a-3": "node-2",
                "a-4": "node-3", "b-1": "node-1", "b-2": "node-2",
            ])
    }

    @Test func `counts a node's Pods no more when they are gone or have ended`() throws {
        var cluster = Cluster.forTests(nodes: 2)
        try cluster.create(.simulated("web"))
        try cluster.create(.simulated("job", image: "busybox") { $0.spec.restartPolicy = "Never" })
        #expect(cluster.placement == ["web": "node-1", "job": "node-2"])
        try cluster.create(.simulated("next"))
        #expect(cluster.placement["next"] == "node-2")
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web"))
        cluster.run(for: .seconds(5))
        try cluster.create(.simulated("last"))
        #expect(cluster.placement["last"] == "node-1")
    }

    @Test func `goes by nodeSelector and required node affinity`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(.simulated("a") { $0.spec.nodeSelector = ["kubernetes.io/hostname": "node-3"] })
        let term: JSON = [
            "matchExpressions": [["key": "kubernetes.io/hostname", "operator": "NotIn", "values": ["node-1"]]]
        ]
        let affinity: JSON = [
            "nodeAffinity": ["requiredDuringSchedulingIgnoredDuringExecution": ["nodeSelectorTerms": [term]]]
        ]
        try cluster.create(.simulated("b") { $0.spec.other["affinity"] = affinity })
        #expect(cluster.placement == ["a": "node-3", "b": "node-2"])
    }

    @Test func `leaves Pods of other schedulers alone`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(.simulated("web") { $0.spec.schedulerName = "mine" })
        #expect(cluster.placement == ["web": ""])
        #expect(cluster.pod("web")?.status.conditions == [])
    }

    @Test func `tells why a Pod gets no node, and tries again when a node changes`() throws {
        var cluster = Cluster.forTests()
        try cluster.cordon(node: "node-1")
        try cluster.change(node: "node-2") { $0.spec.taints.append(Taint("dedicated", effect: "NoSchedule")) }
        try cluster.create(.simulated("web") { $0.spec.nodeSelector = ["disk": "fast"] })
        let message =
            "0/3 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, "
            + "1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. no new claims to deallocate, "
            + "preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling."
        let condition = try #require(cluster.pod("web")?.status.condition("PodScheduled"))
        #expect(condition.status == .false)
        #expect(condition.reason == "Unschedulable")
        #expect(condition.message == message)
        #expect(cluster.events(of: "Pod", "web") == ["FailedScheduling: \(message)"])
        try cluster.change(node: "node-3") { $0.metadata.labels["disk"] = "fast" }
        #expect(cluster.placement == ["web": "node-3"])
        #expect(cluster.pod("web")?.status.condition("PodScheduled")?.status == .true)
    }

    @Test func `gives a Pod that tolerates a taint any node`() throws {
        var cluster = Cluster.forTests(nodes: 1)
        try cluster.change(node: "node-1") {
            var taint = Taint("dedicated", effect: "NoSchedule")
            taint.value = "db"
            $0.spec.taints.append(taint)
        }
        for (name, value) in [("web", "web"), ("db", "db")] {
            try cluster.create(
                .simulated(name) {
                    var toleration = Toleration()
                    toleration.key = "dedicated"
                    toleration.value = value
                    toleration.effect = "NoSchedule"
                    $0.spec.tolerations = [toleration]
                })
        }
        #expect(cluster.placement == ["web": "", "db": "node-1"])
    }

    @Test func `fills a node up to its capacity, and uses what becomes free`() throws {
        var cluster = Cluster.forTests(nodes: 1)
        var node = try #require(cluster.node("node-1"))
        node.status.allocatable["pods"] = Quantity(1)
        try cluster.server.updateStatus(node)
        try cluster.create(.simulated("a"))
        try cluster.create(.simulated("b"))
        #expect(cluster.placement == ["a": "node-1", "b": ""])
        #expect(
            cluster.pod("b")?.status.condition("PodScheduled")?.message
                == "0/1 nodes are available: 1 Too many pods. no new claims to deallocate, preemption: "
                + "0/1 nodes are available: 1 No preemption victims found for incoming pod.")
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "a"))
        cluster.run(for: .seconds(5))
        #expect(cluster.placement == ["b": "node-1"])
    }

    @Test func `finds no node where there is none`() throws {
        var cluster = Cluster.forTests(nodes: 0)
        try cluster.create(.simulated("web"))
        #expect(
            cluster.pod("web")?.status.condition("PodScheduled")?.message == "no nodes available to schedule pods")
    }
}

@Suite struct `The scheduler and claims` {
    @Test func `waits for a claim that does not exist yet`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(.simulated("web") { $0.use(claim: "data") })
        #expect(
            cluster.pod("web")?.status.condition("PodScheduled")?.message
                == "0/3 nodes are available: persistentvolumeclaim \"data\" not found. no new claims to deallocate, "
                + "preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.")
        try cluster.server.create(PersistentVolumeClaim.simulated("data"))
        cluster.run(for: .seconds(5))
        #expect(cluster.placement == ["web": "node-1"])
        #expect(cluster.pod("web")?.isRunningAndReady == true)
    }

    @Test func `chooses the node before the volume is made, and binds the Pod after`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(PersistentVolumeClaim.simulated("data"))
        try cluster.create(.simulated("web") { $0.use(claim: "data") }, for: .milliseconds(100))
        let key = ObjectKey(namespace: "default", name: "data")
        #expect(cluster.server.find(PersistentVolumeClaim.self, key)?.selectedNode == "node-1")
        #expect(cluster.placement == ["web": ""])
        cluster.run(for: .seconds(5))
        #expect(cluster.server.find(PersistentVolumeClaim.self, key)?.status.phase == .bound)
        #expect(cluster.placement == ["web": "node-1"])
    }

    @Test func `counts a Pod where it will be, while its volume is made`() throws {
        var cluster = Cluster.forTests(nodes: 2)
        try cluster.server.create(PersistentVolumeClaim.simulated("data"))
        try cluster.create(.simulated("first") { $0.use(claim: "data") }, for: .milliseconds(50))
        try cluster.create(.simulated("second"))
        #expect(cluster.placement == ["first": "node-1", "second": "node-2"])
    }

    @Test func `brings a Pod back to the node that has its volume`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(PersistentVolumeClaim.simulated("data"))
        try cluster.create(.simulated("filler"))
        try cluster.create(.simulated("web") { $0.use(claim: "data") })
        #expect(cluster.placement["web"] == "node-2")
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "filler"))
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web"))
        cluster.run(for: .seconds(5))
        for name in ["a", "b", "c", "d", "e"] { try cluster.create(.simulated(name)) }
        try cluster.create(.simulated("web") { $0.use(claim: "data") })
        #expect(cluster.placement["web"] == "node-2")
        try cluster.cordon(node: "node-2")
        try cluster.create(.simulated("other") { $0.use(claim: "data") })
        #expect(
            cluster.pod("other")?.status.condition("PodScheduled")?.message
                == "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) had volume node affinity "
                + "conflict. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not "
                + "helpful for scheduling.")
        try cluster.uncordon(node: "node-2")
        cluster.run(for: .seconds(5))
        #expect(cluster.placement["other"] == "node-2")
    }

    @Test func `waits until a claim that is bound at once has its volume`() throws {
        var cluster = Cluster.forTests()
        var storageClass = StorageClass.standard
        storageClass.metadata.name = "immediate"
        storageClass.metadata.annotations = [:]
        storageClass.volumeBindingMode = "Immediate"
        try cluster.server.create(storageClass)
        try cluster.server.create(PersistentVolumeClaim.simulated("data", className: "immediate"))
        try cluster.create(.simulated("web") { $0.use(claim: "data") }, for: .milliseconds(100))
        #expect(
            cluster.pod("web")?.status.condition("PodScheduled")?.message.hasPrefix(
                "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. ") == true)
        cluster.run(for: .seconds(5))
        #expect(cluster.pod("web")?.isRunningAndReady == true)
    }
}

@Suite struct `Binding a Pod` {
    @Test func `is refused when the Pod has a node, goes, or is another one`() throws {
        var server = Cluster.forTests().server
        let pod = try server.create(Pod.simulated("web"))
        try server.bind(pod: pod.key, uid: pod.metadata.uid, to: "node-1")
        #expect(throws: APIError.self) { try server.bind(pod: pod.key, to: "node-2") }
        #expect(throws: APIError.self) { try server.bind(pod: pod.key, uid: "another", to: "node-1") }
        #expect(throws: APIError.notFound(Pod.kind, name: "none")) {
            try server.bind(pod: ObjectKey(namespace: "default", name: "none"), to: "node-1")
        }
        #expect(server.find(Pod.self, pod.key)?.spec.nodeName == "node-1")
    }
}

@Suite struct Tolerations {
    @Test(arguments: [
        ("", "Exists", "", "", true), ("k", "Exists", "", "", true), ("k", "Exists", "", "NoExecute", false),
        ("k", "", "v", "NoSchedule", true), ("k", "Equal", "w", "", false), ("l", "Exists", "", "", false),
        ("", "", "", "", false), ("k", "Lt", "v", "", false),
    ])
    func `cover a taint by key, value and effect`(
        key: String, operation: String, value: String, effect: String, covers: Bool
    ) {
        var taint = Taint("k", effect: "NoSchedule")
        taint.value = "v"
        var toleration = Toleration()
        toleration.key = key
        toleration.operator = operation
        toleration.value = value
        toleration.effect = effect
        #expect(toleration.tolerates(taint) == covers)
    }
}
