import Cluster
import Model
import Testing

@testable import Server

@Suite("What is inside the Pods, over HTTP")
struct InsideTests {
    private static let pods = "/api/v1/namespaces/default/pods"

    private static func run(
        _ images: [String: String], _ body: (TestServer) throws -> Void
    ) async throws {
        let cluster = try Cluster.withPods(images)
        try await TestServer.run(cluster, options: .at(cluster.now)) { try body($0) }
    }

    @Test("A log is answered as a whole, in part, or with the reason why there is none")
    func logs() async throws {
        let images = ["job": "busybox sh -c echo one; echo two >&2; sleep 1000", "gone": "nginx:missing"]
        try await Self.run(images) { server in
            let all = try server.answer("GET", "\(Self.pods)/job/log")
            #expect((all.code, all.text) == (200, "one\ntwo\n"))
            #expect(all.headers["content-type"]?.hasPrefix("text/plain") == true)
            #expect(try server.answer("GET", "\(Self.pods)/job/log?tailLines=1&container=main").text == "two\n")
            let stamped = try server.answer("GET", "\(Self.pods)/job/log?timestamps=true&limitBytes=30").text
            #expect(stamped.hasPrefix("2026-01-01T00:00:") && stamped.utf8.count == 30)
            for (path, code, words) in [
                ("job/log?container=side", 400, "container side is not valid for pod job"),
                ("job/log?previous=true", 400, #"previous terminated container \"main\" in pod \"job\" not found"#),
                ("gone/log", 400, #"container \"main\" in pod \"gone\" is waiting to start: "#),
                ("job/log?tailLines=-1", 422, "must be greater than or equal to 0"), ("none/log", 404, "not found"),
            ] {
                let answer = try server.answer("GET", "\(Self.pods)/\(path)")
                #expect(answer.code == code && answer.text.contains(words), "\(answer.text)")
            }
        }
    }

    @Test("Who follows a log gets what is printed later, and hears of the end")
    func following() async throws {
        let script = "while [ ! -e /tmp/go ]; do sleep 0.01; done; echo later; exit 1"
        try await Self.run(["job": "busybox sh -c echo first; \(script)"]) { server in
            let log = try server.connect()
            try log.send(server.request("GET", "\(Self.pods)/job/log?follow=true"))
            #expect(try log.head().code == 200)
            #expect(try log.chunk() == Array("first\n".utf8))
            let go = try StreamClient.webSocket(
                server, "\(Self.pods)/job/exec?command=touch&command=/tmp/go", "v5.channel.k8s.io")
            _ = try go.messages()
            #expect(try log.chunk() == Array("later\n".utf8))
            #expect(try log.chunk() == nil)
        }
    }

    @Test("A request is handed on to a Pod and to a Service, and what cannot be reached says so")
    func proxy() async throws {
        var cluster = try Cluster.withPods(["web-0": "nginx", "idle": "pause"])
        var service = Service()
        service.metadata = ObjectMeta(name: "web", namespace: "default")
        service.spec.selector = ["app": "web"]
        var port = ServicePort()
        port.name = "http"
        port.port = 8080
        port.targetPort = .int(80)
        service.spec.ports = [port]
        try cluster.server.create(service)
        service.metadata.name = "nobody"
        service.spec.selector = ["app": "nobody"]
        try cluster.server.create(service)
        try cluster.server.delete(Pod.self, ObjectKey(namespace: "default", name: "idle"), gracePeriod: 0)
        cluster.run(for: .seconds(5))
        try await TestServer.run(cluster, options: .at(cluster.now)) { server in
            let page = try server.answer("GET", "\(Self.pods)/web-0:80/proxy/")
            #expect(page.code == 200 && page.text.contains("<"))
            #expect(page.headers["content-type"]?.hasPrefix("text/html") == true)
            #expect(try server.answer("GET", "\(Self.pods)/web-0/proxy/none").code == 404)
            #expect(try server.answer("HEAD", "\(Self.pods)/http:web-0:80/proxy/").code == 200)
            let services = "/api/v1/namespaces/default/services"
            for name in ["web:8080", "web:http", "web", "http:web:8080"] {
                #expect(try server.answer("GET", "\(services)/\(name)/proxy/").text == page.text)
            }
            for (path, code, words) in [
                ("\(Self.pods)/web-0:81/proxy/", 503, "connect: connection refused"),
                ("\(Self.pods)/a:b:c:d/proxy/", 400, "expected NAME, NAME:PORT or SCHEME:NAME:PORT"),
                ("\(Self.pods)/none/proxy/", 404, "not found"), ("\(services)/web:81/proxy/", 503, "no service port"),
                ("\(services)/nobody:http/proxy/", 503, "no endpoints available for service"),
            ] {
                let answer = try server.answer("GET", path)
                #expect(answer.code == code && answer.text.contains(words), "\(answer.text)")
            }
        }
    }
}
