import Model

/// Bytes in the making.
final class WireBuffer {
    var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(512) }

    func append(count: Int) { append(unsigned: UInt64(count)) }

    /// Small numbers are short, of either sign.
    func append(integer: Int64) {
        append(unsigned: UInt64(bitPattern: integer << 1) ^ UInt64(bitPattern: integer >> 63))
    }

    func append(unsigned: UInt64) {
        var rest = unsigned
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    func append(text: String) {
        let utf8 = text.utf8
        append(count: utf8.count)
        bytes.append(contentsOf: utf8)
    }
}

struct WireEncoder: JSONEncoding {
    let buffer: WireBuffer
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Writes a value, the common ones without going by way of their containers.
    @inline(__always)
    func write<Value: Encodable>(_ value: Value) throws {
        if Value.self == Int.self {
            buffer.append(integer: Int64(unsafeBitCast(value, to: Int.self)))
        } else if Value.self == Bool.self {
            buffer.bytes.append(unsafeBitCast(value, to: Bool.self) ? 1 : 0)
        } else if Value.self == String.self, let text = value as? String {
            buffer.append(text: text)
        } else if Value.self == Timestamp.self, let moment = value as? Timestamp {
            buffer.append(integer: moment.nanoseconds)
        } else if Value.self == JSON.self, let json = value as? JSON {
            encode(json: json)
        } else if MemoryLayout<Value>.size == MemoryLayout<Int>.size, Value.self is any WireDictionary.Type,
            let map = value as? any WireDictionary
        {
            // The type is asked first, since the cast alone would take what an optional holds for the optional.
            try map.write(to: self)
        } else {
            try value.encode(to: self)
        }
    }

    func encode(json: JSON) {
        let text = json.bytes()
        buffer.append(count: text.count)
        buffer.bytes.append(contentsOf: text)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Keyed<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { Unkeyed(encoder: self) }
    func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

    /// Fields in their order; the case of an enum is written as a word.
    struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let encoder: WireEncoder
        var codingPath: [any CodingKey] { [] }

        func encodeNil(forKey key: Key) throws { throw SeamWireError.unsupported("a null field") }
        func encode(_ value: some Encodable, forKey key: Key) throws { try encoder.write(value) }

        // One for each type that the protocol names, since its own would leave out what is nil without a sign.
        func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: String?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws { try optional(value) }

        private func optional(_ value: (some Encodable)?) throws {
            encoder.buffer.bytes.append(value == nil ? 0 : 1)
            if let value { try encoder.write(value) }
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> {
            encoder.buffer.append(text: key.stringValue)
            return encoder.container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
        func superEncoder() -> any Encoder { encoder }
        func superEncoder(forKey key: Key) -> any Encoder { encoder }
    }

    /// A byte before each element, and none after the last: the count is not known before.
    ///
    /// The place of the count is kept, and it is written anew with each element, as four bytes.
    struct Unkeyed: UnkeyedEncodingContainer {
        let encoder: WireEncoder
        let place: Int
        private(set) var count = 0
        var codingPath: [any CodingKey] { [] }

        init(encoder: WireEncoder) {
            self.encoder = encoder
            place = encoder.buffer.bytes.count
            encoder.buffer.bytes.append(contentsOf: [0, 0, 0, 0])
        }

        private mutating func next() {
            count += 1
            for index in 0..<4 {
                encoder.buffer.bytes[place + index] = UInt8(truncatingIfNeeded: count >> (8 * index))
            }
        }

        mutating func encodeNil() throws { throw SeamWireError.unsupported("a null element") }

        mutating func encode(_ value: some Encodable) throws {
            next()
            try encoder.write(value)
        }

        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) -> KeyedEncodingContainer<Nested> {
            next()
            return encoder.container(keyedBy: type)
        }

        mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
            next()
            return encoder.unkeyedContainer()
        }

        mutating func superEncoder() -> any Encoder {
            next()
            return encoder
        }
    }

    struct Single: SingleValueEncodingContainer {
        let encoder: WireEncoder
        var codingPath: [any CodingKey] { [] }
        private var buffer: WireBuffer { encoder.buffer }

        init(encoder: WireEncoder) { self.encoder = encoder }

        private func mark(_ mark: UInt8) { buffer.bytes.append(mark) }

        private func encode(integer: some FixedWidthInteger) throws {
            guard let value = Int64(exactly: integer) else { throw SeamWireError.badNumber }
            mark(WireMark.integer)
            buffer.append(integer: value)
        }

        func encodeNil() { mark(WireMark.none) }

        func encode(_ value: Bool) {
            mark(WireMark.bool)
            buffer.bytes.append(value ? 1 : 0)
        }

        func encode(_ value: String) {
            mark(WireMark.text)
            buffer.append(text: value)
        }

        func encode(_ value: Double) {
            mark(WireMark.number)
            withUnsafeBytes(of: value.bitPattern.littleEndian) { buffer.bytes.append(contentsOf: $0) }
        }

        func encode(_ value: Float) { encode(Double(value)) }
        func encode(_ value: Int) throws { try encode(integer: value) }
        func encode(_ value: Int8) throws { try encode(integer: value) }
        func encode(_ value: Int16) throws { try encode(integer: value) }
        func encode(_ value: Int32) throws { try encode(integer: value) }
        func encode(_ value: Int64) throws { try encode(integer: value) }
        func encode(_ value: UInt) throws { try encode(integer: value) }
        func encode(_ value: UInt8) throws { try encode(integer: value) }
        func encode(_ value: UInt16) throws { try encode(integer: value) }
        func encode(_ value: UInt32) throws { try encode(integer: value) }

        /// All of its range, since half of a long duration takes it.
        func encode(_ value: UInt64) {
            mark(WireMark.integer)
            buffer.append(unsigned: value)
        }

        func encode(_ value: some Encodable) throws {
            mark(WireMark.other)
            try encoder.write(value)
        }
    }
}
