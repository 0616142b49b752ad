import API
import Cluster
import Foundation
import Model
import Network
import Server
import Testing

@Suite("The cluster's names on a port")
struct DNSServerTests {
    private static var options: LiveServer.Options {
        var options = LiveServer.Options()
        options.names = .anyLoopbackPort
        return options
    }

    private static func run(_ body: (TestServer, NamesClient) async throws -> Void) async throws {
        try await TestServer.run(options: options) { server in
            let address = try #require(server.server.namesAddress)
            try await body(server, NamesClient(port: address.port))
        }
    }

    private static func makeHeadless(_ server: TestServer, pods: Int) throws {
        let service = #"""
            {"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"clusterIP":"None",
            "ports":[{"name":"http","port":80}],"selector":{"app":"web"}}}
            """#
        let made = try server.answer(
            "POST", "/api/v1/namespaces/default/services", fields: ["Content-Type: application/json"], body: service)
        #expect(made.code == 201)
        let endpoints = (0..<pods).map { number in
            #"{"addresses":["10.244.\#(number / 250).\#(number % 250 + 1)"],"hostname":"web-\#(number)"}"#
        }
        let slice = #"""
            {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"web-1",
            "labels":{"kubernetes.io/service-name":"web"}},"addressType":"IPv4",
            "ports":[{"name":"http","port":8080,"protocol":"TCP"}],"endpoints":[\#(endpoints.joined(separator: ","))]}
            """#
        let published = try server.answer(
            "POST", "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
            fields: ["Content-Type: application/json"], body: slice)
        #expect(published.code == 201)
    }

    @Test("What the API was given is answered, by datagram and over a connection, as soon as it was acknowledged")
    func bothTransports() async throws {
        try await Self.run { server, client in
            try Self.makeHeadless(server, pods: 2)
            let name = "web-1.web.default.svc.cluster.local"
            for transport in [DNSResponder.Transport.datagram, .stream] {
                let answer = try client.ask(name, .a, by: transport)
                #expect(answer.answers.map(\.content) == [.address([10, 244, 0, 2])])
                #expect(answer.isAuthoritative && !answer.isTruncated)
                let missing = try client.ask("nobody.default.svc.cluster.local", .a, by: transport)
                #expect((missing.code, missing.authorities.count) == (.nameError, 1))
            }
            let gone = try server.answer("DELETE", "/api/v1/namespaces/default/services/web")
            #expect(gone.code == 200)
            #expect(try client.ask(name, .a, by: .datagram).code == .nameError)
        }
    }

    @Test("What does not fit a datagram is whole over a connection, where several questions follow each other")
    func truncation() async throws {
        try await Self.run { server, client in
            try Self.makeHeadless(server, pods: 90)
            let name = "web.default.svc.cluster.local"
            let cut = try client.ask(name, .a, by: .datagram)
            #expect(cut.isTruncated && cut.answers.count < 90)
            let whole = try client.askTwice(name, .a)
            #expect(whole.map(\.answers.count) == [90, 90])
        }
    }

    @Test("After packets that nobody should send, questions are answered")
    func nonsense() async throws {
        try await Self.run { server, client in
            try Self.makeHeadless(server, pods: 1)
            var random = SplitMix64(seed: 7)
            for size in [0, 1, 11, 12, 40, 512, 9000] {
                try client.send((0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) })
            }
            try client.sendOverConnection([0, 3, 1, 2, 3])
            try client.sendOverConnection([0xFF, 0xFF, 1])
            #expect(try client.ask("web.default.svc.cluster.local", .a, by: .datagram).answers.count == 1)
            #expect(try client.ask("web.default.svc.cluster.local", .a, by: .stream).answers.count == 1)
        }
    }

    @Test("A port that is taken is refused by name, and nothing is left behind")
    func takenPort() async throws {
        try await TestServer.run(options: Self.options) { server in
            let taken = try #require(server.server.namesAddress)
            var options = LiveServer.Options()
            options.names = taken
            await #expect(throws: ListenAddressError.inUse(taken)) {
                try await TestServer.run(options: options) { _ in }
            }
        }
    }

    @Test("dig is told what the specification says", .enabled(if: Dig.program != nil, Comment(rawValue: Dig.absence)))
    func dig() async throws {
        var settings = Cluster.Settings.quiet
        settings.publishesAPI = true
        try await TestServer.run(settings: settings, options: Self.options) { server in
            try Self.makeHeadless(server, pods: 40)
            let dig = Dig(port: try #require(server.server.namesAddress).port)
            #expect(try await dig.short("dns-version.cluster.local TXT") == ["\"1.1.0\""])
            #expect(try await dig.short("KUBERNETES.default.svc.Cluster.Local") == ["10.96.0.1"])
            #expect(
                try await dig.short("_https._tcp.kubernetes.default.svc.cluster.local SRV")
                    == ["0 100 443 kubernetes.default.svc.cluster.local."])
            #expect(try await dig.short("-x 10.96.0.1") == ["kubernetes.default.svc.cluster.local."])
            #expect(try await dig.short("-x 10.244.0.8") == ["web-7.web.default.svc.cluster.local."])
            // Forty addresses do not fit: dig asks again over a connection, unless it is told not to.
            #expect(try await dig.short("+noedns web.default.svc.cluster.local").count == 40)
            let cut = try await dig.run("+noedns +ignore web.default.svc.cluster.local")
            #expect(cut.contains("flags: qr aa tc rd;"))
            let missing = try await dig.run("nobody.default.svc.cluster.local")
            #expect(missing.contains("status: NXDOMAIN"))
            #expect(missing.contains("SOA\tns.dns.cluster.local. hostmaster.cluster.local."))
            let empty = try await dig.run("web.default.svc.cluster.local AAAA")
            #expect(empty.contains("status: NOERROR") && empty.contains("ANSWER: 0, AUTHORITY: 1"))
            #expect(try await dig.run("+tcp example.com").contains("status: REFUSED"))
        }
    }

    @Test("There is a dig to try, or nobody demands one")
    func thereIsADig() {
        guard ProcessInfo.processInfo.environment["ORDINAL_REQUIRE_DIG"] == "1" else { return }
        #expect(Dig.program != nil, Comment(rawValue: Dig.absence))
    }
}
