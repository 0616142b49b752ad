import FoundationEssentials
import Model
import Network
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Packets that nobody should send: `ORDINAL_FUZZ=100000 swift test --filter DNSFuzzTests` tries so many.
@Suite("Packets that nobody should send")
struct DNSFuzzTests {
    private static let count = getenv("ORDINAL_FUZZ").flatMap { Int(String(cString: $0)) } ?? 5000

    private static let names = [
        "headless.default.svc.cluster.local", "_https._tcp.headless.default.svc.cluster.local",
        "my-pet.headless.default.svc.cluster.local", "100.0.3.10.in-addr.arpa", "foo.default.svc.cluster.local",
        "1-2-3-4.default.pod.cluster.local", "nobody.default.svc.cluster.local", "www.example.com", "cluster.local",
    ]

    /// A packet of random bytes, or a good one that was damaged.
    private static func packet(_ random: inout SplitMix64) -> [UInt8] {
        func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
        if below(4) == 0 {
            let size = below(50) == 0 ? below(66_000) : below(600)
            var bytes = (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            // Otherwise half of all would be answers, and most of the rest no questions.
            if bytes.count > 2, below(2) == 0 { bytes.replaceSubrange(2..<3, with: [0]) }
            return bytes
        }
        let name = DNSName(names[below(names.count)]) ?? .root
        var query = DNSMessage(
            asking: DNSQuestion(name, DNSType(rawValue: UInt16([1, 28, 33, 12, 5, 255, 16, 6, 2][below(9)]))),
            id: UInt16(truncatingIfNeeded: random.next()))
        if below(2) == 0 { query.ext = .init(datagramSize: UInt16(truncatingIfNeeded: random.next())) }
        var bytes = query.bytes()
        for _ in 0..<below(6) {
            let index = below(bytes.count)
            switch below(5) {
            case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes[index] ^= 1 << UInt8(below(8))
            case 2: bytes.remove(at: index)
            case 3: bytes.insert(contentsOf: [0xC0, UInt8(below(64))], at: index)
            default: bytes.removeSubrange(index...)
            }
            if bytes.isEmpty { break }
        }
        return bytes
    }

    @Test("No packet crashes the server, grows beyond its limit or is answered with what cannot be read")
    func fuzz() throws {
        let seed = getenv("ORDINAL_SEED").flatMap { UInt64(String(cString: $0)) } ?? 20_261_127
        var random = SplitMix64(seed: seed)
        let zone = ExampleCluster.zone
        for number in 0..<Self.count {
            let packet = Self.packet(&random)
            for transport in [DNSResponder.Transport.datagram, .stream] {
                guard let response = DNSResponder.response(to: packet, by: transport, from: zone) else { continue }
                let parsed = try? DNSMessage(reading: response)
                let isQuestion = (try? DNSMessage(reading: packet)) != nil
                #expect(
                    parsed?.isResponse == true && response.count <= (transport == .stream ? 65_535 : 1232)
                        && (isQuestion || response.count <= 12),
                    "packet \(number) of seed \(seed): \(packet)")
            }
        }
    }
}
