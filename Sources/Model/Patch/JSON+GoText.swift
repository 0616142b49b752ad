extension JSON {
    /// The value as Go's `%v` prints it: `map[a:1 b:[x y]]`.
    var goPlainText: String {
        switch self {
        case .null: "<nil>"
        case .bool, .integer, .number: canonicalText
        case .string(let text): text
        case .array(let elements): "[\(elements.map(\.goPlainText).joined(separator: " "))]"
        case .object(let members):
            "map[\(members.map { "\($0.key):\($0.value.goPlainText)" }.joined(separator: " "))]"
        }
    }

    /// The value as Go's `%#v` prints it: `map[string]interface {}{"a":1}`.
    var goSyntaxText: String {
        switch self {
        case .null: "interface {}(nil)"
        case .bool, .integer, .number: canonicalText
        case .string(let text): text.goText
        case .array(let elements): "[]interface {}{\(elements.map(\.goSyntaxText).joined(separator: ", "))}"
        case .object(let members):
            "map[string]interface {}{"
                + members.map { "\($0.key.goText):\($0.value.goSyntaxText)" }.joined(separator: ", ") + "}"
        }
    }

    /// What Go calls the type that its JSON reader gives the value.
    var goTypeName: String {
        switch self {
        case .null: "%!s(<nil>)"
        case .bool: "bool"
        case .integer: "int64"
        case .number: "float64"
        case .string: "string"
        case .array: "[]interface {}"
        case .object: "map[string]interface {}"
        }
    }

    /// What Go's JSON reader calls the value in its complaints.
    var goWireName: String {
        if case .bool = self { "bool" } else { typeName }
    }
}
