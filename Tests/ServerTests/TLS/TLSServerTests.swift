import Server
import Testing

@Suite("TLS")
struct TLSTests {
    @Test(
        "The server over TLS is tried, where TLS is built in",
        .enabled(if: TransportSecurity.isBuiltIn, "this build has no TLS: 'Scripts/test tls' tries it"))
    func isBuiltIn() throws {
        _ = try TransportSecurity.prepare(names: ServerNames(listening: .anyLoopbackPort, others: []), data: nil)
    }

    @Test("A build without TLS says how to get it", .enabled(if: !TransportSecurity.isBuiltIn))
    func isNotBuiltIn() throws {
        #expect(throws: IdentityError.notBuiltIn) {
            try TransportSecurity.prepare(names: ServerNames(listening: .anyLoopbackPort, others: []), data: nil)
        }
    }
}

#if TLS
    import API
    import Cluster
    import Foundation
    import Model

    @Suite("The server over TLS")
    struct TLSServerTests {
        /// Runs a body against a server with TLS, a client that trusts it, and the token.
        private func run(
            settings: Cluster.Settings = .quiet, _ body: (TestServer, SecureClient, String) async throws -> Void
        ) async throws {
            let names = ServerNames(listening: .anyLoopbackPort, others: [])
            let (security, token) = try TransportSecurity.prepare(names: names, data: nil)
            var options = LiveServer.Options()
            options.security = security
            options.access = .token(TokenAccess(token: token))
            var settings = settings
            settings.rootCertificate = security.authority
            try await TestServer.run(settings: settings, options: options) { server in
                let client = SecureClient(port: server.server.address.port, authority: security.authority)
                try await body(server, client, token.text)
            }
        }

        @Test("Who brings the token is answered; who does not, or brings another, gets a Status that says Unauthorized")
        func tokens() async throws {
            try await run { server, client, token in
                #expect(server.server.url == "https://127.0.0.1:\(server.server.address.port)")
                let right = try await client.answer("GET", "/api/v1/namespaces", token: token)
                #expect(right.hasPrefix("HTTP/1.1 200 "))
                for wrong in [nil, "x", Secret().text] {
                    let answer = try await client.answer("GET", "/api/v1/namespaces", token: wrong)
                    #expect(answer.hasPrefix("HTTP/1.1 401 "))
                    #expect(answer.contains(#""reason":"Unauthorized""#))
                    #expect(!answer.contains(token))
                }
            }
        }

        @Test("Whether it is well is told without a token", arguments: ["/livez", "/readyz", "/healthz", "/version"])
        func openPaths(path: String) async throws {
            try await run { _, client, _ in
                let open = try await client.answer("GET", path)
                let wrong = try await client.answer("GET", path, token: "wrong")
                #expect(open.hasPrefix("HTTP/1.1 200 "))
                #expect(wrong.hasPrefix("HTTP/1.1 401 "))
            }
        }

        @Test("A client that trusts another authority sends nothing")
        func otherAuthority() async throws {
            let names = ServerNames(listening: .anyLoopbackPort, others: [])
            let other = try TransportSecurity.prepare(names: names, data: nil).security.authority
            try await run { server, _, token in
                let client = SecureClient(port: server.server.address.port, authority: other)
                await #expect(throws: (any Error).self) { try await client.answer("GET", "/version", token: token) }
            }
        }

        @Test("The command's own client is answered by any name of the certificate, and says what is wrong otherwise")
        func ownClient() async throws {
            try await run { server, secure, token in
                let port = server.server.address.port
                func answer(_ host: String, authority: String?, token: String? = token) async throws -> APIAnswer {
                    let entry = Kubeconfig.Entry(
                        url: "https://\(host):\(port)", authority: authority, token: token.flatMap { Secret(text: $0) })
                    let client = try #require(APIClient(entry))
                    return try await client.answer(to: APIRequest("GET", path: ["api", "v1", "nodes"]))
                }
                for host in ["127.0.0.1", "localhost"] {
                    let answer = try await answer(host, authority: secure.authority)
                    #expect(answer.code == 200)
                    #expect(try JSON(parsing: answer.body)["kind"] == "NodeList")
                }
                #expect(try await answer("127.0.0.1", authority: secure.authority, token: nil).code == 401)
                #expect(try await answer("127.0.0.1", authority: secure.authority, token: Secret().text).code == 401)
                let names = ServerNames(listening: .anyLoopbackPort, others: [])
                let other = try TransportSecurity.prepare(names: names, data: nil).security.authority
                for authority in [other, nil] {
                    await #expect(throws: ClientError.untrusted) {
                        try await answer("127.0.0.1", authority: authority)
                    }
                }
            }
        }

        @Test("Plain HTTP is told that it is at the wrong port")
        func plainHTTP() async throws {
            try await run { server, _, _ in
                let connection = try server.connect()
                try connection.send("GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n")
                let said = String(decoding: connection.readToEnd(), as: UTF8.self)
                #expect(said.hasPrefix("HTTP/1.0 400 Bad Request\r\n"))
                #expect(said.hasSuffix("Client sent an HTTP request to an HTTPS server.\n"))
            }
        }

        @Test("A watch tells what is made while it is open")
        func watches() async throws {
            try await run { _, client, token in
                let watch = Task {
                    try await client.exchange(
                        "GET /api/v1/namespaces/default/configmaps?watch=true HTTP/1.1\r\nHost: x\r\n"
                            + "Authorization: Bearer \(token)\r\n\r\n",
                        until: { $0.contains(#""name":"made-later""#) })
                }
                let body = #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"made-later"}}"#
                let made = try await client.answer(
                    "POST", "/api/v1/namespaces/default/configmaps", token: token, body: body)
                #expect(made.hasPrefix("HTTP/1.1 201 "))
                let said = try await watch.value
                #expect(said.contains(#""type":"ADDED""#))
            }
        }

        @Test("A large answer and a large body go through whole")
        func largeBodies() async throws {
            try await run { _, client, token in
                let text = String(repeating: "x", count: 900_000)
                let body =
                    #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"large"},"data":{"text":"\#(text)"}}"#
                let path = "/api/v1/namespaces/default/configmaps"
                let made = try await client.answer("POST", path, token: token, body: body)
                let read = try await client.answer("GET", "\(path)/large", token: token)
                #expect(made.hasPrefix("HTTP/1.1 201 "))
                #expect(read.contains(text))
            }
        }

        @Test("Pods find the authority in kube-root-ca.crt")
        func rootCertificate() async throws {
            try await run { _, client, token in
                let answer = try await client.answer(
                    "GET", "/api/v1/namespaces/default/configmaps/kube-root-ca.crt", token: token)
                #expect(answer.contains(client.authority.replacingOccurrences(of: "\n", with: #"\n"#)))
            }
        }
    }
#endif
