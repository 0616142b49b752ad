extension ObjectSchema {
    /// Compares an object with this type.
    ///
    /// - Returns: unknown fields and values of a wrong type, in the order of keys.
    public func check(_ json: JSON) -> [SchemaProblem] {
        var checker = SchemaChecker()
        checker.check(json, is: .object(self))
        return checker.problems
    }

    /// Compares the text of an object with this type.
    ///
    /// - Parameter duplicates: the paths of keys that stand twice, as the parser found them.
    /// - Returns: what a strict server objects to, in the order of the text; of what can be tolerated the first hundred.
    public func check(_ json: JSON, parsedFrom text: some Collection<UInt8>, duplicates: [String]) -> [SchemaProblem] {
        let problems = check(json) + duplicates.map { SchemaProblem.duplicateField(path: $0) }
        guard problems.count > 1 else { return problems }
        let order = DocumentOrder(text, of: problems.lazy.map(\.path))
        let sorted = problems.enumerated()
            .map { (order: (order.position(of: $0.element.path), $0.offset), problem: $0.element) }
            .sorted { $0.order < $1.order }
        var tolerated = 0
        return sorted.map(\.problem).filter { problem in
            if problem.isTolerable { tolerated += 1 }
            return !problem.isTolerable || tolerated <= Self.mostTolerated
        }
    }

    /// How many problems that can be tolerated are told, as on the server.
    private static var mostTolerated: Int { 100 }
}

/// Walks a value and its type together.
private struct SchemaChecker {
    var problems: [SchemaProblem] = []
    private var path = ""
    private var fieldPath: [String] = []
    private var owner = ""

    init() {}

    mutating func check(_ value: JSON, is type: FieldType) {
        // An absent value and `null` are the same to Go.
        if value == .null { return }
        switch (type, value) {
        case (.string, .string), (.bytes, .string), (.bool, .bool), (.int64, .integer), (.json, _): break
        case (.int32, .integer(let number)) where Int32(exactly: number) != nil: break
        case (.intOrString, .string): break
        case (.intOrString, .integer(let number)) where Int32(exactly: number) != nil: break
        case (.quantity, .string), (.quantity, .integer), (.quantity, .number): checkQuantity(value)
        case (.time, .string(let text)), (.microTime, .string(let text)):
            if Timestamp(text) == nil { problems.append(.malformedTime(path: path, text: text)) }
        case (.object(let schema), .object(let members)): check(members, is: schema)
        case (.list(let element), .array(let elements)): check(elements, are: element)
        case (.map(let element), .object(let members)): check(members, of: element)
        default: problems.append(.wrongType(mismatch(value, type)))
        }
    }

    private mutating func checkQuantity(_ value: JSON) {
        let text = value.string ?? value.canonicalText
        if Quantity(text) == nil { problems.append(.malformedQuantity(path: path, text: text)) }
    }

    private mutating func check(_ members: JSONObject, is schema: ObjectSchema) {
        let outer = (path: path, owner: owner)
        owner = schema.name
        for member in members {
            path = outer.path.isEmpty ? member.key : "\(outer.path).\(member.key)"
            guard let field = schema[member.key] else {
                problems.append(.unknownField(path: path))
                continue
            }
            fieldPath.append(member.key)
            check(member.value, is: field.type)
            fieldPath.removeLast()
        }
        (path, owner) = outer
    }

    private mutating func check(_ elements: [JSON], are type: FieldType) {
        let outer = path
        for (index, element) in elements.enumerated() {
            path = "\(outer)[\(index)]"
            check(element, is: type)
        }
        path = outer
    }

    private mutating func check(_ members: JSONObject, of type: FieldType) {
        let outer = path
        for member in members {
            path = outer.isEmpty ? member.key : "\(outer).\(member.key)"
            check(member.value, is: type)
        }
        path = outer
    }

    private func mismatch(_ value: JSON, _ type: FieldType) -> TypeMismatch {
        let expected = type.goName
        let found =
            switch value {
            case .bool: "bool"
            // Go names the number itself where only its size or form is wrong.
            case .integer, .number: expected.hasPrefix("int") ? "number \(value.canonicalText)" : "number"
            default: value.typeName
            }
        return TypeMismatch(
            path: path, owner: owner, fieldPath: fieldPath.joined(separator: "."), expected: expected, found: found)
    }
}

extension FieldType {
    /// What Go calls the type.
    var goName: String {
        switch self {
        case .string, .quantity, .time, .microTime: "string"
        case .bytes: "[]uint8"
        case .bool: "bool"
        case .int32, .intOrString: "int32"
        case .int64: "int64"
        case .json: "interface {}"
        case .object(let schema): "v1.\(schema.name)"
        case .list(let element): "[]\(element.goName)"
        case .map(let element): "map[string]\(element.goName)"
        }
    }
}
