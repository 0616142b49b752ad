import Model
import Server
import Testing

@Suite("The server over HTTP")
struct HTTPServerTests {
    @Test("It is there, it is ready, and it is well", arguments: ["/readyz", "/livez", "/healthz"])
    func health(path: String) async throws {
        try await TestServer.run { server in
            let answer = try server.answer("GET", path)
            #expect(answer.code == 200)
            #expect(answer.text == "ok")
            #expect(try server.answer("GET", path + "?verbose").text.hasSuffix("\(path.dropFirst()) check passed\n"))
        }
    }

    @Test("Who does not know the secret, comes by a foreign name or from a page gets a Status that forbids")
    func refusals() async throws {
        try await TestServer.run { server in
            let connection = try server.connect()
            let requests = [
                "GET /api HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /k/0000/api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc",
                server.request("GET", "/api", fields: ["Host: rebound.example"]),
                server.request("GET", "/api", fields: ["Host: localhost", "Host: localhost"]),
                server.request("GET", "/api", fields: ["Origin: http://page.example"]),
            ]
            // The connection goes on after each of them.
            for request in requests {
                try connection.send(request)
                let answer = try connection.answer()
                #expect(answer.code == 403)
                #expect(try JSON(parsing: answer.body)["reason"] == "Forbidden")
                #expect(!answer.text.contains(server.prefix))
            }
            try connection.send(server.request("GET", "/readyz"))
            #expect(try connection.answer().code == 200)
        }
    }

    @Test("Requests that are sent before the answer to the last are answered in their order")
    func pipelining() async throws {
        try await TestServer.run { server in
            let connection = try server.connect()
            let names = (0..<20).map { "map-\($0)" }
            let requests = names.map { name in
                let body = #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"\#(name)"}}"#
                return server.request(
                    "POST", "/api/v1/namespaces/default/configmaps", fields: ["Content-Type: application/json"],
                    body: body)
            }
            try connection.send(requests.joined())
            for name in names {
                let answer = try connection.answer()
                #expect(answer.code == 201)
                #expect(try JSON(parsing: answer.body)["metadata"]?["name"]?.string == name)
            }
        }
    }

    @Test("A body of more than 3 MiB is refused, whether its length is told or not, and the connection ends")
    func largeBodies() async throws {
        try await TestServer.run { server in
            let told = try server.connect()
            try told.send(server.request("POST", "/api", fields: ["Content-Length: 3145729"]))
            let answer = try told.answer()
            #expect(answer.code == 413)
            #expect(answer.headers["connection"] == "close")
            #expect(try JSON(parsing: answer.body)["message"] == "Request entity too large: limit is 3145728")

            let untold = try server.connect()
            try untold.send(server.request("POST", "/api", fields: ["Transfer-Encoding: chunked"]))
            let chunk = Array("100000\r\n".utf8) + [UInt8](repeating: 32, count: 1 << 20) + Array("\r\n".utf8)
            for _ in 0..<4 { try untold.send(chunk) }
            try untold.send("0\r\n\r\n")
            #expect(try untold.answer().code == 413)
            #expect(untold.readToEnd().isEmpty)
        }
    }

    @Test("A client that asks before it sends a body is told to go on, or not to")
    func expectation() async throws {
        try await TestServer.run { server in
            let connection = try server.connect()
            let fields = ["Expect: 100-continue", "Content-Type: application/json"]
            try connection.send(
                server.request("POST", "/api/v1/namespaces", fields: fields + ["Content-Length: 2"]))
            #expect(try connection.answer().code == 100)
            try connection.send("{}")
            #expect(try connection.answer().code >= 400)
            try connection.send(server.request("POST", "/api", fields: fields + ["Content-Length: 99999999"]))
            #expect(try connection.answer().code == 413)
        }
    }

    @Test("An answer to HEAD has the length of the body, and no body")
    func headRequests() async throws {
        try await TestServer.run { server in
            let connection = try server.connect()
            try connection.send(server.request("HEAD", "/readyz") + server.request("GET", "/readyz"))
            #expect(try connection.answer(toHead: true).headers["content-length"] == "2")
            #expect(try connection.answer().text == "ok")
        }
    }

    @Test("A YAML body makes an object")
    func yamlBody() async throws {
        try await TestServer.run { server in
            let answer = try server.answer(
                "POST", "/api/v1/namespaces/default/configmaps", fields: ["Content-Type: application/yaml"],
                body: "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  key: 'yes'\n")
            #expect(answer.code == 201)
            #expect(try JSON(parsing: answer.body)["data"]?["key"] == "yes")
            let broken = try server.answer(
                "POST", "/api/v1/namespaces/default/configmaps", fields: ["Content-Type: application/yaml"],
                body: "a: [")
            #expect(broken.code == 400)
        }
    }

    @Test("A broken escape is a bad request; what is not HTTP ends the connection")
    func malformed() async throws {
        try await TestServer.run { server in
            #expect(try server.answer("GET", "/api/%zz").code == 400)
            let connection = try server.connect()
            try connection.send("\u{1}\u{2}\u{3} nonsense\r\n\r\n")
            #expect(try connection.answer().code == 400)
            #expect(connection.readToEnd().isEmpty)
        }
    }

    @Test("The connection ends with a client that says so, with HTTP/1.0, and with an upgrade that is not followed")
    func lastAnswers() async throws {
        try await TestServer.run { server in
            let requests = [
                server.request("GET", "/readyz", fields: ["Connection: close"]),
                "GET \(server.prefix)/readyz HTTP/1.0\r\nHost: localhost\r\n\r\n",
                server.request("GET", "/readyz", fields: ["Connection: Upgrade", "Upgrade: SPDY/3.1"]),
            ]
            for request in requests {
                let connection = try server.connect()
                try connection.send(request)
                #expect(try connection.answer().code == 200)
                #expect(connection.readToEnd().isEmpty)
            }
        }
    }

    @Test("A port that is taken is an error that names it")
    func portInUse() async throws {
        try await TestServer.run { server in
            var options = LiveServer.Options()
            options.address = try ListenAddress("127.0.0.1:\(server.server.address.port)")
            await #expect(throws: ListenAddressError.inUse(options.address)) {
                try await TestServer.run(options: options) { _ in }
            }
        }
    }
}
