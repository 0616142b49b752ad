import Model

/// Bytes that are read once from the front; nothing that they say is believed before it is checked.
final class WireReader {
    /// How deep a JSON value may be.
    static let jsonDepth = 64

    private let bytes: [UInt8]
    private var offset = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }
    private var left: Int { bytes.count - offset }

    var peeked: UInt8? { isAtEnd ? nil : bytes[offset] }

    func byte() throws -> UInt8 {
        guard offset < bytes.count else { throw SeamWireError.endsEarly }
        defer { offset += 1 }
        return bytes[offset]
    }

    func bool() throws -> Bool {
        let byte = try byte()
        guard byte <= 1 else { throw SeamWireError.unexpected(byte) }
        return byte == 1
    }

    func unsigned() throws -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            guard shift < 63 || (shift == 63 && byte <= 1) else { throw SeamWireError.badNumber }
            value |= UInt64(byte & 0x7f) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
    }

    func integer() throws -> Int64 {
        let value = try unsigned()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// The number of things that follow, each of which takes a byte at least.
    func count() throws -> Int {
        let count = try unsigned()
        guard count <= UInt64(left) else { throw SeamWireError.endsEarly }
        return Int(count)
    }

    /// The number of elements of a list, as four bytes; elements without any content are none that cross.
    func listCount() throws -> Int {
        guard left >= 4 else { throw SeamWireError.endsEarly }
        let count = (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        offset += 4
        guard count <= left else { throw SeamWireError.endsEarly }
        return count
    }

    func text() throws -> String {
        let count = try count()
        guard let text = String(validating: bytes[offset..<offset + count], as: UTF8.self) else {
            throw SeamWireError.notText
        }
        offset += count
        return text
    }

    /// The same without going on.
    func peekText() -> String? {
        let start = offset
        defer { offset = start }
        return try? text()
    }

    func number() throws -> Double {
        guard left >= 8 else { throw SeamWireError.endsEarly }
        let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
        offset += 8
        return Double(bitPattern: bits)
    }

    func json() throws -> JSON {
        let count = try count()
        defer { offset += count }
        return try JSON(parsing: bytes[offset..<offset + count], maximumDepth: Self.jsonDepth)
    }
}

struct WireDecoder: JSONDecoding {
    let reader: WireReader
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Reads a value, the common ones as ``WireEncoder`` writes them.
    @inline(__always)
    func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if Value.self == Int.self {
            guard let number = Int(exactly: try reader.integer()) else { throw SeamWireError.badNumber }
            return unsafeBitCast(number, to: Value.self)
        }
        if Value.self == Bool.self { return unsafeBitCast(try reader.bool(), to: Value.self) }
        if Value.self == String.self, let text = try reader.text() as? Value { return text }
        if Value.self == Timestamp.self, let moment = Timestamp(nanoseconds: try reader.integer()) as? Value {
            return moment
        }
        if Value.self == JSON.self, let json = try reader.json() as? Value { return json }
        if MemoryLayout<Value>.size == MemoryLayout<Int>.size, let map = Value.self as? any WireDictionary.Type,
            let dictionary = try map.read(from: self) as? Value
        {
            return dictionary
        }
        return try Value(from: self)
    }

    func decodeJSON() throws -> JSON { try reader.json() }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Keyed<Key>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try Unkeyed(decoder: self) }
    func singleValueContainer() -> any SingleValueDecodingContainer { Single(decoder: self) }

    struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let decoder: WireDecoder
        var codingPath: [any CodingKey] { [] }

        /// The case of an enum; only the reader of an enum asks.
        var allKeys: [Key] { decoder.reader.peekText().flatMap { Key(stringValue: $0) }.map { [$0] } ?? [] }
        func contains(_ key: Key) -> Bool { decoder.reader.peekText() == key.stringValue }
        func decodeNil(forKey key: Key) throws -> Bool { throw SeamWireError.unsupported("a null field") }
        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try decoder.read(type) }

        // One for each type that the protocol names; see the encoder.
        func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try optional(type) }
        func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try optional(type) }
        func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try optional(type) }
        func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { try optional(type) }
        func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try optional(type) }
        func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { try optional(type) }
        func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { try optional(type) }
        func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { try optional(type) }
        func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try optional(type) }
        func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { try optional(type) }
        func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { try optional(type) }
        func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { try optional(type) }
        func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { try optional(type) }
        func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { try optional(type) }
        func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
            try optional(type)
        }

        private func optional<Value: Decodable>(_ type: Value.Type) throws -> Value? {
            try decoder.reader.bool() ? try decoder.read(type) : nil
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> {
            guard try decoder.reader.text() == key.stringValue else { throw SeamWireError.unexpected(0) }
            return decoder.container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try decoder.unkeyedContainer()
        }

        func superDecoder() -> any Decoder { decoder }
        func superDecoder(forKey key: Key) -> any Decoder { decoder }
    }

    struct Unkeyed: UnkeyedDecodingContainer {
        let decoder: WireDecoder
        let total: Int
        private(set) var currentIndex = 0
        var codingPath: [any CodingKey] { [] }
        var count: Int? { total }
        var isAtEnd: Bool { currentIndex == total }

        init(decoder: WireDecoder) throws {
            self.decoder = decoder
            total = try decoder.reader.listCount()
        }

        private mutating func next() throws {
            guard currentIndex < total else { throw SeamWireError.endsEarly }
            currentIndex += 1
        }

        mutating func decodeNil() -> Bool { false }

        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try next()
            return try decoder.read(type)
        }

        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> {
            try next()
            return decoder.container(keyedBy: type)
        }

        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
            try next()
            return try decoder.unkeyedContainer()
        }

        mutating func superDecoder() throws -> any Decoder {
            try next()
            return decoder
        }
    }

    struct Single: SingleValueDecodingContainer {
        let decoder: WireDecoder
        var codingPath: [any CodingKey] { [] }
        private var reader: WireReader { decoder.reader }

        init(decoder: WireDecoder) { self.decoder = decoder }

        /// Another mark is left where it is, for one who tries one type after the other.
        private func expect(_ mark: UInt8) throws {
            guard reader.peeked == mark else { throw SeamWireError.unexpected(reader.peeked ?? 0) }
            _ = try reader.byte()
        }

        private func integer<Integer: FixedWidthInteger>() throws -> Integer {
            try expect(WireMark.integer)
            guard let number = Integer(exactly: try reader.integer()) else { throw SeamWireError.badNumber }
            return number
        }

        func decodeNil() -> Bool { (try? expect(WireMark.none)) != nil }

        func decode(_ type: Bool.Type) throws -> Bool {
            try expect(WireMark.bool)
            return try reader.bool()
        }

        func decode(_ type: String.Type) throws -> String {
            try expect(WireMark.text)
            return try reader.text()
        }

        func decode(_ type: Double.Type) throws -> Double {
            try expect(WireMark.number)
            return try reader.number()
        }

        func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
        func decode(_ type: Int.Type) throws -> Int { try integer() }
        func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
        func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
        func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
        func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
        func decode(_ type: UInt.Type) throws -> UInt { try integer() }
        func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
        func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
        func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }

        func decode(_ type: UInt64.Type) throws -> UInt64 {
            try expect(WireMark.integer)
            return try reader.unsigned()
        }

        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try expect(WireMark.other)
            return try decoder.read(type)
        }
    }
}
