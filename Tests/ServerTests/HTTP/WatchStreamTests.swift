import Cluster
import Model
import Server
import Synchronization
import Testing

@Suite("Watches over HTTP")
struct WatchStreamTests {
    private static let configMaps = "/api/v1/namespaces/default/configmaps"

    /// Begins a watch of what changes from now on.
    private func watch(_ server: TestServer, receiveBuffer: Int32? = nil) throws -> RawConnection {
        let list = try JSON(parsing: server.answer("GET", Self.configMaps).body)
        let revision = try #require(list["metadata"]?["resourceVersion"]?.string)
        let connection = try server.connect(receiveBuffer: receiveBuffer)
        try connection.send(server.request("GET", Self.configMaps + "?watch=1&resourceVersion=\(revision)"))
        let head = try connection.head()
        #expect(head.code == 200)
        #expect(head.headers["transfer-encoding"] == "chunked")
        return connection
    }

    @Test("A watcher is told each change while the connection goes on")
    func changes() async throws {
        try await TestServer.run { server in
            let watcher = try watch(server)
            for name in ["a", "b", "c"] {
                #expect(try server.makeConfigMap(name).code == 201)
                let event = try JSON(parsing: try #require(try watcher.chunk()))
                #expect(event["type"] == "ADDED")
                #expect(event["object"]?["metadata"]?["name"]?.string == name)
            }
        }
    }

    @Test("Stopping ends a watch with its last chunk, and the connection with it")
    func stop() async throws {
        let watcher = try await TestServer.run { server in
            let watcher = try watch(server)
            #expect(try server.makeConfigMap("a").code == 201)
            return watcher
        }
        #expect(try watcher.chunk() != nil)
        #expect(try watcher.chunk() == nil)
        #expect(watcher.readToEnd().isEmpty)
    }

    @Test("A watch ends by itself when its time is over, and the connection serves the next request")
    func deadline() async throws {
        try await TestServer.run { server in
            let connection = try server.connect()
            try connection.send(
                server.request("GET", Self.configMaps + "?watch=1&timeoutSeconds=1")
                    + server.request("GET", "/readyz"))
            #expect(try connection.answer().code == 200)
            #expect(try connection.answer().text == "ok")
        }
    }

    @Test("A watcher that does not read is cut off, and the others are not")
    func slowWatcher() async throws {
        let cut = Mutex(false)
        var options = LiveServer.Options()
        options.limits.unsentBytes = 1 << 20
        options.log = ServerLog(isVerbose: true) { line in
            if line.contains("cut off") { cut.withLock { $0 = true } }
        }
        try await TestServer.run(options: options) { server in
            let slow = try watch(server, receiveBuffer: 4096)
            let fast = try watch(server)
            let text = String(repeating: "x", count: 500_000)
            var count = 0
            while !cut.withLock({ $0 }), count < 100 {
                #expect(try server.makeConfigMap("map-\(count)", text: text).code == 201)
                #expect(try fast.chunk()?.count ?? 0 > 500_000)
                count += 1
            }
            // What the systems' own buffers hold comes on top of the bound.
            #expect(count < 100)
            let rest = slow.readToEnd()
            #expect(rest.count < count * 500_000)
            #expect(!rest.suffix(5).elementsEqual("0\r\n\r\n".utf8))
            #expect(try server.answer("GET", "/readyz").code == 200)
        }
    }

    @Test("The cluster goes on in real time while requests are answered")
    func realTime() async throws {
        var settings = Cluster.Settings()
        settings.timings = Speed.instant.timings
        let options = LiveServer.Options()
        settings.start = options.clock.now
        try await TestServer.run(settings: settings, options: options) { server in
            let set = """
                {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "web"}, "spec": {
                "replicas": 5, "serviceName": "web", "selector": {"matchLabels": {"app": "web"}},
                "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [
                {"name": "web", "image": "nginx"}]}}}}
                """
            let connection = try server.connect()
            try connection.send(server.request("GET", "/apis/apps/v1/statefulsets?watch=1"))
            #expect(try connection.head().code == 200)
            let made = try server.answer(
                "POST", "/apis/apps/v1/namespaces/default/statefulsets", fields: ["Content-Type: application/json"],
                body: set)
            #expect(made.code == 201)
            var ready: Int64 = 0
            while ready < 5, let chunk = try connection.chunk() {
                for line in chunk.split(separator: 10) {
                    ready = try JSON(parsing: line)["object"]?["status"]?["readyReplicas"]?.integer ?? 0
                }
            }
            #expect(ready == 5)
        }
    }
}

@Suite("How fast a cluster is")
struct SpeedTests {
    @Test("Ten times as fast means a tenth of every delay")
    func tenfold() {
        #expect(Speed.real.timings == .standard)
        #expect(Speed.instant.timings == .instant)
        #expect(Speed.tenfold.timings.imagePull == .milliseconds(80))
        #expect(Speed.tenfold.timings.watch == .microseconds(500))
    }
}
