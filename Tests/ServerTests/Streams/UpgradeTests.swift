import Cluster
import Model
import Testing

@testable import Server

@Suite("Streams over a connection")
struct UpgradeTests {
    private static let pod = "/api/v1/namespaces/default/pods/web-0"

    /// A server with a web server in a Pod, and a Pod whose image cannot be had.
    private static func run(_ body: (TestServer) throws -> Void) async throws {
        let cluster = try Cluster.withPods(["web-0": "nginx", "web-1": "nginx:missing"])
        try await TestServer.run(cluster, options: .at(cluster.now)) { try body($0) }
    }

    @Test("By WebSocket, version 5: input, its end, output and the exit code")
    func webSocket() async throws {
        try await Self.run { server in
            let path = Self.pod + "/exec?command=cat&stdin=true&stdout=true"
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
            let client = try StreamClient.webSocket(
                server, Self.pod + "/exec?command=sh&command=-c&command=echo+no+%3E%262;+exit+3", "v4.channel.k8s.io")
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
                server, Self.pod + "/exec?command=cat&stdin=true", ["v9.channel.k8s.io", "v4.channel.k8s.io"],
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
            let path = Self.pod + "/exec?command=head&command=-c&command=4194304&command=/dev/zero"
            let client = try StreamClient.webSocket(server, path, "v5.channel.k8s.io")
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
            try client.send(
                SPDYFrame.data(stream: streams[1], bytes: Array("GET / HTTP/1.1\r\n\r\n".utf8), flags: .fin).bytes)
            while !spdy.finished.isSuperset(of: streams), let frame = try client.frame() {
                if frame.opcode == 2 { try spdy.receive(frame.content) }
            }
            #expect(spdy.text(streams[1]).hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(spdy.text(streams[0]) == "")
            #expect(spdy.text(streams[2]).hasPrefix("error forwarding port 81 to pod web-0, uid "))
            #expect(spdy.text(streams[2]).hasSuffix(Self.refused))
        }
    }

    private static let refused = "dial tcp4 127.0.0.1:81: connect: connection refused"

    @Test("Input that a command does not read is kept back, and given to it in the end")
    func unreadInput() async throws {
        try await Self.run { server in
            let path = Self.pod + "/exec?command=sh&command=-c&command=read+go;+wc+-c&stdin=true"
            let client = try StreamClient.webSocket(server, path, "v5.channel.k8s.io")
            try client.send([0] + Array("go\n".utf8))
            for _ in 0..<64 { try client.send([0] + [UInt8](repeating: 65, count: 32 << 10)) }
            try client.send([255, 0])
            let output = String(decoding: try client.messages()[1] ?? [], as: UTF8.self)
            #expect(output.split(whereSeparator: \.isWhitespace) == ["\(64 * 32 << 10)"])
        }
    }

    @Test("Ports that were named beforehand, as messages")
    func ports() async throws {
        try await Self.run { server in
            let client = try StreamClient.webSocket(
                server, Self.pod + "/portforward?ports=81", "v4.channel.k8s.io")
            let messages = try client.messages()
            #expect(messages[0] == [81, 0])
            let text = String(decoding: (messages[1] ?? []).dropFirst(2), as: UTF8.self)
            #expect(text.hasSuffix(Self.refused), "\(text)")
        }
    }

    @Test("What cannot be is refused before the connection is upgraded")
    func refusals() async throws {
        try await Self.run { server in
            let five = "v5.channel.k8s.io"
            for (path, name, code, words) in [
                ("/exec?command=echo&container=side", five, 400, "container side is not valid for pod web-0"),
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
            let asleep = try StreamClient.webSocket(
                server, "/api/v1/namespaces/default/pods/web-1/exec?command=ls", five
            ).answer
            #expect(asleep.code == 500 && asleep.text == "container not found (\"main\")\n")
            let ahead = try StreamClient.webSocket(
                server, "/api/v1/namespaces/default/pods/web-1/portforward?ports=80", "v4.channel.k8s.io"
            ).answer
            #expect(ahead.text.contains("pod is not running. Current status=Pending"))
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
