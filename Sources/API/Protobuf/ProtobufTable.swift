import Model

/// The numbers of the fields, written as text and read once.
///
/// A line that stands furthest left names a type; the words after it are its fields, `name=number`. What the fields
/// hold, the table of types says; `name=number:type` says it of types that stand only in requests, in the same words.
/// `^Type=number` is a message whose fields JSON has among those of the type around it.
enum ProtobufTable {
    /// The message of each type by name.
    static let messages: [String: MessageSchema] = {
        var builder = ProtobufTableBuilder(texts)
        return builder.build()
    }()

    /// The message of a kind in a group version, if anyone reads it.
    static func message(apiVersion: String, kind: String) -> MessageSchema? {
        messages[apiVersion.hasPrefix("events.k8s.io/") ? "events.\(kind)" : kind]
    }

    private static let texts = [
        metadata, workloads, pods, podStatus, volumes, storage, nodes, network, reviews,
    ]
}

/// Reads the table, then makes each message after those that its fields hold.
private struct ProtobufTableBuilder {
    private var entries: [String: [Substring]] = [:]
    private var built: [String: MessageSchema] = [:]

    init(_ texts: [String]) {
        for text in texts {
            var name = ""
            for line in text.split(separator: "\n") {
                if line.first == " " {
                    entries[name, default: []] += line.split(separator: " ")
                } else {
                    name = String(line)
                    entries[name] = []
                }
            }
        }
    }

    mutating func build() -> [String: MessageSchema] {
        for name in entries.keys { _ = message(name) }
        return built
    }

    private mutating func message(_ name: String) -> MessageSchema {
        if let known = built[name] { return known }
        let message = message(name, schema: Schema.type(named: name))
        built[name] = message
        return message
    }

    /// The message of an entry whose fields are, in JSON, those of a type.
    private mutating func message(_ name: String, schema: ObjectSchema?) -> MessageSchema {
        guard let words = entries[name] else { preconditionFailure("the table lacks the numbers of \(name)") }
        return MessageSchema(words.compactMap { field($0, of: schema) })
    }

    /// The field of a word; `nil` if neither the word nor the type says what it holds.
    private mutating func field(_ word: Substring, of schema: ObjectSchema?) -> MessageSchema.Field? {
        let parts = word.split(separator: "=")
        let behind = parts[1].split(separator: ":")
        guard let number = UInt64(behind[0]) else { preconditionFailure("a field without a number: \(word)") }
        if parts[0].first == "^" {
            let name = String(parts[0].dropFirst())
            return MessageSchema.Field(
                number: number, name: name, type: .message(message(name, schema: schema)), presence: .unlessEmpty,
                isInlined: true)
        }
        let name = String(parts[0])
        if behind.count > 1 {
            let isPointer = behind[1].last == "?"
            return MessageSchema.Field(
                number: number, name: name, type: type(isPointer ? behind[1].dropLast() : behind[1]),
                presence: isPointer ? .whenSet : .unlessEmpty, isInlined: false)
        }
        guard let known = schema?[name] else { return nil }
        return MessageSchema.Field(
            number: number, name: name, type: type(known.type), presence: known.presence, isInlined: false)
    }

    private mutating func type(_ type: FieldType) -> ProtobufType {
        switch type {
        case .string: .string
        case .bytes: .bytes
        case .bool: .bool
        case .int32: .int32
        case .int64: .int64
        case .intOrString: .intOrString
        case .quantity: .quantity
        case .time: .time
        case .microTime: .microTime
        case .json: .json
        case .object(let schema): .message(message(schema.name))
        case .list(let element): .list(self.type(element))
        case .map(let element): .map(self.type(element))
        }
    }

    private mutating func type(_ text: Substring) -> ProtobufType {
        switch text.first {
        case "[": .list(type(text.dropFirst().dropLast()))
        case "{": .map(type(text.dropFirst().dropLast()))
        default: text == "string" ? .string : text == "texts" ? .texts : .message(message(String(text)))
        }
    }
}
