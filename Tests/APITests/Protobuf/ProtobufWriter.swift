import Model

@testable import API

/// Writes what a typed client of Kubernetes would send for an object.
enum ProtobufWriter {
    /// An object in its envelope.
    static func envelope(apiVersion: String, kind: String, _ object: JSON) -> [UInt8] {
        let message = ProtobufTable.message(apiVersion: apiVersion, kind: kind)
        let type = text(1, Array(apiVersion.utf8)) + text(2, Array(kind.utf8))
        let raw = message.map { body($0, object) } ?? []
        return ProtobufEnvelope.prefix + text(1, type) + text(2, raw) + text(3, []) + text(4, [])
    }

    /// The text of a message.
    static func body(_ message: MessageSchema, _ object: JSON) -> [UInt8] {
        message.fields.flatMap { field -> [UInt8] in
            if field.isInlined, case .message(let inner) = field.type { return text(field.number, body(inner, object)) }
            return object[field.name].map { value(field.number, field.type, $0) } ?? []
        }
    }

    /// A field that holds text.
    static func text(_ number: UInt64, _ text: [UInt8]) -> [UInt8] {
        varint(number << 3 | 2) + varint(UInt64(text.count)) + text
    }

    /// A field that holds a number.
    static func number(_ number: UInt64, _ value: Int64) -> [UInt8] {
        varint(number << 3) + varint(UInt64(bitPattern: value))
    }

    /// A number in base 128.
    static func varint(_ value: UInt64) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    private static func value(_ number: UInt64, _ type: ProtobufType, _ json: JSON) -> [UInt8] {
        switch type {
        case .string: text(number, Array((json.string ?? "").utf8))
        case .bytes: text(number, [0xFF, 0xFE, 0x00])
        case .bool: Self.number(number, json == true ? 1 : 0)
        case .int32, .int64: Self.number(number, json.integer ?? 0)
        case .intOrString:
            text(
                number,
                json.string.map { Self.number(1, 1) + Self.number(2, 0) + text(3, Array($0.utf8)) }
                    ?? Self.number(1, 0) + Self.number(2, json.integer ?? 0) + text(3, []))
        case .quantity: text(number, text(1, Array((json.string ?? "").utf8)))
        case .json: text(number, text(1, json.bytes()))
        case .time, .microTime: text(number, time(json.string ?? ""))
        case .texts: text(number, (json.array ?? []).flatMap { value(1, .string, $0) })
        case .message(let message): text(number, body(message, json))
        case .list(let element): (json.array ?? []).flatMap { value(number, element, $0) }
        case .map(let element):
            (json.object ?? [:]).flatMap { member in
                text(number, text(1, Array(member.key.utf8)) + value(2, element, member.value))
            }
        }
    }

    private static func time(_ text: String) -> [UInt8] {
        let nanoseconds = Timestamp(text)?.nanoseconds ?? 0
        return number(1, nanoseconds / 1_000_000_000) + number(2, nanoseconds % 1_000_000_000)
    }
}
