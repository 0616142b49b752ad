import Containers
import Model
import Testing

@testable import Cluster

@Suite struct `What a Pod is told` {
    private static func map(_ name: String, _ data: [String: String]) -> ConfigMap {
        var map = ConfigMap()
        map.metadata = ObjectMeta(name: name, namespace: "default")
        map.data = data
        return map
    }

    private static func variable(_ name: String, _ value: String = "", from source: JSON? = nil) -> EnvVar {
        var variable = EnvVar()
        variable.name = name
        variable.value = value
        variable.valueFrom = source
        return variable
    }

    @Test func `stands in its environment, and in what is expanded by it`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(Self.map("settings", ["color": "blue", "size": "7"]))
        try cluster.create(
            Pod.script("app", "echo $A $B $C $D; echo $E $F $P_size; echo '$(A) $$(A) $(NONE)'; pwd; sleep 1000") {
                $0.metadata.labels = ["app": "x"]
                $0.spec.containers[0].workingDir = "/srv/app"
                $0.spec.containers[0].resources.limits = ["cpu": Quantity("500m") ?? Quantity(0)]
                $0.spec.containers[0].env = [
                    Self.variable("A", "a"), Self.variable("B", "$(A)-$(NONE)-$$(A)"),
                    Self.variable("C", from: ["configMapKeyRef": ["name": "settings", "key": "color"]]),
                    Self.variable("D", from: ["fieldRef": ["fieldPath": "metadata.labels['app']"]]),
                    Self.variable("E", from: ["fieldRef": ["fieldPath": "status.podIP"]]),
                    Self.variable("F", from: ["resourceFieldRef": ["resource": "limits.cpu", "divisor": "1m"]]),
                ]
                $0.spec.containers[0].other["envFrom"] = [["prefix": "P_", "configMapRef": ["name": "settings"]]]
            })
        let address = try #require(cluster.pod("app")?.status.podIP)
        #expect(
            try cluster.logLines(of: "app") == [
                "a a-$(NONE)-$(A) blue x", "\(address) 500 7", "a $(A) $(NONE)", "/srv/app",
            ])
        #expect(try cluster.output(of: "echo $C; env | grep -c KUBERNETES", in: "app").text == "blue\n0\n")
    }

    @Test func `stands in files, which follow their ConfigMap`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        var map = Self.map("settings", ["color": "blue", "deep": "sea"])
        map.binaryData["raw"] = "AAEC"
        try cluster.server.create(map)
        try cluster.create(
            Pod.script("app", "sleep 1000") {
                $0.spec.hostname = "host"
                $0.spec.subdomain = "sub"
                $0.spec.other["hostAliases"] = [["ip": "10.1.2.3", "hostnames": ["far", "away"]]]
                $0.mount("all", at: "/all") { volume, _ in volume.configMap = ["name": "settings"] }
                $0.mount("one", at: "/etc/color") { volume, mount in
                    volume.configMap = ["name": "settings", "items": [["key": "color", "path": "x/y"]]]
                    mount.subPath = "x/y"
                }
                $0.mount("pod", at: "/pod") { volume, _ in
                    volume.other["projected"] = [
                        "sources": [
                            ["downwardAPI": ["items": [["path": "name", "fieldRef": ["fieldPath": "metadata.name"]]]]],
                            ["serviceAccountToken": ["path": "token"]],
                        ]
                    ]
                }
            })
        func text(_ command: String) throws -> String { try cluster.output(of: command, in: "app").text }
        #expect(
            try text("ls /all; cat /all/color /etc/color /pod/name; wc -c < /all/raw")
                == "color\ndeep\nraw\nblueblueapp3\n")
        #expect(try text("touch /all/new 2>&1").contains("Read-only file system"))
        #expect(try text("cat /etc/hostname; tail -2 /etc/hosts; cat /etc/resolv.conf").contains("10.1.2.3\tfar\taway"))
        #expect(try text("hostname -f") == "host.sub.default.svc.cluster.local\n")
        #expect(try text("nslookup far").contains("Address: 10.1.2.3"))
        map = try cluster.server.get(ConfigMap.self, .own("settings"))
        map.data = ["color": "red"]
        try cluster.server.update(map)
        cluster.run(for: .seconds(1))
        #expect(try text("ls /all; cat /all/color") == "color\nraw\nred")
    }

    @Test func `is waited for where it is not there yet`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(
            Pod.simulated("env") {
                $0.spec.containers[0].env = [
                    Self.variable("A", from: ["configMapKeyRef": ["name": "late", "key": "k"]])
                ]
            })
        try cluster.server.create(
            Pod.simulated("files") { $0.mount("v", at: "/v") { volume, _ in volume.configMap = ["name": "late"] } })
        try cluster.server.create(
            Pod.simulated("secret") {
                $0.mount("s", at: "/s") { volume, _ in volume.other["secret"] = ["secretName": "none"] }
            })
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(cluster.history(of: "env").last?.hasSuffix("CreateContainerConfigError") == true)
        #expect(cluster.history(of: "files").last?.hasSuffix("ContainerCreating") == true)
        #expect(cluster.events(of: "Pod", "env").contains("Failed: Error: configmap \"late\" not found"))
        #expect(
            cluster.events(of: "Pod", "files").contains(
                "FailedMount: MountVolume.SetUp failed for volume \"v\" : configmap \"late\" not found"))
        #expect(cluster.nextTime == nil)
        try cluster.server.create(Self.map("late", ["k": "v"]))
        cluster.settle(until: cluster.now + .seconds(60))
        #expect(["env", "files", "secret"].map { cluster.pod($0)?.isReady } == [true, true, false])
    }

    @Test func `and what it says when it ends stands in its status`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(
            Pod.script("file", "echo because > /dev/termination-log; exit 2") { $0.spec.restartPolicy = "Never" })
        try cluster.server.create(
            Pod.script("log", "echo one; echo two; exit 2") {
                $0.spec.restartPolicy = "Never"
                $0.spec.containers[0].terminationMessagePolicy = "FallbackToLogsOnError"
            })
        try cluster.server.create(
            Pod.simulated("none", image: "busybox") {
                $0.spec.restartPolicy = "Never"
                $0.spec.containers[0].command = ["nosuch"]
            })
        try cluster.server.create(Pod.simulated("strange", image: "mystery:1"))
        cluster.settle(until: cluster.now + .seconds(60))
        func end(_ pod: String) -> ContainerStateTerminated? {
            cluster.pod(pod)?.status.containerStatuses.first?.state.terminated
        }
        #expect(end("file")?.message == "because\n")
        #expect(end("log")?.message == "one\ntwo\n")
        #expect(end("none")?.reason == "StartError" && end("none")?.exitCode == 128)
        #expect(end("none")?.message.contains("exec: \"nosuch\": executable file not found in $PATH") == true)
        #expect(
            cluster.events(of: "Pod", "strange").last
                == "UnknownImage: The simulation does not know image \"mystery:1\": the container does nothing")
    }

    @Test func `is left by an init container in a volume that both see`() throws {
        var cluster = Cluster.forTests(timings: .instant)
        try cluster.server.create(
            Pod.script("app", "cat /shared/page; sleep 1000") {
                $0.spec.initContainers = [.simulated("setup", image: "busybox")]
                $0.spec.initContainers[0].command = ["sh", "-c", "sleep 4; echo $HOSTNAME > /shared/page"]
                $0.mount("shared", at: "/shared") { volume, _ in volume.emptyDir = [:] }
            })
        cluster.run(to: .seconds(3))
        #expect(cluster.pod("app")?.status.phase == .pending)
        cluster.run(to: .seconds(6))
        #expect(try cluster.logLines(of: "app") == ["app"])
    }
}
