import Model
import Testing

@testable import Cluster

@Suite struct `A node that is cut off` {
    @Test func `turns Unknown after the grace period, and its Pods stop being ready`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(.simulated("web"))
        try cluster.killNode("node-1")
        cluster.run(for: .seconds(49))
        #expect(cluster.node("node-1")?.condition("Ready")?.status == .true)
        #expect(cluster.pod("web")?.isReady == true)
        cluster.run(for: .seconds(2))
        let node = try #require(cluster.node("node-1"))
        let condition = try #require(node.condition("Ready"))
        #expect(condition.status == .unknown)
        #expect(condition.reason == "NodeStatusUnknown")
        #expect(condition.message == "Kubelet stopped posting node status.")
        #expect(
            node.spec.taints.map { "\($0.key):\($0.effect)" } == [
                "node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute",
            ])
        #expect(cluster.pod("web")?.isReady == false)
        #expect(cluster.pod("web")?.status.phase == .running)
        #expect(cluster.events(of: "Node", "node-1") == ["NodeNotReady: Node node-1 status is now: NodeNotReady"])
        #expect(cluster.events(of: "Pod", "web").last == "NodeNotReady: Node is not ready")
    }

    @Test func `gets no new Pods once it is Unknown`() throws {
        var cluster = Cluster.forTests(nodes: 2)
        try cluster.killNode("node-1")
        try cluster.create(.simulated("early"), for: .seconds(60))
        #expect(cluster.placement["early"] == "node-1")
        #expect(cluster.pod("early")?.status.phase == .pending)
        try cluster.create(.simulated("late"))
        try cluster.create(.simulated("later"))
        #expect(cluster.placement == ["early": "node-1", "late": "node-2", "later": "node-2"])
    }

    @Test func `loses its Pods after 300 s, but they stay, terminating, until it returns`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(.simulated("web"))
        try cluster.killNode("node-1")
        cluster.run(for: .seconds(349))
        #expect(cluster.pod("web")?.isTerminating == false)
        cluster.run(for: .seconds(2))
        let pod = try #require(cluster.pod("web"))
        #expect(pod.isTerminating)
        #expect(pod.status.condition("DisruptionTarget")?.reason == "DeletionByTaintManager")
        #expect(
            cluster.events(of: "Pod", "web").last == "TaintManagerEviction: Marking for deletion Pod default/web")
        cluster.run(for: .seconds(3600))
        #expect(cluster.pod("web")?.metadata.uid == pod.metadata.uid)
        try cluster.reviveNode("node-1")
        cluster.run(for: .seconds(5))
        #expect(cluster.pod("web") == nil)
    }

    @Test func `is as before when it returns in time`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(.simulated("web"))
        try cluster.killNode("node-1")
        cluster.run(for: .seconds(100))
        try cluster.reviveNode("node-1")
        cluster.run(for: .seconds(1000))
        let node = try #require(cluster.node("node-1"))
        #expect(node.condition("Ready")?.status == .true)
        #expect(node.condition("Ready")?.reason == "KubeletReady")
        #expect(node.spec.taints.isEmpty)
        #expect(cluster.pod("web")?.isRunningAndReady == true)
        #expect(cluster.pod("web")?.isTerminating == false)
        #expect(cluster.pod("web")?.status.containerStatuses.first?.restartCount == 0)
        #expect(
            cluster.events(of: "Node", "node-1").last == "NodeReady: Node node-1 status is now: NodeReady")
        #expect(
            cluster.events(of: "Pod", "web").last
                == "TaintManagerEviction: Cancelling deletion of Pod default/web")
        #expect(cluster.nextTime == nil)
    }

    @Test func `is not noticed when it returns within the grace period`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(.simulated("web"))
        let revision = cluster.server.revision
        try cluster.killNode("node-1")
        cluster.run(for: .seconds(30))
        try cluster.reviveNode("node-1")
        cluster.run(for: .seconds(600))
        #expect(cluster.server.revision == revision)
    }

    @Test func `lets a Pod go that is deleted by force, and starts it elsewhere`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(.simulated("web"))
        try cluster.killNode("node-1")
        cluster.run(for: .seconds(60))
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web"), gracePeriod: 0)
        try cluster.create(.simulated("web"))
        #expect(cluster.pod("web")?.isRunningAndReady == true)
        #expect(cluster.placement == ["web": "node-2"])
        try cluster.reviveNode("node-1")
        cluster.run(for: .seconds(60))
        #expect(cluster.placement == ["web": "node-2"])
    }

    @Test func `keeps its Pods when no node is heard any more`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(.simulated("web"))
        for name in ["node-1", "node-2", "node-3"] { try cluster.killNode(name) }
        cluster.run(for: .seconds(3600))
        #expect(cluster.pod("web")?.isTerminating == false)
        #expect(cluster.node("node-1")?.spec.taints.map(\.effect) == ["NoSchedule"])
    }

    @Test func `that nobody knows, or that is off already, is refused`() throws {
        var cluster = Cluster.forTests()
        #expect(throws: APIError.notFound(Node.kind, name: "node-9")) { try cluster.killNode("node-9") }
        #expect(throws: APIError.notFound(Node.kind, name: "node-9")) { try cluster.drain(node: "node-9") }
        #expect(throws: APIError.notFound(Node.kind, name: "node-9")) { try cluster.cordon(node: "node-9") }
        #expect(throws: APIError.badRequest("node \"node-1\" is not cut off")) { try cluster.reviveNode("node-1") }
        try cluster.killNode("node-1")
        #expect(throws: APIError.badRequest("node \"node-1\" is cut off already")) { try cluster.killNode("node-1") }
    }
}

@Suite struct `Taints without execution` {
    @Test(arguments: [(nil, 0), (0, 0), (30, 30)] as [(Int64?, Int64)])
    func `move a Pod when its patience ends`(patience: Int64?, seconds: Int64) throws {
        var cluster = Cluster.forTests(nodes: 1)
        try cluster.create(
            .simulated("web") {
                guard let patience else { return }
                var toleration = Toleration()
                toleration.key = "broken-disk"
                toleration.operator = "Exists"
                toleration.effect = "NoExecute"
                toleration.tolerationSeconds = patience
                $0.spec.tolerations = [toleration]
            }, for: .seconds(10))
        var node = try #require(cluster.node("node-1"))
        node.spec.taints.append(Taint("broken-disk", effect: "NoExecute"))
        try cluster.server.update(node)
        cluster.run(for: .seconds(60))
        let end = cluster.history(of: "web").first { $0.hasSuffix("terminating") }
        #expect(end?.hasPrefix(Duration.milliseconds(10_000 + seconds * 1000 + 5).shortText + " ") == true)
    }
}

@Suite struct `What a user does to nodes and Pods` {
    @Test func `a cordoned node keeps its Pods, gets no new ones, and says so`() throws {
        var cluster = Cluster.forTests(nodes: 2)
        try cluster.create(.simulated("web"))
        try cluster.cordon(node: "node-1")
        try cluster.create(.simulated("a"))
        try cluster.create(.simulated("b"))
        #expect(cluster.placement == ["web": "node-1", "a": "node-2", "b": "node-2"])
        #expect(
            cluster.node("node-1")?.spec.taints.map { "\($0.key):\($0.effect)" }
                == ["node.kubernetes.io/unschedulable:NoSchedule"])
        try cluster.uncordon(node: "node-1")
        cluster.run(for: .seconds(1))
        #expect(cluster.node("node-1")?.spec.taints.isEmpty == true)
        #expect(
            cluster.events(of: "Node", "node-1") == [
                "NodeNotSchedulable: Node node-1 status is now: NodeNotSchedulable",
                "NodeSchedulable: Node node-1 status is now: NodeSchedulable",
            ])
    }

    @Test func `a drained node is cordoned and loses the Pods that a controller makes again`() throws {
        var cluster = Cluster.forTests(nodes: 2)
        try cluster.create(.simulated("a-1", owner: .simulated("a")))
        try cluster.create(.simulated("a-2", owner: .simulated("a")))
        #expect(try cluster.drain(node: "node-1") == [ObjectKey(namespace: "default", name: "a-1")])
        #expect(cluster.pod("a-1")?.status.condition("DisruptionTarget")?.reason == "EvictionByEvictionAPI")
        cluster.run(for: .seconds(5))
        #expect(cluster.placement == ["a-2": "node-2"])
        #expect(cluster.node("node-1")?.spec.unschedulable == true)
    }

    @Test func `a drain stops at Pods without a controller, unless it is forced`() throws {
        var cluster = Cluster.forTests(nodes: 1)
        try cluster.create(.simulated("web"))
        #expect(
            throws: APIError.badRequest(
                "unable to drain node \"node-1\" due to error: cannot delete Pods that declare no controller "
                    + "(use --force to override): default/web")
        ) { try cluster.drain(node: "node-1") }
        cluster.run(for: .seconds(5))
        #expect(cluster.placement == ["web": "node-1"])
        try cluster.drain(node: "node-1", force: true)
        cluster.run(for: .seconds(5))
        #expect(cluster.placement.isEmpty)
    }

    @Test func `a failed Pod stays, evicted, with its containers ended`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(.simulated("web"))
        try cluster.failPod(ObjectKey(namespace: "default", name: "web"))
        cluster.run(for: .seconds(600))
        let status = try #require(cluster.pod("web")?.status)
        #expect(status.phase == .failed)
        #expect(status.reason == "Evicted")
        #expect(status.containerStatuses.first?.state.terminated?.exitCode == 1)
        #expect(status.condition("Ready")?.reason == "PodFailed")
        #expect(cluster.nextTime == nil)
    }

    @Test func `a Pod can be kept from being ready, and be made ready`() throws {
        var cluster = Cluster.forTests()
        let key = ObjectKey(namespace: "default", name: "web")
        try cluster.create(.simulated("web", image: "nginx:broken"))
        try cluster.setReady(key, true)
        cluster.run(for: .seconds(1))
        #expect(cluster.pod("web")?.isReady == true)
        try cluster.setReady(key, false)
        cluster.run(for: .seconds(100))
        #expect(cluster.pod("web")?.isReady == false)
        #expect(cluster.pod("web")?.status.phase == .running)
        #expect(
            cluster.events(of: "Pod", "web").last
                == "Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503")
        try cluster.setReady(key, true)
        cluster.run(for: .seconds(1))
        #expect(cluster.pod("web")?.isReady == true)
    }

    @Test func `moves that make no sense are refused`() throws {
        var cluster = Cluster.forTests(nodes: 1)
        let key = ObjectKey(namespace: "default", name: "web")
        #expect(throws: APIError.notFound(Pod.kind, name: "web")) { try cluster.failPod(key) }
        try cluster.server.create(Pod.simulated("web"))
        #expect(throws: APIError.badRequest("pod web does not have a host assigned")) {
            try cluster.setReady(key, false)
        }
        #expect(throws: APIError.badRequest("pod web has no running container")) { try cluster.crashContainer(key) }
        cluster.run(for: .seconds(5))
        #expect(throws: APIError.badRequest("container db is not valid for pod web")) {
            try cluster.crashContainer(key, container: "db")
        }
        try cluster.failPod(key)
        cluster.run(for: .seconds(5))
        #expect(throws: APIError.badRequest("pod web has ended already: its phase is Failed")) {
            try cluster.failPod(key)
        }
    }

    @Test func `every move about a Pod or a node is made`() throws {
        var cluster = Cluster.forTests()
        let web = Move.Target(kind: Pod.kind, key: ObjectKey(namespace: "default", name: "web"))
        try cluster.create(.simulated("web"))
        let moves: [(Move, (Cluster) -> Bool)] = [
            (.crashPod(web), { $0.pod("web")?.status.containerStatuses.first?.restartCount == 1 }),
            (.setReady(web, false), { $0.pod("web")?.isReady == false }),
            (.setReady(web, true), { $0.pod("web")?.isReady == true }),
            (.failPod(web), { $0.pod("web")?.isFailed == true }),
            (.cordon(node: "node-2", true), { $0.node("node-2")?.spec.unschedulable == true }),
            (.cordon(node: "node-2", false), { $0.node("node-2")?.spec.unschedulable == false }),
            (.drain(node: "node-2"), { $0.node("node-2")?.spec.unschedulable == true }),
            (.kill(node: "node-3"), { !$0.isAlive(node: "node-3") }),
            (.revive(node: "node-3"), { $0.isAlive(node: "node-3") }),
        ]
        for (move, isMade) in moves {
            try cluster.perform(move)
            cluster.run(for: .seconds(20))
            #expect(isMade(cluster), "\(move)")
        }
    }
}
