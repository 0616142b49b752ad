import Containers
import Model
import Testing

@testable import Cluster

@Suite struct `A probe of a container` {
    private static func probe(_ change: (inout Probe) -> Void) -> Probe {
        var probe = Probe()
        probe.periodSeconds = 2
        probe.failureThreshold = 2
        change(&probe)
        return probe
    }

    private static let page = probe { $0.httpGet = ["path": "/", "port": 80] }

    @Test func `asks the real server, so that a page that is moved away makes the Pod not ready, and back heals it`()
        throws
    {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.create(Pod.simulated("web") { $0.spec.containers[0].readinessProbe = Self.page })
        #expect(cluster.pod("web")?.isReady == true)
        #expect(cluster.nextTime == nil)
        let root = "/usr/share/nginx/html"
        #expect(try cluster.output(of: "mv \(root)/index.html /tmp/", in: "web").code == 0)
        let moved = cluster.now
        cluster.settle(until: cluster.now + .seconds(600))
        #expect(cluster.pod("web")?.isReady == false)
        #expect(cluster.nextTime == nil && cluster.now - moved <= .seconds(5))
        #expect(
            cluster.events(of: "Pod", "web").contains(
                "Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 403"))
        #expect(try cluster.output(of: "mv /tmp/index.html \(root)/", in: "web").code == 0)
        cluster.settle(until: cluster.now + .seconds(600))
        #expect(cluster.pod("web")?.isReady == true)
        #expect(cluster.pod("web")?.status.containerStatuses[0].restartCount == 0)
    }

    @Test func `looks again when another Pod changes the volume that it sees`() throws {
        var cluster = Cluster.forTests(nodes: 1, timings: .instant)
        try cluster.server.create(PersistentVolumeClaim.simulated("data"))
        let file = Self.probe { $0.exec = ["command": ["test", "-f", "/data/ready"]] }
        try cluster.create(
            Pod.simulated("web") {
                $0.use(claim: "data")
                $0.spec.containers[0].readinessProbe = file
            })
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(cluster.pod("web")?.isReady == false && cluster.nextTime == nil)
        try cluster.create(
            Pod.script("other", "touch /data/ready") {
                $0.use(claim: "data")
                $0.spec.restartPolicy = "Never"
            })
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(cluster.pod("web")?.isReady == true && cluster.nextTime == nil)
    }

    @Test func `of liveness restarts a container, one of startup holds the others back`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        let script = "trap 'exit 9' TERM; sleep 7; touch /tmp/up; sleep 8; rm /tmp/up; while true; do sleep 1; done"
        let file = Self.probe { $0.exec = ["command": ["cat", "/tmp/up"]] }
        try cluster.server.create(
            Pod.script("app", script) {
                $0.spec.containers[0].startupProbe = file
                $0.spec.containers[0].startupProbe?.failureThreshold = 10
                $0.spec.containers[0].livenessProbe = file
                $0.spec.containers[0].readinessProbe = file
            })
        cluster.run(to: .milliseconds(7999))
        #expect(cluster.pod("app")?.status.containerStatuses[0].started == false)
        cluster.run(to: .seconds(11))
        let status = try #require(cluster.pod("app")?.status.containerStatuses[0])
        #expect(status.started == true && status.ready && status.restartCount == 0)
        cluster.run(to: .seconds(24))
        let again = try #require(cluster.pod("app")?.status.containerStatuses[0])
        #expect(again.restartCount == 1 && again.lastState.terminated?.exitCode == 9 && again.started == false)
        let events = cluster.events(of: "Pod", "app")
        #expect(events.contains("Killing: Container web failed liveness probe, will be restarted"))
        #expect(
            events.contains("Unhealthy: Liveness probe failed: cat: can't open '/tmp/up': No such file or directory"))
    }

    @Test func `to a port, by a name, over time, or by gRPC says what it found`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        var port = ContainerPort()
        port.name = "http"
        port.containerPort = 80
        func create(_ name: String, _ change: (inout Probe) -> Void) throws {
            try cluster.server.create(
                Pod.simulated(name) {
                    $0.spec.containers[0].ports = [port]
                    $0.spec.containers[0].readinessProbe = Self.probe(change)
                })
        }
        try create("open") { $0.tcpSocket = ["port": "http"] }
        try create("closed") { $0.tcpSocket = ["port": 81] }
        try create("refused") { $0.httpGet = ["port": 81] }
        try create("secure") { $0.httpGet = ["port": "http", "scheme": "HTTPS"] }
        try create("slow") {
            $0.exec = ["command": ["sleep", "5"]]
            $0.timeoutSeconds = 1
        }
        try create("grpc") { $0.grpc = ["port": 80] }
        cluster.run(for: .seconds(20))
        let ready = cluster.server.list(Pod.self).filter(\.isReady).map(\.metadata.name)
        #expect(ready == ["open"])
        func last(_ name: String) -> String { cluster.events(of: "Pod", name).last ?? "" }
        let address = try #require(cluster.pod("refused")?.status.podIP)
        #expect(last("closed").hasSuffix(":81: connect: connection refused"))
        #expect(
            last("refused") == "Unhealthy: Readiness probe failed: Get \"http://\(address):81/\": "
                + "dial tcp \(address):81: connect: connection refused")
        #expect(last("secure").hasSuffix("http: server gave HTTP response to HTTPS client"))
        #expect(last("slow") == "Unhealthy: Readiness probe failed: command timed out after 1s")
        #expect(
            last("grpc") == "Unhealthy: Readiness probe errored: gRPC is not simulated; use exec, httpGet or tcpSocket")
    }
}

@Suite struct `A hook of a container` {
    @Test func `after the start keeps it from being ready, and one that fails ends it`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(
            Pod.simulated("good") {
                $0.spec.containers[0].other["lifecycle"] = [
                    "postStart": ["exec": ["command": ["sh", "-c", "sleep 3; echo hi > /tmp/hook"]]]
                ]
            })
        try cluster.server.create(
            Pod.simulated("bad") {
                $0.spec.restartPolicy = "Never"
                $0.spec.containers[0].other["lifecycle"] = ["postStart": ["exec": ["command": ["false"]]]]
            })
        cluster.run(to: .milliseconds(2900))
        #expect(cluster.pod("good")?.isReady == false)
        cluster.run(to: .seconds(10))
        #expect(cluster.pod("good")?.isReady == true)
        #expect(try cluster.output(of: "cat /tmp/hook", in: "good").text == "hi\n")
        #expect(cluster.pod("bad")?.status.phase == .succeeded)
        #expect(cluster.events(of: "Pod", "bad").contains { $0.hasPrefix("FailedPostStartHook: PostStartHook failed") })
    }

    @Test(arguments: [("sleep 5; echo done >> /data/log", 5), ("sleep 1000", 30)])
    func `before the end goes before the signal, within the grace period`(script: String, seconds: Int) throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(PersistentVolumeClaim.simulated("data"))
        try cluster.create(
            Pod.script("app", "trap 'echo term >> /data/log; exit 0' TERM; while true; do sleep 0.1; done") {
                $0.use(claim: "data")
                $0.spec.containers[0].other["lifecycle"] = [
                    "preStop": ["exec": ["command": ["sh", "-c", .string(script)]]]
                ]
            })
        let start = cluster.now
        try cluster.server.delete(Pod.self, .own("app"))
        while cluster.pod("app") != nil, cluster.step(until: start + .seconds(100)) {}
        let taken = cluster.now - start
        #expect(taken >= .seconds(seconds) && taken < .seconds(seconds + 1))
        let log = try cluster.server.read(claim: .own("data"), path: "log")
        #expect(log == (seconds == 5 ? "done\nterm\n" : "term\n"))
    }
}
