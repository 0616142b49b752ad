import Controller

/// Values as few bytes, written one after the other without names, for lines that carry a hundred thousand questions.
///
/// Guarantees: reading takes memory in proportion to the bytes read, whoever wrote them, and either gives a value or
/// throws. Caveats: both ends must be built from the same sources; a type that reads its fields in another order than it
/// writes them, or looks what there is before it reads, does not cross. JSON values cross as text.
package enum SeamWire {
    /// The bytes of a value.
    package static func encode(_ value: some Encodable) throws -> [UInt8] {
        let buffer = WireBuffer()
        try write(value, to: buffer)
        return buffer.bytes
    }

    /// A question, after the name of whom it is for.
    package static func question(_ call: some SeamCall, to subject: String) throws -> [UInt8] {
        let buffer = WireBuffer()
        buffer.append(text: subject)
        try write(call, to: buffer)
        return buffer.bytes
    }

    /// Writes what writes itself that way, and everything else by way of `Codable`.
    ///
    /// The few types that do are asked for by name: to look whether a type conforms takes longer than to write it.
    static func write<Value: Encodable>(_ value: Value, to buffer: WireBuffer) throws {
        if Value.self == OrderingCall.self {
            unsafeBitCast(value, to: OrderingCall.self).write(to: buffer)
        } else if Value.self == [OrderingStep].self {
            unsafeBitCast(value, to: [OrderingStep].self).write(to: buffer)
        } else {
            try WireEncoder(buffer: buffer).write(value)
        }
    }

    static func read<Value: Decodable>(_ type: Value.Type, from reader: WireReader) throws -> Value {
        if Value.self == OrderingCall.self {
            return unsafeBitCast(try OrderingCall.read(from: reader), to: Value.self)
        }
        if Value.self == [OrderingStep].self {
            return unsafeBitCast(try [OrderingStep].read(from: reader), to: Value.self)
        }
        return try WireDecoder(reader: reader).read(type)
    }

    /// The value that fills the bytes.
    ///
    /// - Throws: ``SeamWireError``, or what the type itself finds wrong.
    package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let reader = WireReader(bytes: bytes)
        let value = try read(type, from: reader)
        guard reader.isAtEnd else { throw SeamWireError.trailing }
        return value
    }
}

/// Why bytes are no value.
package enum SeamWireError: Error, Equatable, CustomStringConvertible {
    case endsEarly
    case trailing
    case notText
    case badNumber
    /// The byte that says what follows says something else.
    case unexpected(UInt8)
    case unsupported(String)

    /// What is wrong, after "it".
    package var description: String {
        switch self {
        case .endsEarly: "it ends early"
        case .trailing: "it goes on after its end"
        case .notText: "its text is not UTF-8"
        case .badNumber: "a number is out of range"
        case .unexpected(let mark): "it is of another shape (mark \(mark))"
        case .unsupported(let what): "\(what) does not cross a seam"
        }
    }
}

/// The byte before a value that stands alone; such a value may be looked at before it is read.
enum WireMark {
    static let none: UInt8 = 0
    static let bool: UInt8 = 1
    static let integer: UInt8 = 2
    static let text: UInt8 = 3
    static let number: UInt8 = 4
    static let other: UInt8 = 5
}

/// A dictionary, whose coding keys are its own and not those of a type.
protocol WireDictionary {
    func write(to encoder: WireEncoder) throws
    static func read(from decoder: WireDecoder) throws -> Self
}

extension Dictionary: WireDictionary where Key == String, Value: Codable {
    func write(to encoder: WireEncoder) throws {
        encoder.buffer.append(count: count)
        for (key, value) in sorted(by: { $0.key < $1.key }) {
            encoder.buffer.append(text: key)
            try encoder.write(value)
        }
    }

    static func read(from decoder: WireDecoder) throws -> Self {
        var result: Self = [:]
        for _ in 0..<(try decoder.reader.count()) {
            let key = try decoder.reader.text()
            result[key] = try decoder.read(Value.self)
        }
        return result
    }
}
