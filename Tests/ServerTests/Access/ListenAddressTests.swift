import Server
import Testing

@Suite("Where to listen")
struct ListenAddressTests {
    @Test(
        "Addresses and names are understood",
        arguments: zip(
            [
                "127.0.0.1:0", "localhost:8080", "[::1]:443", "127.1.2.3:65535", "0.0.0.0:80", "[::]:80",
                "example.com:80",
            ],
            [
                "127.0.0.1:0", "127.0.0.1:8080", "[::1]:443", "127.1.2.3:65535", "0.0.0.0:80", "[::]:80",
                "example.com:80",
            ]
        ))
    func understood(text: String, address: String) throws {
        #expect(try ListenAddress(text).description == address)
    }

    @Test(
        "An address without a port or a host, or none at all, is not understood",
        arguments: [
            "", "127.0.0.1", "[::1]", "x:y", "1:2:3", ":8080", "a b:80", "a..b:80", "[::g]:80", "a/b:80", "x:65536",
        ])
    func notUnderstood(text: String) {
        #expect(throws: ListenAddressError.notUnderstood(text)) { try ListenAddress(text) }
    }

    @Test(
        "Only addresses of the loopback interface go without TLS",
        arguments: zip(
            [
                "127.0.0.1:1", "127.9.9.9:1", "[::1]:1", "localhost:1", "0.0.0.0:1", "[::]:1", "10.0.0.1:1",
                "example.com:1",
            ],
            [true, true, true, true, false, false, false, false]))
    func loopback(text: String, isLoopback: Bool) throws {
        #expect(try ListenAddress(text).isLoopback == isLoopback)
    }

    @Test("Where TLS is demanded and not built in, the command that builds it is told")
    func demand() {
        let text = ListenAddressError.demandsTLS(option: "--listen 0.0.0.0:6443").description
        #expect(text.contains("swift run --traits default,TLS ordinal up --listen 0.0.0.0:6443"))
    }

    @Test("A server on all addresses is known by each of them, and by what its user calls it")
    func names() throws {
        let machine = ["box", "192.168.7.2", "fe80::1"]
        func names(_ text: String) throws -> [String] {
            ServerNames(listening: try ListenAddress(text), others: ["box.example", "10.1.2.3"], machine: machine).all
        }
        #expect(
            Set(try names("0.0.0.0:1")).isSuperset(of: machine + ["box.example", "10.1.2.3", "127.0.0.1", "localhost"]))
        #expect(Set(try names("[::]:1")).isSuperset(of: machine))
        #expect(Set(try names("192.168.7.9:1")).isDisjoint(with: machine))
        #expect(try names("192.168.7.9:1").contains("192.168.7.9"))
        #expect(Set(try names("127.0.0.1:1")).count == (try names("127.0.0.1:1")).count)
    }
}
