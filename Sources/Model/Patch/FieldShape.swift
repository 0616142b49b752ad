/// A type together with how several appliers share a value of it.
struct FieldShape {
    let type: FieldType
    let sharing: ListType

    /// The shape of objects of a type.
    init(_ schema: ObjectSchema) {
        type = .object(schema)
        sharing = .granular
    }

    /// The shape of a field's value.
    init(_ field: FieldSchema) {
        type = field.type
        sharing = field.listType
    }

    /// The shape of a value that is no field: an element of a list, or a value of a map.
    init(element type: FieldType) {
        self.type = type
        switch type {
        case .map, .json: sharing = .granular
        case .object(let schema): sharing = schema.isAtomic ? .atomic : .granular
        default: sharing = .atomic
        }
    }

    /// How appliers see a value.
    enum Form {
        /// As one: a scalar, or a list or object that is owned as a whole.
        case leaf
        /// Member by member.
        case members
        /// Element by element.
        case elements
    }

    /// How appliers see a value of this shape.
    func form(of value: JSON) -> Form {
        switch (type, sharing) {
        case (.list, .atomic): .leaf
        case (.list, _): .elements
        case (.object, .atomic), (.map, .atomic): .leaf
        case (.object, _), (.map, _): .members
        case (.json, _): value.object != nil ? .members : .leaf
        default: .leaf
        }
    }

    /// The shape of a member's value.
    func member(_ name: String) -> FieldShape {
        switch type {
        case .object(let schema): schema[name].map { FieldShape($0) } ?? FieldShape(element: .json)
        case .map(let element): FieldShape(element: element)
        default: FieldShape(element: .json)
        }
    }

    /// Whether a member is a field of the type, not a free name.
    func declares(_ name: String) -> Bool {
        if case .object(let schema) = type { schema[name] != nil } else { false }
    }

    /// The shape of the elements of a list.
    var element: FieldShape {
        if case .list(let element) = type { FieldShape(element: element) } else { FieldShape(element: .json) }
    }

    /// The shape of what a step leads to.
    func shape(at step: FieldSet.Element) -> FieldShape {
        switch step {
        case .field(let name): member(name)
        case .key, .value, .index: element
        }
    }

    /// How an element of a list is found.
    ///
    /// - Throws: ``ElementProblem`` if it has not what it is found by.
    func step(to value: JSON) throws(ElementProblem) -> FieldSet.Element {
        guard case .map(let keys) = sharing else {
            switch value {
            case .object: throw ElementProblem("associative list without keys has an element that's a map type")
            case .array: throw ElementProblem("not supported: associative list with lists as elements")
            case .null: throw ElementProblem("associative list without keys has an element that's an explicit null")
            default: return .value(value)
            }
        }
        guard case .object(let members) = value else {
            let kind = value == .null ? "a null element" : "non-map elements"
            throw ElementProblem("associative list with keys may not have \(kind)")
        }
        var found = JSONObject()
        for key in keys {
            guard let value = members[key] ?? standardValue(of: key) else {
                throw ElementProblem(
                    "associative list with keys has an element that omits key field \(key.goText) "
                        + "(and doesn't have default value)")
            }
            found[key] = value
        }
        return .key(found)
    }

    /// What an element is found by where it leaves the field out.
    private func standardValue(of key: String) -> JSON? {
        guard key == "protocol", case .list(.object(let schema)) = type,
            ["ContainerPort", "ServicePort"].contains(schema.name)
        else { return nil }
        return "TCP"
    }
}

/// Why an element of a list cannot be found again.
struct ElementProblem: Error, Hashable {
    let message: String

    init(_ message: String) { self.message = message }
}

extension JSON? {
    /// Whether there is no value, or one without content.
    var isVoid: Bool {
        switch self {
        case nil, .null: true
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }
}
