import Model
import Testing

@testable import API

@Suite("What a proxy's path names")
struct ProxyTargetTests {
    @Test(
        "A name, with a port, with a scheme",
        arguments: [
            ("web-0", "web-0", "", false), ("web-0:80", "web-0", "80", false), ("web:http", "web", "http", false),
            ("http:web:80", "web", "80", false), ("https:web:", "web", "", true), (":web:8080", "web", "8080", false),
        ])
    func names(text: String, name: String, port: String, isSecure: Bool) throws {
        let target = try ProxyTarget(text, kind: Pod.kind)
        #expect((target.name, target.port, target.isSecure) == (name, port, isSecure))
    }

    @Test("Anything else is refused", arguments: ["", ":", "web:", "ftp:web:80", "http::80", "a:b:c:d"])
    func refused(text: String) {
        let refusal = #expect(throws: Refusal.self) { try ProxyTarget(text, kind: Pod.kind) }
        #expect(refusal?.message.hasPrefix("invalid pod request \"\(text)\"") == true)
    }
}
