import Model
import Testing

@testable import Server

@Suite("SPDY's frames")
struct SPDYFrameTests {
    /// Frames with the bytes that the protocol's draft shows for them.
    static let known: [(SPDYFrame, [UInt8])] = [
        (
            .synStream(stream: 1, associated: 0, priority: 3, block: [9], flags: .fin),
            [0x80, 3, 0, 1, 1, 0, 0, 11, 0, 0, 0, 1, 0, 0, 0, 0, 0x60, 0, 9]
        ),
        (.synReply(stream: 5, block: [7, 8], flags: []), [0x80, 3, 0, 2, 0, 0, 0, 6, 0, 0, 0, 5, 7, 8]),
        (.rstStream(stream: 3, status: .cancel), [0x80, 3, 0, 3, 0, 0, 0, 8, 0, 0, 0, 3, 0, 0, 0, 5]),
        (
            .settings([SPDYFrame.Setting(id: 7, value: 0x10000)]),
            [0x80, 3, 0, 4, 0, 0, 0, 12, 0, 0, 0, 1, 0, 0, 0, 7, 0, 1, 0, 0]
        ),
        (.ping(0x0102_0304), [0x80, 3, 0, 6, 0, 0, 0, 4, 1, 2, 3, 4]),
        (.goAway(lastStream: 9, status: 1), [0x80, 3, 0, 7, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0, 0, 1]),
        (.headers(stream: 1, block: [], flags: .fin), [0x80, 3, 0, 8, 1, 0, 0, 4, 0, 0, 0, 1]),
        (.windowUpdate(stream: 0, delta: 256), [0x80, 3, 0, 9, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 0]),
        (.data(stream: 1, bytes: [65, 66], flags: .fin), [0, 0, 0, 1, 1, 0, 0, 2, 65, 66]),
        (.data(stream: 1, bytes: [], flags: []), [0, 0, 0, 1, 0, 0, 0, 0]),
        (.unknown(type: 10), [0x80, 3, 0, 10, 0, 0, 0, 0]),
    ]

    @Test("A frame is written and read as the protocol has it", arguments: known.indices)
    func table(index: Int) throws {
        let (frame, bytes) = Self.known[index]
        #expect(frame.bytes == bytes)
        var reader = SPDYFrameReader()
        reader.append(bytes)
        #expect(try reader.next() == frame)
        #expect(try reader.next() == nil)
    }

    /// Frames that no connection can go on after.
    static let impossible: [([UInt8], SPDYError)] = [
        ([0x80, 2, 0, 6, 0, 0, 0, 4], .version(2)),
        ([0x80, 3, 0, 1, 0, 0xFF, 0xFF, 0xFF], .frameTooLarge(type: 1, length: 0xFF_FFFF)),
        ([0x80, 3, 0, 1, 0, 0, 0, 9] + Array(repeating: 0, count: 9), .malformed(type: 1)),
        ([0x80, 3, 0, 6, 0, 0, 0, 5, 0, 0, 0, 1, 1], .malformed(type: 6)),
        ([0x80, 3, 0, 3, 0, 0, 0, 4, 0, 0, 0, 1], .malformed(type: 3)),
        ([0x80, 3, 0, 4, 0, 0, 0, 4, 0, 0, 0, 1], .malformed(type: 4)),
        ([0x80, 3, 0, 4, 0, 0, 0, 0], .malformed(type: 4)),
        ([0x80, 3, 0, 9, 0, 0, 0, 0], .malformed(type: 9)),
    ]

    @Test("A frame that cannot be is refused by name", arguments: impossible.indices)
    func wrong(index: Int) {
        let (bytes, error) = Self.impossible[index]
        var reader = SPDYFrameReader()
        reader.append(bytes)
        #expect(throws: error) { try reader.next() }
    }

    @Test("However a connection cuts its bytes, the same frames come out", arguments: 0..<50)
    func chunks(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let frames = (0..<40).map { _ in Self.known[Int.random(in: 0..<Self.known.count, using: &random)].0 }
        var rest = frames.flatMap(\.bytes)[...]
        var reader = SPDYFrameReader()
        var found: [SPDYFrame] = []
        while !rest.isEmpty {
            let count = Int.random(in: 1...min(17, rest.count), using: &random)
            reader.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
            while let frame = try reader.next() { found.append(frame) }
        }
        #expect(Self.joined(found) == Self.joined(frames), "seed \(seed)")
    }

    /// Data comes as it arrives; its parts are put together again here.
    private static func joined(_ frames: [SPDYFrame]) -> [[UInt8]] {
        var result: [[UInt8]] = []
        var open: [UInt8] = []
        for frame in frames {
            if case .data(_, let bytes, let flags) = frame {
                open += bytes
                guard flags.contains(.fin) || bytes.isEmpty else { continue }
                result.append(open)
                open = []
            } else {
                result.append(frame.bytes)
            }
        }
        return result
    }
}

@Suite("SPDY's headers")
struct HeaderTests {
    private static let fields = HeaderBlock([("streamtype", "error"), ("port", "80")])

    @Test("The dictionary is the one that both ends know")
    func dictionary() {
        // Adler-32, by which zlib itself tells dictionaries apart.
        let (low, high) = SPDYDictionary.bytes.reduce(into: (1, 0)) { sums, byte in
            sums.0 = (sums.0 + Int(byte)) % 65521
            sums.1 = (sums.1 + sums.0) % 65521
        }
        #expect(SPDYDictionary.bytes.count == 1423)
        #expect(high << 16 | low == 0xE3C6_A7C2)
    }

    @Test("Blocks that another program compressed are read, one after the other")
    func foreignBlocks() throws {
        let inflater = HeaderInflater()
        let first = Self.bytes(
            "78f9e3c6a7c202e50e703a2b294a4dcc851625aca9a0808614cb45a024cc646100000000ffff")
        let second = Self.bytes("c2ae1058e62456a02a04000000ffff")
        #expect(try HeaderBlock(bytes: inflater.inflate(first, limit: 1000)) == Self.fields)
        let other = HeaderBlock([("streamtype", "datax"), ("port", "80")])
        #expect(try HeaderBlock(bytes: inflater.inflate(second, limit: 1000)) == other)
    }

    @Test("What is compressed here is read here, block after block")
    func roundTrip() throws {
        let (deflater, inflater) = (HeaderDeflater(), HeaderInflater())
        for index in 0..<200 {
            let fields = HeaderBlock([("requestid", "\(index)"), ("text", String(repeating: "é", count: index * 40))])
            let block = deflater.deflate(fields.bytes)
            #expect(try HeaderBlock(bytes: inflater.inflate(block, limit: 64 << 10)) == fields)
        }
    }

    @Test("A small block that would become a large one is refused before it does")
    func bomb() {
        let block = HeaderDeflater().deflate([UInt8](repeating: 0, count: 10 << 20))
        #expect(block.count < 64 << 10)
        #expect(throws: SPDYError.badHeaders("they have more than 65536 bytes")) {
            try HeaderInflater().inflate(block, limit: 64 << 10)
        }
    }

    @Test("A block that says more than it holds is refused")
    func brokenBlocks() {
        let blocks: [[UInt8]] = [
            [], [0, 0], [0, 0, 0, 1], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 1, 0, 0, 0, 9, 97, 0, 0, 0, 0],
            [0, 0, 0, 0, 1], [0, 0, 0, 1, 0, 0, 0, 1, 65, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0, 0, 1, 0xFF, 0, 0, 0, 0],
        ]
        for block in blocks {
            #expect(throws: SPDYError.self, "\(block)") { try HeaderBlock(bytes: block) }
        }
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.count, by: 2).compactMap { UInt8(hex.dropFirst($0).prefix(2), radix: 16) }
    }
}
