import Model
import Network
import Testing

@Suite("DNS messages")
struct MessageTests {
    private static func question(
        _ name: String, _ type: DNSType, id: UInt16 = 0x1234, size: UInt16? = nil
    ) throws -> [UInt8] {
        DNSMessage(
            asking: DNSQuestion(try #require(DNSName(name)), type), id: id,
            ext: size.map { DNSMessage.Extension(datagramSize: $0) }
        ).bytes()
    }

    private static func answer(
        _ packet: [UInt8], _ transport: DNSResponder.Transport = .datagram, from zone: ClusterZone = ExampleCluster.zone
    ) throws -> DNSMessage {
        try DNSMessage(reading: try #require(DNSResponder.response(to: packet, by: transport, from: zone)))
    }

    @Test("What is written is read again")
    func roundTrip() throws {
        var message = DNSMessage(
            asking: DNSQuestion(try #require(DNSName("a.B.example")), .srv), id: 7,
            ext: DNSMessage.Extension(datagramSize: 4096))
        let name = try #require(DNSName("b.example"))
        message.isResponse = true
        message.isAuthoritative = true
        message.code = DNSCode(rawValue: 0x123)
        message.answers = [
            DNSResource(name, .a, timeToLive: 5, .address([1, 2, 3, 4])),
            DNSResource(name, .aaaa, timeToLive: 6, .address(Array(1...16))),
            DNSResource(name, .cname, timeToLive: 7, .name(try #require(DNSName("x.a.B.example")))),
            DNSResource(
                name, .srv, timeToLive: 8, .location(priority: 1, weight: 2, port: 3, target: name)),
            DNSResource(name, .txt, timeToLive: 9, .texts([[1, 2], []])),
            DNSResource(name, DNSType(rawValue: 99), timeToLive: 10, .other([1, 2, 3])),
        ]
        message.authorities = [
            DNSResource(
                .root, .soa, timeToLive: 1,
                .authority(DNSAuthority(server: name, mailbox: name, serial: 1, minimum: 2)))
        ]
        message.additionals = [DNSResource(name, .a, timeToLive: 5, .address([5, 6, 7, 8]))]
        #expect(try DNSMessage(reading: message.bytes()) == message)
    }

    @Test("The same name twice is written once")
    func compression() throws {
        let packet = try Self.question("headless.default.svc.cluster.local", .a)
        let response = try #require(DNSResponder.response(to: packet, by: .datagram, from: ExampleCluster.zone))
        // Each address: a pointer, type, class, time to live, length and four bytes.
        #expect(response.count == packet.count + 3 * 16)
    }

    @Test(
        "Names that no message can carry are none",
        arguments: ["a..b", String(repeating: "a", count: 64), String(repeating: "abcdefg.", count: 32)])
    func badNames(text: String) {
        #expect(DNSName(text) == nil)
    }

    @Test("A name is written as zone files have it")
    func nameText() throws {
        #expect("\(try #require(DNSName("web-0.nginx.")))" == "web-0.nginx.")
        #expect("\(DNSName.root)" == ".")
        let head: [UInt8] = [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
        let odd = try DNSMessage(reading: head + [4, 0x2E, 0x00, 0x41, 0xFF, 0, 0, 1, 0, 1])
        #expect("\(odd.questions[0].name)" == "\\.\\000A\\255.")
    }

    @Test(
        "What is no message is refused for a reason",
        arguments: [
            ([], .tooShort),
            ([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], .tooShort),
            // A pointer to itself, one forward, and two that lead to each other.
            ([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xC0, 12, 0, 1, 0, 1], .badPointer),
            ([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xC0, 14, 0, 1, 0, 1], .badPointer),
            ([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 97, 0xC0, 12, 0, 1, 0, 1], .badPointer),
            ([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 1, 0, 1], .badLabel),
            ([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 9], .trailingBytes),
            // An address of three bytes, and an OPT with a name.
            ([0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 3, 1, 2, 3], .tooShort),
            ([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 97, 0, 0, 41, 4, 0, 0, 0, 0, 0, 0, 0], .badExtension),
        ] as [([UInt8], DNSProblem)])
    func malformed(bytes: [UInt8], problem: DNSProblem) {
        #expect(throws: problem) { try DNSMessage(reading: bytes) }
        let answer = DNSResponder.response(to: bytes, by: .datagram, from: ExampleCluster.zone)
        #expect((answer?.count ?? 0) <= 12)
    }

    @Test("A name of pointers to pointers may not grow beyond 255 bytes")
    func growingName() throws {
        // Each label of 63 bytes ends in a pointer to the one before.
        var packet: [UInt8] = [0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0]
        var last: Int?
        for _ in 0..<6 {
            let place = packet.count
            packet += [63] + Array(repeating: 97, count: 63)
            packet += last.map { [0xC0 | UInt8($0 >> 8), UInt8($0 & 0xFF)] } ?? [0]
            packet += [0, 1, 0, 1]
            last = place
        }
        #expect(throws: DNSProblem.nameTooLong) { try DNSMessage(reading: packet) }
    }

    @Test("An answer gets none, and what the server does not do is said in twelve bytes")
    func refusals() throws {
        var packet = try Self.question("headless.default.svc.cluster.local", .a)
        packet[2] |= 0x80
        #expect(DNSResponder.response(to: packet, by: .datagram, from: ExampleCluster.zone) == nil)
        packet[2] = 0x28
        let update = try Self.answer(packet)
        #expect((update.code, update.operation, update.questions.count) == (.notImplemented, 5, 0))
        packet[2] = 0
        packet[5] = 2
        #expect(try Self.answer(packet).code == .formatError)
        #expect(try Self.answer(Self.question("cluster.local", .axfr), .stream).code == .refused)
        var chaos = DNSMessage(asking: DNSQuestion(try #require(DNSName("version.bind")), .txt, class: 3), id: 1)
        chaos.wantsRecursion = false
        let refused = try Self.answer(chaos.bytes())
        #expect((refused.code, refused.wantsRecursion) == (.refused, false))
    }

    @Test("A later version of EDNS is answered with the one that is known")
    func laterVersion() throws {
        var query = DNSMessage(asking: DNSQuestion(try #require(DNSName("cluster.local")), .a), id: 1)
        query.ext = DNSMessage.Extension(datagramSize: 4096)
        query.ext?.version = 1
        let answer = try Self.answer(query.bytes())
        #expect((answer.code, answer.ext?.version, answer.answers.count) == (.badVersion, 0, 0))
    }

    private static func crowd(of count: Int) -> ClusterZone {
        var names = ExampleCluster.names
        let endpoints = (0..<count).map { number in
            (
                host: String?.some("web-\(number)"), address: "10.244.\(number / 250).\(number % 250 + 1)",
                ready: true as Bool?
            )
        }
        names.store(ExampleCluster.service("web", ports: [("http", "TCP", 80)]))
        names.store(ExampleCluster.slice(of: "web", endpoints, ports: [("http", "TCP", 80)]))
        names.publish()
        return names.zone
    }

    @Test(
        "An answer that does not fit is cut and says so, and is whole over a connection",
        arguments: [(nil, 512), (100, 512), (700, 700), (1232, 1232), (65535, 1232)] as [(UInt16?, Int)])
    func truncation(size: UInt16?, limit: Int) throws {
        let zone = Self.crowd(of: 200)
        let packet = try Self.question("web.default.svc.cluster.local", .a, size: size)
        let bytes = try #require(DNSResponder.response(to: packet, by: .datagram, from: zone))
        #expect(bytes.count <= limit)
        let cut = try DNSMessage(reading: bytes)
        #expect(cut.isTruncated)
        // As many as fit: not one more would have.
        #expect(!cut.answers.isEmpty && bytes.count > limit - 16)
        #expect((cut.ext != nil) == (size != nil))
        let whole = try Self.answer(packet, .stream, from: zone)
        #expect((whole.isTruncated, whole.answers.count) == (false, 200))
    }

    @Test("Addresses that do not fit beside an answer are left out without a word")
    func fewerAdditionals() throws {
        let zone = Self.crowd(of: 12)
        let answer = try Self.answer(
            Self.question("_http._tcp.web.default.svc.cluster.local", .srv, size: 1232), from: zone)
        #expect((answer.isTruncated, answer.answers.count) == (false, 12))
        let small = try Self.answer(
            Self.question("_http._tcp.web.default.svc.cluster.local", .srv, size: 880), from: zone)
        #expect((small.isTruncated, small.answers.count) == (false, 12))
        #expect(small.additionals.count < answer.additionals.count)
    }
}
