import Model

/// Makes JSON of the protobuf messages that kubectl sends where it has an object in its hands, such as in
/// `kubectl create deployment`; it does so without asking whether the server reads them.
///
/// Guarantees: a message with anything in it that the table does not know is not read at all, so nothing is lost.
struct ProtobufReader {
    private var bytes: ArraySlice<UInt8>

    /// The request with its protobuf made JSON; as it is, where it has none or none that is known.
    static func converted(_ request: APIRequest) -> APIRequest {
        let type = MediaType(request.headers["content-type"] ?? "").name
        guard type == "application/vnd.kubernetes.protobuf", let json = json(request.body) else { return request }
        var converted = request
        converted.body = json.bytes()
        converted.headers["content-type"] = "application/json"
        return converted
    }

    /// The object in an envelope of Kubernetes'.
    static func json(_ body: [UInt8]) -> JSON? {
        guard body.starts(with: [0x6B, 0x38, 0x73, 0x00]) else { return nil }
        var envelope = ProtobufReader(bytes: body.dropFirst(4))
        var kind: JSONObject = [:]
        var content: ArraySlice<UInt8> = []
        while let (number, value) = envelope.next() {
            guard case .bytes(let bytes) = value else { return nil }
            switch number {
            case 1:
                var type = ProtobufReader(bytes: bytes)
                while let (number, value) = type.next() {
                    kind[number == 1 ? "apiVersion" : "kind"] = .string(value.text)
                }
            case 2: content = bytes
            default: break
            }
        }
        guard envelope.bytes.isEmpty, let name = kind["kind"]?.string,
            var object = message(name, content)?.object
        else { return nil }
        for member in kind { object[member.key] = member.value }
        return .object(object)
    }

    /// A value as it stands on the wire.
    private enum Wire {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)

        var text: String {
            if case .bytes(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { "" }
        }

        var integer: Int64 {
            if case .number(let number) = self { Int64(bitPattern: number) } else { 0 }
        }

        /// Whether the value is the one that is written where nothing was set.
        var isEmpty: Bool {
            switch self {
            case .number(let number): number == 0
            case .bytes(let bytes): bytes.isEmpty
            }
        }

        var bytes: ArraySlice<UInt8> {
            if case .bytes(let bytes) = self { bytes } else { [] }
        }
    }

    /// The message of a type; `nil` if the table does not know all of it.
    private static func message(_ type: String, _ bytes: ArraySlice<UInt8>) -> JSON? {
        guard let fields = ProtobufTable.fields(of: type) else { return nil }
        var reader = ProtobufReader(bytes: bytes)
        var members: JSONObject = [:]
        while let (number, wire) = reader.next() {
            guard let field = fields[number] else {
                if wire.isEmpty { continue }
                return nil
            }
            guard put(wire, field.value, into: &members[field.name]) else { return nil }
        }
        return reader.bytes.isEmpty ? .object(members) : nil
    }

    /// Adds a value to what a member has; false if it cannot be read.
    private static func put(_ wire: Wire, _ value: ProtobufTable.Value, into member: inout JSON?) -> Bool {
        switch value {
        case .ignored: return true
        case .list(let element):
            var item: JSON?
            guard put(wire, element, into: &item) else { return false }
            member = .array((member?.array ?? []) + [item ?? (wire.isEmpty ? "" : .null)])
        case .map(let element):
            var entry = ProtobufReader(bytes: wire.bytes)
            var key = ""
            var item: JSON?
            while let (number, wire) = entry.next() {
                if number == 1 { key = wire.text } else if !put(wire, element, into: &item) { return false }
            }
            var members = member?.object ?? [:]
            members[key] = item ?? ""
            member = .object(members)
        default:
            guard let json = single(wire, value) else { return false }
            if json != .null { member = json }
        }
        return true
    }

    /// A value that is no collection; `null` for one that was not set, `nil` for one that cannot be read.
    private static func single(_ wire: Wire, _ value: ProtobufTable.Value) -> JSON? {
        switch value {
        case .text: return wire.isEmpty ? .null : .string(wire.text)
        case .integer: return .integer(wire.integer)
        case .flag: return .bool(wire.integer != 0)
        case .message(let type): return message(type, wire.bytes)
        case .quantity, .time, .integerOrText:
            var reader = ProtobufReader(bytes: wire.bytes)
            var fields: [Int: Wire] = [:]
            while let (number, wire) = reader.next() { fields[number] = wire }
            switch value {
            case .quantity: return .string(fields[1]?.text ?? "0")
            case .time: return fields[1].map { Timestamp(seconds: $0.integer).json } ?? .null
            default: return fields[1]?.integer == 1 ? .string(fields[3]?.text ?? "") : .integer(fields[2]?.integer ?? 0)
            }
        case .ignored, .list, .map: return .null
        }
    }

    /// The next field's number and value; `nil` at the end, or where the message is damaged.
    private mutating func next() -> (Int, Wire)? {
        let start = bytes
        if let tag = varint(), let value = wire(type: tag & 7) { return (Int(truncatingIfNeeded: tag >> 3), value) }
        bytes = start
        return nil
    }

    private mutating func wire(type: UInt64) -> Wire? {
        switch type {
        case 0: return varint().map { .number($0) }
        case 2:
            guard let length = varint(), length <= UInt64(bytes.count) else { return nil }
            defer { bytes = bytes.dropFirst(Int(length)) }
            return .bytes(bytes.prefix(Int(length)))
        default: return nil
        }
    }

    private mutating func varint() -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = bytes.popFirst() else { return nil }
            number |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return number }
        }
        return nil
    }
}
