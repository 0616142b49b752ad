import Model

/// Makes the JSON of a message that a client of Kubernetes would have written in its place.
///
/// Messages hold the empty values of fields that JSON leaves out; they are dropped, unless the field tells the empty
/// value from none. Fields without a known number are passed over.
struct ProtobufDecoder {
    /// How many envelopes stand around the message.
    let depth: Int

    /// The members of a message's JSON.
    ///
    /// - Throws: ``ProtobufError``.
    func object(_ message: MessageSchema, _ text: ArraySlice<UInt8>) throws -> JSONObject {
        var found = [[ProtobufValue]](repeating: [], count: message.fields.count)
        var reader = ProtobufReader(text)
        while !reader.isAtEnd {
            guard let field = try reader.next(), let position = message.position(of: field.number) else { continue }
            found[position].append(field.value)
        }
        var object: JSONObject = [:]
        for (field, values) in zip(message.fields, found) where !values.isEmpty {
            let json = try json(field.type, values, field.name)
            if field.isInlined {
                for member in json.object ?? [:] { object[member.key] = member.value }
            } else if json != .null, field.presence != .unlessEmpty || !json.isEmpty {
                object[field.name] = json
            }
        }
        return object
    }

    /// The value of a field that stands there one or more times.
    private func json(_ type: ProtobufType, _ values: [ProtobufValue], _ name: String) throws -> JSON {
        switch type {
        case .list(let element): return .array(try values.flatMap { try elements(element, $0, name) })
        case .map(let element): return try map(element, values, name)
        case .string, .bytes, .bool, .int32, .int64:
            guard let last = values.last else { return .null }
            return try scalar(type, last, name)
        default:
            // Messages that stand there twice are one message whose text is both.
            let texts = try values.map { try text($0, name) }
            return try composite(type, texts.count == 1 ? texts[0] : texts.flatMap { $0 }[...], name)
        }
    }

    /// The elements that stand at one place of a list: one, or a packed row of numbers.
    private func elements(_ type: ProtobufType, _ value: ProtobufValue, _ name: String) throws -> [JSON] {
        switch (type, value) {
        case (.int32, .text(let text)), (.int64, .text(let text)), (.bool, .text(let text)):
            var elements: [JSON] = []
            var reader = ProtobufReader(text)
            while !reader.isAtEnd { elements.append(try scalar(type, .varint(reader.varint()), name)) }
            return elements
        default: return [try json(type, [value], name)]
        }
    }

    private func map(_ type: ProtobufType, _ entries: [ProtobufValue], _ name: String) throws -> JSON {
        var pairs: [(key: String, order: Int, value: JSON)] = []
        for (order, entry) in entries.enumerated() {
            var key = ""
            var values: [ProtobufValue] = []
            var reader = ProtobufReader(try text(entry, name))
            while !reader.isAtEnd {
                guard let field = try reader.next() else { continue }
                switch field.number {
                case 1: key = String(decoding: try text(field.value, name), as: UTF8.self)
                case 2: values.append(field.value)
                default: break
                }
            }
            // A value that does not stand there is the empty one.
            let value = try json(type, values.isEmpty ? [.text([])] : values, name)
            pairs.append((key, order, value))
        }
        pairs.sort { ($0.key, $0.order) < ($1.key, $1.order) }
        return .object(JSONObject(pairs.lazy.map { ($0.key, $0.value) }))
    }

    private func scalar(_ type: ProtobufType, _ value: ProtobufValue, _ name: String) throws -> JSON {
        switch (type, value) {
        case (.string, .text(let text)): return .string(String(decoding: text, as: UTF8.self))
        case (.bytes, .text(let text)): return .string(Base64.padded(text))
        case (.bool, .varint(let number)): return .bool(number != 0)
        case (.int32, .varint(let number)): return .integer(Int64(Int32(truncatingIfNeeded: number)))
        case (.int64, .varint(let number)): return .integer(Int64(bitPattern: number))
        default: throw ProtobufError.wrongForm(value.form, field: name)
        }
    }

    private func text(_ value: ProtobufValue, _ name: String) throws -> ArraySlice<UInt8> {
        guard case .text(let text) = value else { throw ProtobufError.wrongForm(value.form, field: name) }
        return text
    }
}

extension ProtobufDecoder {
    /// The JSON of a message that means one value.
    private func composite(_ type: ProtobufType, _ text: ArraySlice<UInt8>, _ name: String) throws -> JSON {
        switch type {
        case .message(let message): return .object(try object(message, text))
        case .intOrString:
            let parts = try object(Self.intOrString, text)
            return parts["type"] == 1 ? parts["strVal"] ?? "" : parts["intVal"] ?? 0
        case .quantity: return try object(Self.quantity, text)["string"] ?? "0"
        case .texts: return try object(Self.texts, text)["items"] ?? []
        case .time: return text.isEmpty ? .null : .string(try moment(text).wholeSeconds.text(fractionDigits: 0))
        case .microTime: return text.isEmpty ? .null : .string(try moment(text).text(fractionDigits: 6))
        default: return try embedded(text, name)
        }
    }

    private func moment(_ text: ArraySlice<UInt8>) throws -> Timestamp {
        let parts = try object(Self.moment, text)
        let whole = Timestamp(seconds: parts["seconds"]?.integer ?? 0)
        return whole + .nanoseconds(parts["nanos"]?.integer ?? 0)
    }

    /// What a message holds that has a text of its own form, most often JSON.
    private func embedded(_ text: ArraySlice<UInt8>, _ name: String) throws -> JSON {
        var raw: ArraySlice<UInt8> = []
        var reader = ProtobufReader(text)
        while !reader.isAtEnd {
            guard let field = try reader.next(), field.number == 1 else { continue }
            raw = try self.text(field.value, name)
        }
        if raw.isEmpty { return .null }
        if raw.starts(with: ProtobufEnvelope.prefix) {
            return try ProtobufEnvelope(raw).json(expected: ("", ""), depth: depth + 1)
        }
        do {
            return try JSON(parsing: raw)
        } catch {
            throw ProtobufError.invalidJSON(field: name, reason: "\(error)")
        }
    }

    private static let intOrString = MessageSchema([
        plain(1, "type", .int64), plain(2, "intVal", .int32), plain(3, "strVal", .string),
    ])
    private static let quantity = MessageSchema([plain(1, "string", .string)])
    private static let texts = MessageSchema([plain(1, "items", .list(.string))])
    private static let moment = MessageSchema([plain(1, "seconds", .int64), plain(2, "nanos", .int32)])

    private static func plain(_ number: UInt64, _ name: String, _ type: ProtobufType) -> MessageSchema.Field {
        MessageSchema.Field(number: number, name: name, type: type, presence: .unlessEmpty, isInlined: false)
    }
}

extension JSON {
    /// Whether it is what a field holds to which nothing was ever given.
    fileprivate var isEmpty: Bool {
        switch self {
        case .null, .bool(false), .integer(0), .string(""): true
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }
}
