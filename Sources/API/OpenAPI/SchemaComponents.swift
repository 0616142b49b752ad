import Model

/// Collects the schemas that one document needs, from the kinds that it names down to the last type.
struct SchemaComponents {
    /// The schemas by name.
    private(set) var schemas: [String: JSON] = [:]

    /// Adds a kind of object, its lists, and everything that they hold.
    mutating func add(_ kind: Kind) {
        let name = SchemaNames.typeName(of: kind)
        guard let type = Schema.type(named: name) else { return }
        let component = add(type)
        label(component, group: kind.group, version: kind.version, kind: kind.name)
        let list = SchemaNames.list(of: kind)
        schemas[list] = [
            "type": "object", "required": ["items"],
            "description": .string("A list of objects of the kind \(kind.name)."),
            "properties": [
                "apiVersion": property(of: "apiVersion", in: "", .string),
                "kind": property(of: "kind", in: "", .string),
                "metadata": described(referring(to: addFixed("ListMeta")), "What holds for the list as a whole."),
                "items": [
                    "type": "array", "description": "The objects.", "items": .object(referring(to: component)),
                ],
            ],
        ]
        label(list, group: kind.group, version: kind.version, kind: "\(kind.name)List")
    }

    /// Adds a type that belongs to no group of its own, with the group and version that it is spoken in.
    mutating func add(type name: String, group: String, version: String) {
        guard let type = Schema.type(named: name) else { return }
        label(add(type), group: group, version: version, kind: name)
    }

    /// Adds one of the schemas that are not in the table of types.
    ///
    /// - Returns: the component's name.
    @discardableResult
    mutating func addFixed(_ name: String) -> String {
        let component = SchemaNames.component(of: name)
        schemas[component] = Self.fixed[name]
        return component
    }

    private mutating func label(_ component: String, group: String, version: String, kind: String) {
        guard case .object(var schema)? = schemas[component] else { return }
        schema["x-kubernetes-group-version-kind"] = [
            ["group": .string(group), "version": .string(version), "kind": .string(kind)]
        ]
        schemas[component] = .object(schema)
    }

    private mutating func add(_ type: ObjectSchema) -> String {
        let component = SchemaNames.component(of: type.name)
        guard schemas[component] == nil else { return component }
        schemas[component] = [:]
        var schema: JSONObject = ["type": "object"]
        if let text = Descriptions.ofType(type.name) { schema["description"] = .string(text) }
        let required = type.fields.filter(\.isRequired).map(\.name)
        if !required.isEmpty { schema["required"] = .array(required.map(JSON.string)) }
        if type.isAtomic { schema["x-kubernetes-map-type"] = "atomic" }
        var properties = JSONObject()
        for field in type.fields { properties[field.name] = property(of: field, in: type.name) }
        schema["properties"] = .object(properties)
        schemas[component] = .object(schema)
        return component
    }
}

// MARK: - Fields

extension SchemaComponents {
    private mutating func property(of field: FieldSchema, in type: String) -> JSON {
        guard case .object(var schema) = property(of: field.name, in: type, field.type) else { return [:] }
        if field.presence == .always, let value = emptyValue(of: field.type, isRequired: field.isRequired) {
            schema["default"] = value
        }
        switch field.listType {
        case .set: schema["x-kubernetes-list-type"] = "set"
        case .map(let keys):
            schema["x-kubernetes-list-type"] = "map"
            schema["x-kubernetes-list-map-keys"] = .array(keys.map(JSON.string))
        case .atomic:
            if case .list = field.type { schema["x-kubernetes-list-type"] = "atomic" }
            if case .map = field.type { schema["x-kubernetes-map-type"] = "atomic" }
        case .granular: break
        }
        let strategies = [field.patch.merges ? "merge" : nil, field.patch.retainsKeys ? "retainKeys" : nil]
        let strategy = strategies.compactMap { $0 }.joined(separator: ",")
        if !strategy.isEmpty { schema["x-kubernetes-patch-strategy"] = .string(strategy) }
        if let key = field.patch.mergeKey { schema["x-kubernetes-patch-merge-key"] = .string(key) }
        return .object(schema)
    }

    private mutating func property(of name: String, in type: String, _ fieldType: FieldType) -> JSON {
        described(schema(of: fieldType, name: name), Descriptions.ofField(name, in: type))
    }

    private func described(_ schema: JSONObject, _ text: String?) -> JSON {
        var schema = schema
        if let text { schema["description"] = .string(text) }
        return .object(schema)
    }

    /// A reference that leaves room for a description beside it.
    private func referring(to component: String) -> JSONObject {
        ["allOf": [SchemaNames.reference(to: component)]]
    }

    private mutating func schema(of type: FieldType, name: String = "") -> JSONObject {
        switch type {
        case .string: ["type": "string"]
        case .bytes: ["type": "string", "format": "byte"]
        case .bool: ["type": "boolean"]
        case .int32: ["type": "integer", "format": "int32"]
        case .int64: ["type": "integer", "format": "int64"]
        case .intOrString: referring(to: addFixed("IntOrString", as: SchemaNames.intOrString))
        case .quantity: referring(to: addFixed("Quantity", as: SchemaNames.quantity))
        case .time: referring(to: addFixed("Time"))
        case .microTime: referring(to: addFixed("MicroTime"))
        case .json where name == "fieldsV1": referring(to: addFixed("FieldsV1"))
        case .json: referring(to: addFixed("RawExtension", as: SchemaNames.rawExtension))
        case .object(let schema): referring(to: add(schema))
        case .list(let element): ["type": "array", "items": .object(schema(of: element))]
        case .map(let element): ["type": "object", "additionalProperties": .object(schema(of: element))]
        }
    }

    private mutating func addFixed(_ name: String, as component: String) -> String {
        schemas[component] = Self.fixed[name]
        return component
    }

    /// The value that stands for an unset field, where Kubernetes publishes it and it is a whole one.
    private func emptyValue(of type: FieldType, isRequired: Bool) -> JSON? {
        switch type {
        case .object(let schema): schema.fields.contains(where: \.isRequired) ? nil : [:]
        case .string where isRequired: ""
        case .int32 where isRequired, .int64 where isRequired: 0
        case .bool where isRequired: false
        default: nil
        }
    }
}

// MARK: - Schemas that are no rows of the table

extension SchemaComponents {
    private static let fixed: [String: JSON] = [
        "Quantity": [
            "description": """
            An amount: a decimal number with an optional suffix, such as 500m, 2, 1.5Gi or 1e3. Binary suffixes are \
            Ki to Ei, decimal ones n to E.
            """,
            "oneOf": [["type": "string"], ["type": "number"]],
        ],
        "IntOrString": [
            "description": "A whole number, or text such as a percentage or the name of a port.",
            "format": "int-or-string", "oneOf": [["type": "integer"], ["type": "string"]],
        ],
        "Time": ["description": "An RFC 3339 time in whole seconds.", "type": "string", "format": "date-time"],
        "MicroTime": ["description": "An RFC 3339 time in microseconds.", "type": "string", "format": "date-time"],
        "FieldsV1": ["description": "A set of fields, each a key that leads to its own set.", "type": "object"],
        "RawExtension": ["description": "Any object, kept as it was written.", "type": "object"],
        "Patch": ["description": "A change to an object, in the form that its media type names.", "type": "object"],
        "ListMeta": [
            "description": "What holds for a list as a whole.", "type": "object",
            "properties": [
                "continue": text("The token that fetches the next page; empty on the last."),
                "remainingItemCount": [
                    "type": "integer", "format": "int64",
                    "description": "How many objects follow this page, where that is known.",
                ],
                "resourceVersion": text("The version of the whole collection, from which a watch can go on."),
                "selfLink": text("Always empty; older servers put the list's path here."),
            ],
        ],
        "Status": [
            "description": "The outcome of a call that has no object to return.", "type": "object",
            "properties": [
                "apiVersion": text("The group and version of this object's schema."),
                "code": [
                    "type": "integer", "format": "int32", "description": "The HTTP status code, 0 if unset.",
                ],
                "details": ["type": "object", "description": "The object concerned and each cause of a failure."],
                "kind": text("The name of this object's schema."),
                "message": text("The outcome for people to read."),
                "metadata": ["type": "object", "description": "The same that lists carry."],
                "reason": text("The outcome as one word for programs to read, such as NotFound."),
                "status": text("Success or Failure."),
            ],
        ],
    ]

    private static func text(_ description: String) -> JSON {
        ["type": "string", "description": .string(description)]
    }
}
