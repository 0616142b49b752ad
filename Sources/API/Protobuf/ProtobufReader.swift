/// Takes the fields of a protobuf message from its text, one after the other.
struct ProtobufReader {
    /// A field as it stands in the text.
    struct Field {
        /// The field's number.
        let number: UInt64
        /// What stands there.
        let value: ProtobufValue
    }

    private static let largestNumber: UInt64 = 1 << 29 - 1
    private var rest: ArraySlice<UInt8>

    /// A reader of a message's text.
    init(_ text: ArraySlice<UInt8>) { rest = text }

    /// Whether all was read.
    var isAtEnd: Bool { rest.isEmpty }

    /// The next field; `nil` for one whose form nobody uses any more.
    ///
    /// - Throws: ``ProtobufError``.
    mutating func next() throws -> Field? {
        let key = try varint()
        let (number, form) = (key >> 3, key & 7)
        guard number > 0, number <= Self.largestNumber else { throw ProtobufError.illegalNumber(number) }
        switch form {
        case 0: return Field(number: number, value: .varint(try varint()))
        case 1: return Field(number: number, value: .fixed(form, try take(8)))
        case 2: return Field(number: number, value: .text(try text()))
        case 3:
            try skipGroup()
            return nil
        case 5: return Field(number: number, value: .fixed(form, try take(4)))
        default: throw ProtobufError.illegalForm(form)
        }
    }

    /// The next number in base 128, lowest digits first.
    ///
    /// - Throws: ``ProtobufError``.
    mutating func varint() throws -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            guard let byte = rest.popFirst() else { throw ProtobufError.unexpectedEnd }
            value |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte < 0x80 { return value }
        }
        throw ProtobufError.overflow
    }

    private mutating func text() throws -> ArraySlice<UInt8> {
        let length = try varint()
        guard length <= UInt64(rest.count) else { throw ProtobufError.unexpectedEnd }
        return try take(Int(length))
    }

    private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw ProtobufError.unexpectedEnd }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    /// Passes over the fields up to the group's end, and over the groups among them.
    private mutating func skipGroup() throws {
        var depth = 1
        while depth > 0 {
            let form = try varint() & 7
            switch form {
            case 0: _ = try varint()
            case 1: _ = try take(8)
            case 2: _ = try text()
            case 3: depth += 1
            case 4: depth -= 1
            case 5: _ = try take(4)
            default: throw ProtobufError.illegalForm(form)
            }
        }
    }
}

/// What stands in a field, before anyone knows its type.
enum ProtobufValue {
    /// A number in base 128.
    case varint(UInt64)
    /// A text of a given length: a string, bytes, a message or a packed list.
    case text(ArraySlice<UInt8>)
    /// Four or eight bytes, under the number of their form.
    case fixed(UInt64, ArraySlice<UInt8>)

    /// The number of the form.
    var form: UInt64 {
        switch self {
        case .varint: 0
        case .text: 2
        case .fixed(let form, _): form
        }
    }
}
