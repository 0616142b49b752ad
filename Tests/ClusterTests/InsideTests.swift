import Containers
import Model
import Testing

@testable import Cluster

@Suite struct `What is inside a Pod` {
    @Test func `runs the program that its container gives, and is over when that ends`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(
            Pod.script("job", "echo begin; sleep 20; echo end; exit 3") { $0.spec.restartPolicy = "Never" })
        cluster.run(to: .seconds(10))
        #expect(cluster.pod("job")?.status.phase == .running)
        #expect(try cluster.logLines(of: "job") == ["begin"])
        cluster.run(to: .seconds(60))
        let state = try #require(cluster.pod("job")?.status.containerStatuses.first?.state.terminated)
        #expect(state.exitCode == 3 && state.reason == "Error")
        #expect(state.finishedAt == cluster.settings.start + .seconds(21))
        #expect(cluster.pod("job")?.status.phase == .failed)
        #expect(try cluster.logLines(of: "job") == ["begin", "end"])
        #expect(cluster.nextTime == nil)
    }

    @Test func `answers commands and requests, though nothing runs there before`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(Pod.simulated("web"))
        #expect(cluster.nextTime == nil && cluster.components.nodeAgents.logic.machines.isEmpty)
        #expect(
            try cluster.output(of: "hostname; cat /etc/hostname; echo no >&2; exit 5", in: "web") == (
                "web\nweb\nno\n", 5
            ))
        guard case .response(let page)? = try cluster.get("/", of: "web") else {
            Issue.record("no response")
            return
        }
        #expect(page.status == 200 && page.text.contains("nginx is here"))
        #expect(try cluster.logLines(of: "web").last?.hasPrefix("192.168.255.1 - - [") == true)
        let first = try cluster.log(of: .own("web")).lines.first
        #expect(
            first?.time
                == cluster.pod("web")?.status.containerStatuses[0].state.running?.startedAt.map {
                    $0 + .milliseconds(230)
                })
        #expect(cluster.nextTime == nil)
    }

    @Test func `says clearly what cannot be done`() throws {
        var cluster = Cluster.forTests()
        try cluster.create(Pod.simulated("web", image: "nginx:missing"))
        try cluster.create(Pod.simulated("other"))
        #expect(throws: ContainerFailure.notRunning(container: "web", reason: "ImagePullBackOff")) {
            try cluster.exec(["ls"], in: .own("web"))
        }
        #expect(throws: ContainerFailure.unknownContainer("db", pod: "web", choices: ["web"])) {
            try cluster.exec(["ls"], in: .own("web"), container: "db")
        }
        #expect(throws: ContainerFailure.noSuchPod(.own("nobody"))) { try cluster.exec(["ls"], in: .own("nobody")) }
        #expect(throws: ContainerFailure.nothingListens(port: 81, pod: .own("other"))) {
            try cluster.ask(HTTPRequest(target: "/"), of: .own("other"), port: 81)
        }
        #expect(throws: ContainerFailure.noLog(container: "web", previous: true, reason: "Running")) {
            try cluster.log(of: .own("other"), previous: true)
        }
        let session = try cluster.exec(["nosuch"], in: .own("other"))
        cluster.run(for: .seconds(1))
        let output = cluster.takeOutput(of: session)
        #expect(output.exitCode == 127)
        #expect(
            String(decoding: output.stderr, as: UTF8.self).contains("\"nosuch\": executable file not found in $PATH"))
        try cluster.killNode("node-1")
        try cluster.killNode("node-2")
        #expect(throws: ContainerFailure.self) { try cluster.exec(["ls"], in: .own("other")) }
    }

    @Test func `is kept by a claim for the next Pod, and by the Pod itself over a restart`() throws {
        var cluster = Cluster.forTests()
        try cluster.server.create(PersistentVolumeClaim.simulated("data"))
        let pod = Pod.script("web", "echo $(cat /data/n 2>/dev/null)x > /data/n; echo y >> /tmp/e; sleep 1000") {
            $0.use(claim: "data")
            $0.mount("scratch", at: "/tmp") { volume, _ in volume.emptyDir = [:] }
        }
        try cluster.create(pod)
        #expect(try cluster.output(of: "cat /data/n /tmp/e", in: "web").text == "x\ny\n")
        try cluster.crashContainer(.own("web"))
        cluster.run(for: .seconds(5))
        #expect(try cluster.output(of: "cat /data/n /tmp/e", in: "web").text == "xx\ny\ny\n")
        #expect(try cluster.logLines(of: "web", previous: true) == [])
        try cluster.server.delete(Pod.self, .own("web"))
        cluster.run(for: .seconds(60))
        try cluster.create(pod)
        #expect(try cluster.output(of: "cat /data/n /tmp/e", in: "web").text == "xxx\ny\n")
        #expect(try cluster.server.read(claim: .own("data"), path: "n") == "xxx\n")
    }

    @Test func `reaches other Pods by the cluster's names`() throws {
        var cluster = Cluster.forTests()
        var service = Service()
        service.metadata = ObjectMeta(name: "web", namespace: "default")
        service.spec.selector = ["app": "web"]
        service.spec.clusterIP = "None"
        var port = ServicePort()
        port.port = 80
        service.spec.ports = [port]
        try cluster.server.create(service)
        service.metadata.name = "front"
        service.spec.clusterIP = ""
        service.spec.ports[0].port = 8000
        service.spec.ports[0].targetPort = .int(80)
        try cluster.server.create(service)
        try cluster.server.create(
            Pod.simulated("web-0") {
                $0.metadata.labels = ["app": "web"]
                $0.spec.hostname = "web-0"
                $0.spec.subdomain = "web"
            })
        try cluster.create(Pod.script("client", "sleep 1000"))
        #expect(try cluster.output(of: "nslookup web-0.web", in: "client").text.contains("Address: 10.244."))
        #expect(try cluster.output(of: "nslookup web-1.web", in: "client").code == 1)
        let page = try cluster.output(of: "wget -qO- http://web-0.web/", in: "client")
        #expect(page.code == 0 && page.text.contains("nginx is here"))
        #expect(try cluster.output(of: "wget -qO- front:8000", in: "client").code == 0)
        #expect(try cluster.output(of: "wget -qO- front:8001", in: "client").text.contains("refused"))
        #expect(try cluster.output(of: "wget -qO- 10.244.9.9", in: "client").code == 1)
        try cluster.crashContainer(.own("web-0"))
        #expect(try cluster.output(of: "wget -T 2 -qO- web", in: "client").code == 1)
    }
}

@Suite struct `A container that is told to end` {
    @Test(arguments: [
        ("trap 'echo bye; exit 7' TERM; while true; do sleep 1; done", "7 Error", 2),
        ("while true; do sleep 1; done", "137 Error", 30),
    ])
    func `does so by itself, or is killed after its grace period`(
        script: String, end: String, seconds: Int
    ) throws {
        var cluster = Cluster.forTests()
        try cluster.create(Pod.script("web", script))
        try cluster.server.delete(Pod.self, .own("web"))
        let start = cluster.now
        while cluster.pod("web") != nil, cluster.step(until: start + .seconds(100)) {}
        let taken = cluster.now - start
        #expect(taken > .seconds(seconds - 2) && taken < .seconds(seconds + 1))
        let states = cluster.history.filter { $0.change != .deleted }.compactMap { $0.object as? Pod }
        let state = states.last?.status.containerStatuses[0].state.terminated
        #expect(state.map { "\($0.exitCode) \($0.reason)" } == end)
    }
}
