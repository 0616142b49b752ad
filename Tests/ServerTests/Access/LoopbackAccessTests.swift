import Server
import Testing

@Suite("Who is let in")
struct LoopbackAccessTests {
    private let access = LoopbackAccess()

    private func admit(
        host: String? = "127.0.0.1:8080", origin: String? = nil, path: String? = nil
    ) -> Result<Substring, LoopbackAccess.Refusal> {
        access.admit(host: host, origin: origin, path: (path ?? "\(access.prefix)/api")[...])
    }

    @Test("The path after the secret is handed on")
    func path() throws {
        #expect(try admit().get() == "/api")
        #expect(try admit(path: access.prefix).get() == "")
        #expect(try admit(path: "\(access.prefix)/").get() == "/")
    }

    @Test(
        "A loopback host is let in, with and without a port",
        arguments: [
            "127.0.0.1", "127.0.0.1:1", "127.0.0.2:65535", "localhost", "LocalHost:80", "[::1]", "[::1]:8080",
        ])
    func loopbackHosts(host: String) throws {
        #expect(try admit(host: host).get() == "/api")
    }

    @Test(
        "Any other host is turned away",
        arguments: [
            nil, "", "example.com", "127.0.0.1.example.com", "localhost.example.com", "10.0.0.1:80", "0.0.0.0", "[::]",
            "[::1", "[::1]8080", "::1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:123456", "127.1", "127.0.0.256",
            "127.0.0.1:80:80", "user@127.0.0.1", "0127.0.0.1", "127.0.0.٣",
        ])
    func foreignHosts(host: String?) {
        #expect(admit(host: host) == .failure(.foreignHost(host)))
    }

    @Test(
        "A page of any origin is turned away", arguments: ["http://example.com", "null", "http://127.0.0.1:8080", ""])
    func origins(origin: String) {
        #expect(admit(origin: origin) == .failure(.crossOrigin(origin)))
    }

    @Test("Without the whole secret at its place nobody is let in")
    func secrets() {
        let secret = access.secret.text
        let other = LoopbackAccess().secret.text
        let paths = [
            "", "/", "/api", "/k", "/k/", "/k//api", "/k/\(other)/api", "/k/\(secret.dropLast())/api",
            "/k/\(secret)0/api", "/\(secret)/api", "/x/k/\(secret)/api", "k/\(secret)/api", "/K/\(secret)/api",
            "http://127.0.0.1/k/\(secret)/api",
        ]
        for path in paths { #expect(admit(path: path) == .failure(.noSecret), "\(path)") }
    }

    @Test("A secret has 256 bits, is another one each time, and is not printed")
    func secret() {
        let secret = Secret()
        #expect(secret.text.count == 64)
        #expect(secret.text.allSatisfy { $0.isHexDigit })
        #expect(secret.text != Secret().text)
        #expect(!"\(secret)".contains(secret.text))
    }
}
