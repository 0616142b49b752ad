import Cluster
import Model
import Testing

@testable import Server

@Suite("Streams over a connection")
struct UpgradeTests {
    private static let pod = "/api/v1/namespaces/default/pods/web-0"

    /// A server with one Pod that says what it hears.
    private static func run(_ body: (TestServer) throws -> Void) async throws {
        var options = LiveServer.Options()
        options.pods = EchoPods()
        try await TestServer.run(options: options) { server in
            let manifest =
                #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-0"},"#
                + #""spec":{"containers":[{"name":"main","image":"busybox"}]}}"#
            let json = ["Content-Type: application/json"]
            let made = try server.answer("POST", "/api/v1/namespaces/default/pods", fields: json, body: manifest)
            #expect(made.code == 201, "\(made.text)")
            let status = try server.answer(
                "PATCH", pod + "/status", fields: ["Content-Type: application/merge-patch+json"],
                body: #"{"status":{"phase":"Running"}}"#)
            #expect(status.code == 200, "\(status.text)")
            try body(server)
        }
    }

    @Test("By WebSocket, version 5: input, its end, output and the exit code")
    func webSocket() async throws {
        try await Self.run { server in
            let path = Self.pod + "/exec?command=echo&stdin=true&stdout=true"
            let client = try StreamClient.webSocket(server, path, "v5.channel.k8s.io")
            #expect(client.answer.code == 101)
            #expect(client.answer.headers["sec-websocket-protocol"] == "v5.channel.k8s.io")
            #expect(client.answer.headers["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
            try client.send([7, 7], opcode: 9)
            try client.send([0] + Array("in ".utf8), isFinal: false)
            try client.send(Array("pieces".utf8), opcode: 0)
            try client.send([255, 0])
            var frames: [StreamClient.Frame] = []
            while let frame = try client.frame() { frames.append(frame) }
            #expect(frames.contains(StreamClient.Frame(opcode: 10, content: [7, 7])))
            let output = frames.filter { $0.opcode == 2 && $0.content.first == 1 }.flatMap { $0.content.dropFirst() }
            #expect(String(decoding: output, as: UTF8.self) == "in pieces")
            #expect(frames.contains { $0.opcode == 2 && $0.content == [3] + StreamEndingBytes.success })
            #expect(frames.last?.opcode == 8)
        }
    }

    @Test("By WebSocket, version 4: a command that fails tells its code")
    func versionFour() async throws {
        try await Self.run { server in
            let client = try StreamClient.webSocket(server, Self.pod + "/exec?command=fail", "v4.channel.k8s.io")
            let messages = try client.messages()
            #expect(messages[2] == Array("no\n".utf8))
            let status = try JSON(parsing: messages[3] ?? [])
            #expect(status["details"]?["causes"] == [["reason": "ExitCode", "message": "3"]])
        }
    }

    @Test("By SPDY, from the first byte behind the request on", arguments: ["GET", "POST"])
    func spdy(method: String) async throws {
        try await Self.run { server in
            var spdy = SPDYClient()
            let opened = ["error", "stdin", "stdout", "stderr"].map { spdy.open([("streamtype", $0)]) }
            let input = opened[1].stream
            let client = try StreamClient.spdy(
                server, Self.pod + "/exec?command=echo&stdin=true", ["v9.channel.k8s.io", "v4.channel.k8s.io"],
                method: method, behind: opened.flatMap(\.bytes))
            #expect(client.answer.code == 101)
            #expect(client.answer.headers["x-stream-protocol-version"] == "v4.channel.k8s.io")
            try client.connection.send(
                SPDYFrame.data(stream: input, bytes: Array("hello".utf8), flags: .fin).bytes)
            while let bytes = client.connection.someBytes() { try spdy.receive(bytes) }
            #expect(spdy.text(opened[2].stream) == "hello")
            #expect(spdy.data[opened[0].stream] == StreamEndingBytes.success)
        }
    }

    @Test("A slow client gets all of a large output")
    func large() async throws {
        try await Self.run { server in
            let client = try StreamClient.webSocket(server, Self.pod + "/exec?command=big", "v5.channel.k8s.io")
            #expect(try client.messages()[1]?.count == 4 << 20)
        }
    }

    @Test("Ports by SPDY within a WebSocket: one answers, another is refused, and the first goes on")
    func tunnel() async throws {
        try await Self.run { server in
            let client = try StreamClient.webSocket(
                server, Self.pod + "/portforward", "SPDY/3.1+portforward.k8s.io")
            #expect(client.answer.code == 101)
            var spdy = SPDYClient()
            var streams: [UInt32] = []
            for (request, port) in [("0", "80"), ("1", "81")] {
                for type in ["error", "data"] {
                    let (id, bytes) = spdy.open([("streamtype", type), ("port", port), ("requestid", request)])
                    streams.append(id)
                    try client.send(bytes)
                }
            }
            try client.send(SPDYFrame.data(stream: streams[1], bytes: Array("ping".utf8), flags: .fin).bytes)
            while !spdy.finished.isSuperset(of: streams), let frame = try client.frame() {
                if frame.opcode == 2 { try spdy.receive(frame.content) }
            }
            #expect(spdy.text(streams[1]) == "ping")
            #expect(spdy.text(streams[0]) == "")
            #expect(spdy.text(streams[2]) == "nobody listens on port 81 of web-0")
        }
    }

    @Test("Ports that were named beforehand, as messages")
    func ports() async throws {
        try await Self.run { server in
            let client = try StreamClient.webSocket(
                server, Self.pod + "/portforward?ports=81", "v4.channel.k8s.io")
            let messages = try client.messages()
            #expect(messages[0] == [81, 0])
            #expect(messages[1] == [81, 0] + Array("nobody listens on port 81 of web-0".utf8))
        }
    }

    @Test("What cannot be is refused before the connection is upgraded")
    func refusals() async throws {
        try await Self.run { server in
            let five = "v5.channel.k8s.io"
            for (path, name, code, words) in [
                ("/exec?command=echo&container=side", five, 400, "container side is not valid for pod web-0"),
                ("/exec?command=asleep", five, 500, "container not found (\"main\")"),
                ("/exec", five, 400, "you must specify at least one command"),
                ("/exec?command=echo&stdout=false&stderr=false", five, 400, "at least 1 of stdin, stdout, stderr"),
                (
                    "/exec?command=echo", "v9.channel.k8s.io", 403,
                    "server accepts [v5.channel.k8s.io v4.channel.k8s.io]"
                ),
                ("/portforward?ports=0", "v4.channel.k8s.io", 400, "the port \\\"0\\\" is not a number"),
            ] {
                let answer = try StreamClient.webSocket(server, Self.pod + path, name).answer
                #expect(answer.code == code)
                #expect(answer.text.contains(words), "\(answer.text)")
            }
            let plain = try server.answer("POST", Self.pod + "/exec?command=echo")
            #expect(plain.code == 400)
            #expect(plain.text.contains("Upgrade request required"))
            #expect(try server.answer("DELETE", Self.pod + "/exec").code == 405)
            #expect(try server.answer("GET", "/api/v1/namespaces/default/pods/none/exec?command=a").code == 404)
        }
    }
}

/// What an error stream holds.
private enum StreamEndingBytes {
    static let success = Array(#"{"metadata":{},"status":"Success"}"#.utf8)
}
