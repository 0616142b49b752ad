import Foundation
import Model
import Testing

/// Whatever a client asks for, the server says no and goes on.
///
/// `ORDINAL_HOSTILE_SEED=7 swift test --filter HostileRequestTests` sends the requests of another seed.
@Suite("Hostile requests")
struct HostileRequestTests {
    private static let requests = 10_000
    private static let perConnection = 50
    private static let seed = ProcessInfo.processInfo.environment["ORDINAL_HOSTILE_SEED"].flatMap { UInt64($0) } ?? 1

    @Test("Odd headers, paths and bodies are refused, none is an error of the server's, and it serves on")
    func refused() async throws {
        try await TestServer.run { server in
            let set = #"{"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"web"},"spec":\#(Self.spec)}"#
            let made = try server.answer(
                "POST", "/apis/apps/v1/namespaces/default/statefulsets", fields: ["Content-Type: application/json"],
                body: set)
            try #require(made.code == 201)
            try #require(try server.makeConfigMap("settings").code == 201)
            for connection in 0..<UInt64(Self.requests / Self.perConnection) {
                try Self.send(batch: connection, to: server)
            }
            #expect(try server.makeConfigMap("good").code == 201)
            #expect(try server.answer("GET", "/api/v1/namespaces/default/configmaps/good").code == 200)
        }
    }

    private static let spec =
        #"{"selector":{"matchLabels":{"app":"web"}},"serviceName":"web","template":{"metadata":{"labels":{"app":"web"}},"#
        + #""spec":{"containers":[{"name":"a","image":"b"}]}}}"#

    /// Sends as many requests as a connection takes, all at once but the last, and reads their answers.
    ///
    /// The last may end the connection, and what is not HTTP does so without waiting for earlier answers.
    private static func send(batch: UInt64, to server: TestServer) throws {
        var random = SplitMix64(seed: seed &+ batch << 32)
        let requests = (1...perConnection).map { number in
            HostileRequest(&random, prefix: server.prefix, isLast: number == perConnection)
        }
        let connection = try server.connect()
        try connection.send(requests.dropLast().flatMap(\.bytes))
        for (number, request) in requests.enumerated() {
            if number == perConnection - 1 { try connection.send(request.bytes) }
            let which = "seed \(seed), connection \(batch), request \(number): \(request.text)"
            do {
                let answer = try connection.answer()
                #expect(
                    (400..<500).contains(answer.code), "\(which)\nanswer: \(answer.code) \(answer.text.prefix(300))")
            } catch {
                #expect(request.isBroken && !connection.hasTimedOut, "\(which)\n\(error)")
                return
            }
        }
    }
}

extension HostileRequest {
    /// The beginning of the request, readable.
    fileprivate var text: String { String(decoding: bytes.prefix(400), as: UTF8.self).debugDescription }
}
