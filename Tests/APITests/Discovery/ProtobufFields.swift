/// The fields of a protobuf message that holds nothing but texts and messages.
struct ProtobufFields {
    /// The message ends within a field, or has a field of another kind.
    struct Malformed: Error {}

    private var fields: [Int: [[UInt8]]] = [:]

    init(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let key = try Self.number(&rest)
            let count = try Self.number(&rest)
            guard key & 7 == 2, rest.count >= count else { throw Malformed() }
            fields[key >> 3, default: []].append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
    }

    /// The values of a field, in order.
    subscript(number: Int) -> [[UInt8]] { fields[number] ?? [] }

    private static func number(_ bytes: inout ArraySlice<UInt8>) throws -> Int {
        var value = 0
        var shift = 0
        while let byte = bytes.popFirst(), shift < 63 {
            value |= Int(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw Malformed()
    }
}
