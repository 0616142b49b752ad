/// The table of types, written as text and read once.
///
/// A line that stands furthest left names a type; the words after it are its fields, `name:type`.
/// - A mark before the type says when the field is written: `!` always, and manifests must set it; `+` always; `?` when
///   it was set; `*` when it was set, and manifests must set it; none: unless it is empty.
/// - `[T]` is a list, `{T}` a map; a capital letter begins the name of a type.
/// - `@atomic`, `@set` and `@map(KEY,…)` say how appliers share the value.
/// - `~merge`, `~merge(KEY)` and `~retainKeys` say how a strategic merge patch treats it.
enum SchemaTable {
    private static let texts = [metadata, workloads, pods, podStatus, volumes, storage, nodes, network]

    static func parse() -> [String: ObjectSchema] {
        var builder = SchemaBuilder()
        for text in texts { builder.read(text) }
        return builder.build()
    }
}

/// Reads the table, then makes each type after those that its fields hold.
private struct SchemaBuilder {
    private struct Entry {
        var isAtomic: Bool
        var fields: [Substring]
    }

    private var entries: [Substring: Entry] = [:]
    private var built: [String: ObjectSchema] = [:]

    mutating func read(_ text: String) {
        var name: Substring = ""
        for line in text.split(separator: "\n") {
            if line.first != " " {
                let parts = line.split(separator: "@")
                name = parts[0]
                entries[name] = Entry(isAtomic: parts.count > 1, fields: [])
            } else {
                entries[name]?.fields += line.split(separator: " ")
            }
        }
    }

    mutating func build() -> [String: ObjectSchema] {
        for name in entries.keys { _ = object(name) }
        return built
    }

    private mutating func object(_ name: Substring) -> ObjectSchema {
        if let known = built[String(name)] { return known }
        guard let entry = entries[name] else { preconditionFailure("the table names a type that it lacks: \(name)") }
        let schema = ObjectSchema(
            name: String(name), isAtomic: entry.isAtomic, fields: entry.fields.map { field($0) })
        built[schema.name] = schema
        return schema
    }

    private mutating func field(_ word: Substring) -> FieldSchema {
        guard let colon = word.firstIndex(of: ":") else { preconditionFailure("a field without a type: \(word)") }
        var rest = word[word.index(after: colon)...]
        let mark = rest.first
        if let mark, "!+?*".contains(mark) { rest.removeFirst() }
        let end = rest.firstIndex { $0 == "@" || $0 == "~" } ?? rest.endIndex
        let modifiers = Modifiers(rest[end...])
        let type = type(rest[..<end])
        let presence: FieldPresence =
            switch mark {
            case "!", "+": .always
            case "?", "*": .whenSet
            default: .unlessEmpty
            }
        return FieldSchema(
            name: String(word[..<colon]), type: type, presence: presence, isRequired: mark == "!" || mark == "*",
            listType: modifiers.listType ?? Self.standardListType(of: type), patch: modifiers.patch)
    }

    private mutating func type(_ text: Substring) -> FieldType {
        switch text.first {
        case "[": .list(type(text.dropFirst().dropLast()))
        case "{": .map(type(text.dropFirst().dropLast()))
        default: Self.scalars[text] ?? .object(object(text))
        }
    }

    private static func standardListType(of type: FieldType) -> ListType {
        switch type {
        case .map: .granular
        case .object(let schema): schema.isAtomic ? .atomic : .granular
        default: .atomic
        }
    }

    private static let scalars: [Substring: FieldType] = [
        "string": .string, "bytes": .bytes, "bool": .bool, "int32": .int32, "int64": .int64,
        "intOrString": .intOrString, "quantity": .quantity, "time": .time, "microtime": .microTime, "json": .json,
    ]

    /// What stands behind a field's type.
    private struct Modifiers {
        var listType: ListType?
        var patch = PatchStrategy.standard

        init(_ text: Substring) {
            var strategies: Substring = ""
            if text.first == "@" {
                let end = text.firstIndex(of: "~") ?? text.endIndex
                listType = Self.listType(text[..<end].dropFirst())
                strategies = text[end...]
            } else {
                strategies = text
            }
            var mergeKey: String?
            var merges = false
            var retainsKeys = false
            for strategy in strategies.split(separator: "~") {
                if strategy == "retainKeys" { retainsKeys = true }
                guard strategy.hasPrefix("merge") else { continue }
                merges = true
                mergeKey = Self.arguments(of: strategy).first
            }
            patch = PatchStrategy(mergeKey: mergeKey, merges: merges, retainsKeys: retainsKeys)
        }

        private static func listType(_ text: Substring) -> ListType {
            switch text {
            case "atomic": .atomic
            case "set": .set
            default: .map(keys: arguments(of: text))
            }
        }

        /// The words between the parentheses.
        private static func arguments(of text: Substring) -> [String] {
            guard let open = text.firstIndex(of: "(") else { return [] }
            return text[text.index(after: open)...].dropLast().split(separator: ",").map(String.init)
        }
    }
}
