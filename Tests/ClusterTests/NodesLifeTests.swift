import Model
import Testing

@testable import Cluster

@Suite struct `A Pod on its node` {
    @Test func `goes from Pending to ready at the times that the timings give`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(Pod.simulated("web"))
        cluster.run(for: .seconds(60))
        #expect(cluster.nextTime == nil)
        #expect(
            cluster.history(of: "web") == [
                "0s Pending",
                "25ms Pending on node-1",
                "30ms Pending on node-1 ContainerCreating",
                "1.23s Running on node-1",
                "2.23s Running on node-1 ready",
            ])
    }

    @Test func `tells its events as a kubelet does`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(Pod.simulated("web"))
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(
            cluster.events(of: "Pod", "web") == [
                "Scheduled: Successfully assigned default/web to node-1",
                "Pulling: Pulling image \"nginx:1\"",
                "Pulled: Successfully pulled image \"nginx:1\" in 800ms (800ms including waiting). "
                    + "Image size: 64000000 bytes.",
                "Created: Container created",
                "Started: Container started",
            ])
    }
}

extension `A Pod on its node` {
    @Test func `runs init containers one after the other before its containers`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(
            Pod.simulated("web") { $0.spec.initContainers = [.simulated("first"), .simulated("second")] })
        cluster.run(for: .milliseconds(500))
        let early = try #require(cluster.pod("web"))
        #expect(early.status.initContainerStatuses.map { $0.state.running != nil } == [true, false])
        #expect(early.status.containerStatuses.first?.state.waiting?.reason == "PodInitializing")
        #expect(
            early.status.condition("Initialized")?.message == "containers with incomplete status: [first second]")
        cluster.run(for: .seconds(10))
        #expect(cluster.starts(of: "web") == [2])
        #expect(cluster.pod("web")?.isRunningAndReady == true)
        #expect(cluster.pod("web")?.status.initContainerStatuses.map(\.ready) == [true, true])
    }

    @Test func `never starts when an init container fails and nothing is restarted`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(
            Pod.simulated("web") {
                $0.spec.restartPolicy = "Never"
                $0.spec.initContainers = [.simulated("first", image: "setup:crash")]
            })
        cluster.run(for: .seconds(10))
        #expect(cluster.pod("web")?.status.phase == .failed)
        #expect(cluster.starts(of: "web").isEmpty)
        #expect(cluster.nextTime == nil)
    }

    @Test func `is ready once its readiness probe has had its delay and period`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(
            Pod.simulated("web") {
                var probe = Probe()
                probe.httpGet = ["path": "/", "port": 80]
                probe.initialDelaySeconds = 5
                probe.periodSeconds = 2
                $0.spec.containers[0].readinessProbe = probe
            })
        cluster.run(for: .milliseconds(6999))
        #expect(cluster.pod("web")?.isReady == false)
        cluster.run(for: .milliseconds(1))
        #expect(cluster.pod("web")?.isReady == true)
    }

    @Test func `reports what a kubelet reports`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(Pod.simulated("web"))
        cluster.run(for: .seconds(60))
        let status = try #require(cluster.pod("web")?.status)
        #expect(status.podIP == "10.244.1.2")
        #expect(status.hostIP == "192.168.0.1")
        #expect(status.startTime == cluster.settings.start)
        #expect(
            status.conditions.map { "\($0.type)=\($0.status)" } == [
                "PodReadyToStartContainers=True", "Initialized=True", "Ready=True", "ContainersReady=True",
                "PodScheduled=True",
            ])
        #expect(status.condition("Ready")?.lastTransitionTime == cluster.settings.start + .seconds(2))
        let container = try #require(status.containerStatuses.first)
        #expect(container.state.running?.startedAt == cluster.settings.start + .seconds(1))
        #expect(container.started == true)
        #expect(container.imageID == "docker.io/library/nginx:1")
    }

    @Test func `finds an image that another Pod has brought to the node`() throws {
        var cluster = Cluster.forTests(nodes: 1)
        try cluster.server.create(Pod.simulated("first"))
        cluster.run(for: .seconds(10))
        try cluster.server.create(Pod.simulated("second"))
        cluster.run(for: .seconds(10))
        #expect(cluster.history(of: "second").last == "11.43s Running on node-1 ready")
        #expect(
            cluster.events(of: "Pod", "second").contains(
                "Pulled: Container image \"nginx:1\" already present on machine and can be accessed by the pod"))
    }

    @Test func `stays ready while its containers end, and is removed when they have`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(Pod.simulated("web"))
        cluster.run(to: .seconds(10))
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web"))
        cluster.run(for: .seconds(10))
        #expect(
            cluster.history(of: "web").suffix(3) == [
                "10s Running on node-1 ready terminating",
                "10.605s Succeeded on node-1 Completed terminating",
                "10.605s deleted",
            ])
        #expect(cluster.events(of: "Pod", "web").last == "Killing: Stopping container web")
        #expect(cluster.nextTime == nil)
    }

    @Test func `is killed when its grace period is shorter than its containers need`() throws {
        var cluster = Cluster.forTests { $0.timings.shutdown = .seconds(60) }
        try cluster.server.create(Pod.simulated("web"))
        cluster.run(to: .seconds(10))
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web"), gracePeriod: 20)
        cluster.run(to: .seconds(15))
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web"), gracePeriod: 2)
        cluster.run(for: .seconds(60))
        #expect(
            cluster.history(of: "web").suffix(2) == [
                "17.005s Failed on node-1 Error terminating", "17.005s deleted",
            ])
    }

    @Test func `gets an address that no other Pod has, and that was not in use lately`() throws {
        var pool = try #require(AddressPool(cidr: "10.0.0.0/29"))
        #expect((1...5).map { _ in pool.take() } == ["10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6"])
        #expect(pool.take() == nil)
        pool.free("10.0.0.3")
        pool.free("10.0.0.5")
        #expect(pool.take() == "10.0.0.3")
        pool.free("10.0.0.3")
        #expect(pool.take() == "10.0.0.5")
    }

    @Test(arguments: ["10.0.0.0", "10.0.0/24", "10.0.0.0/33", "x/24", ""])
    func `gets no address from a range that is none`(cidr: String) {
        #expect(AddressPool(cidr: cidr) == nil)
    }

    @Test func `has the same history for the same seed, and another for another`() throws {
        func history(seed: UInt64) throws -> [String] {
            var cluster = Cluster.forTests(seed: seed) { $0.timings.jitter = 0.5 }
            for name in ["a", "b", "c"] { try cluster.server.create(Pod.simulated(name)) }
            cluster.run(for: .seconds(60))
            return ["a", "b", "c"].flatMap(cluster.history)
        }
        #expect(try history(seed: 7) == history(seed: 7))
        #expect(try history(seed: 7) != history(seed: 8))
    }
}
