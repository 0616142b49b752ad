import Model

/// Makes inputs for a parser: its examples damaged in a few places, and now and then plain noise.
///
/// Guarantees: an input follows from the parser, the seed and its number alone, and has at most 64 KiB.
package struct InputMaker: Sendable {
    /// The most bytes that an input has.
    package static let limit = 65_536

    private let parser: EdgeParser
    private let seed: UInt64

    /// Makes inputs for a parser.
    package init(for parser: EdgeParser, seed: UInt64) {
        self.parser = parser
        self.seed = seed
    }

    /// The input with a number.
    package func input(_ number: Int) -> [UInt8] {
        var series = SplitMix64(seed: seed ^ UInt64(bitPattern: Int64(number)))
        var random = SplitMix64(seed: series.next())
        guard random.pick(16) > 0, !parser.examples.isEmpty else {
            return (0..<random.pick(256)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        }
        var bytes = parser.examples[random.pick(parser.examples.count)]
        for _ in 0...random.pick(6) { damage(&bytes, &random) }
        return Array(bytes.prefix(Self.limit))
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let place = random.pick(bytes.count + 1)
        let end = min(bytes.count, place + 1 + random.pick(16))
        switch random.pick(12) {
        case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.pick(8))
        case 1 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
        case 3: bytes.removeSubrange(place..<end)
        case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 5: bytes.removeSubrange(place...)
        case 6:
            // The beginning of one example and the end of another.
            let other = parser.examples[random.pick(parser.examples.count)]
            bytes = Array(bytes[..<place] + other[random.pick(other.count + 1)...])
        case 7, 8: insert(parser.words, at: place, &bytes, &random)
        case 9: insert(Self.numbers, at: place, &bytes, &random)
        case 10:
            let piece = Array(bytes[place..<end])
            for _ in 0..<random.pick(2_000) where bytes.count < Self.limit {
                bytes.insert(contentsOf: piece, at: place)
            }
        default: bytes.insert(contentsOf: Self.oddities[random.pick(Self.oddities.count)], at: place)
        }
    }

    private func insert(_ words: [String], at place: Int, _ bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard !words.isEmpty else { return }
        bytes.insert(contentsOf: words[random.pick(words.count)].utf8, at: place)
    }

    /// Numbers at which arithmetic ends.
    private static let numbers = [
        "0", "-0", "-1", "00", "1e999", "-1e-999", "127", "128", "255", "256", "32767", "65536", "2147483647",
        "2147483648", "-2147483649", "4294967296", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "-9223372036854775809", "18446744073709551616",
        "340282366920938463463374607431768211456",
        "0.1", ".", "1.", "NaN", "Infinity", "0x7fffffff", "1_000",
    ]

    /// Bytes that text seldom has: broken UTF-8, lone surrogates, ends of lines and strings, marks of order.
    private static let oddities: [[UInt8]] = [
        [0x00], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80, 0xA8],
        [0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0xAE], [0x0D], [0x0A], [0x09], [0x22], [0x5C], [0x27], [0x7B], [0x7D], [0x5B],
        [0x5D], [0x2C], [0x3A], [0x25], [0x26], [0x80], [0x7F], [0x65, 0xCC, 0x81], Array("\\ud800".utf8),
        Array(repeating: 0x5B, count: 3_000), Array(repeating: 0x28, count: 3_000),
        Array(repeating: 0x0A, count: 3_000),
    ]
}
