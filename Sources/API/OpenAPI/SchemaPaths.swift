import Model

/// Makes the paths of one document: what can be done where, and with which parameters.
///
/// Clients look for the PATCH operation of a kind to learn whether the server checks fields and takes dry runs.
struct SchemaPaths {
    /// The paths.
    private(set) var paths = JSONObject()

    /// Adds everything that can be done with a resource.
    mutating func add(_ resource: Resource) {
        let kind = resource.kind
        let root = kind.group.isEmpty ? "/api/\(kind.version)" : "/apis/\(kind.apiVersion)"
        let component = SchemaNames.component(of: SchemaNames.typeName(of: kind))
        let spoken = Spoken(group: kind.group, version: kind.version, kind: kind.name, component: component)
        let place = kind.isNamespaced ? "\(root)/namespaces/{namespace}/\(kind.plural)" : "\(root)/\(kind.plural)"
        let scope = kind.isNamespaced ? "Namespaced" : ""
        add(
            place, [("get", "list"), ("post", "create"), ("delete", "deletecollection")], resource.verbs, spoken,
            suffix: scope)
        add(
            "\(place)/{name}", [("get", "get"), ("put", "update"), ("patch", "patch"), ("delete", "delete")],
            resource.verbs, spoken, suffix: scope)
        if kind.isNamespaced {
            add("\(root)/\(kind.plural)", [("get", "list")], resource.verbs, spoken, suffix: "ForAllNamespaces")
        }
        for subresource in resource.subresources where Schema.type(named: subresource.kind) != nil {
            let part = Spoken(
                group: subresource.group, version: subresource.version, kind: subresource.kind,
                component: SchemaNames.component(of: subresource.kind))
            add(
                "\(place)/{name}/\(subresource.name)",
                [("get", "get"), ("post", "create"), ("put", "update"), ("patch", "patch")], subresource.verbs, part,
                suffix: "\(scope)\(kind.name)\(subresource.name.capitalizedFirst)", root: kind)
        }
    }

    /// The kind that an operation takes and gives.
    private struct Spoken {
        var group: String
        var version: String
        var kind: String
        var component: String
    }

    private mutating func add(
        _ path: String, _ methods: [(String, String)], _ verbs: [String], _ spoken: Spoken, suffix: String,
        root: Kind? = nil
    ) {
        var item = JSONObject()
        for (method, verb) in methods where verbs.contains(verb) {
            item[method] = operation(verb, spoken, suffix: suffix, root: root)
        }
        guard !item.isEmpty else { return }
        let names = path.split(separator: "/").filter { $0.first == "{" }.map { String($0.dropFirst().dropLast()) }
        item["parameters"] = .array(
            names.map { Self.parameter($0, in: "path") } + [Self.parameter("pretty", in: "query")])
        paths[path] = .object(item)
    }

    private func operation(_ verb: String, _ spoken: Spoken, suffix: String, root: Kind?) -> JSON {
        let group = (root?.group ?? spoken.group).split(separator: ".").first.map(String.init) ?? "core"
        let version = root?.version ?? spoken.version
        let name = root == nil ? spoken.kind : ""
        let id = "\(verb)\(group.capitalizedFirst)\(version.capitalizedFirst)\(suffix)\(name)"
        var operation: JSONObject = [
            "operationId": .string(id), "tags": [.string("\(group)_\(version)")],
            "x-kubernetes-action": .string(verb == "create" ? "post" : verb == "update" ? "put" : verb),
            "x-kubernetes-group-version-kind": [
                "group": .string(spoken.group), "version": .string(spoken.version), "kind": .string(spoken.kind),
            ],
            "responses": responses(to: verb, spoken),
            "description": .string(Self.sentences[verb] ?? ""),
        ]
        if let parameters = Self.parameters[verb] {
            operation["parameters"] = .array(parameters.map { Self.parameter($0, in: "query") })
        }
        if let body = body(of: verb, spoken) { operation["requestBody"] = body }
        return .object(operation)
    }

    private func responses(to verb: String, _ spoken: Spoken) -> JSON {
        let component =
            switch verb {
            case "list": "\(spoken.component)List"
            case "deletecollection", "delete": "\(SchemaNames.meta).Status"
            default: spoken.component
            }
        let answer: JSON = [
            "description": "OK",
            "content": ["application/json": ["schema": SchemaNames.reference(to: component)]],
        ]
        var responses: JSONObject = ["200": answer]
        if ["create", "update", "patch"].contains(verb) { responses["201"] = answer }
        return .object(responses)
    }

    private func body(of verb: String, _ spoken: Spoken) -> JSON? {
        switch verb {
        case "create", "update":
            return [
                "required": true,
                "content": ["*/*": ["schema": SchemaNames.reference(to: spoken.component)]],
            ]
        case "patch":
            let schema: JSON = ["schema": SchemaNames.reference(to: "\(SchemaNames.meta).Patch")]
            let types = [
                "application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json",
                "application/strategic-merge-patch+json",
            ]
            return ["required": true, "content": .object(JSONObject(types.map { ($0, schema) }))]
        case "delete", "deletecollection":
            return ["content": ["*/*": ["schema": SchemaNames.reference(to: "\(SchemaNames.meta).DeleteOptions")]]]
        default:
            return nil
        }
    }
}

// MARK: - Words

extension SchemaPaths {
    private static let sentences = [
        "get": "Reads one object.", "list": "Lists or watches objects.", "create": "Creates an object.",
        "update": "Replaces an object.", "patch": "Changes parts of an object.", "delete": "Deletes an object.",
        "deletecollection": "Deletes every object that is selected.",
    ]

    private static let parameters: [String: [String]] = [
        "list": [
            "allowWatchBookmarks", "continue", "fieldSelector", "labelSelector", "limit", "resourceVersion",
            "resourceVersionMatch", "sendInitialEvents", "timeoutSeconds", "watch",
        ],
        "create": ["dryRun", "fieldManager", "fieldValidation"],
        "update": ["dryRun", "fieldManager", "fieldValidation"],
        "patch": ["dryRun", "fieldManager", "fieldValidation", "force"],
        "delete": ["dryRun", "gracePeriodSeconds", "orphanDependents", "propagationPolicy"],
        "deletecollection": [
            "continue", "dryRun", "fieldSelector", "gracePeriodSeconds", "labelSelector", "limit", "orphanDependents",
            "propagationPolicy", "resourceVersion", "resourceVersionMatch", "sendInitialEvents", "timeoutSeconds",
        ],
    ]

    private static let explanations: [String: (type: String, text: String)] = [
        "allowWatchBookmarks": ("boolean", "Whether a watch may send bookmarks, which carry a version and no change."),
        "continue": ("string", "The token of the last page, to get the next."),
        "dryRun": ("string", "All: decide and answer as usual, and keep nothing."),
        "fieldManager": ("string", "Who makes the change, for the record of who set which field."),
        "fieldSelector": ("string", "Only objects whose fields have these values."),
        "fieldValidation": (
            "string", "What to do about unknown and repeated fields: Strict refuses, Warn tells, Ignore drops them."
        ),
        "force": ("boolean", "Whether an apply takes over fields that others own."),
        "gracePeriodSeconds": ("integer", "Seconds that the object gets to end; 0 ends it at once."),
        "labelSelector": ("string", "Only objects whose labels match."),
        "limit": ("integer", "The most objects on a page."),
        "name": ("string", "The object's name."),
        "namespace": ("string", "The namespace that the object lives in."),
        "orphanDependents": ("boolean", "Deprecated: whether dependents stay. Use propagationPolicy."),
        "pretty": ("string", "true: indent the answer."),
        "propagationPolicy": (
            "string", "What becomes of dependents: Orphan, Background, or Foreground, which deletes them first."
        ),
        "resourceVersion": ("string", "The version that the answer must have, or from which a watch goes on."),
        "resourceVersionMatch": ("string", "How resourceVersion is meant: Exact or NotOlderThan."),
        "sendInitialEvents": ("boolean", "Whether a watch begins with what there already is."),
        "timeoutSeconds": ("integer", "Seconds after which the call ends, whatever happens."),
        "watch": ("boolean", "Whether to stream changes instead of listing."),
    ]

    private static func parameter(_ name: String, in place: String) -> JSON {
        guard let (type, text) = explanations[name] else { return [:] }
        var parameter: JSONObject = [
            "name": .string(name), "in": .string(place), "description": .string(text),
            "schema": ["type": .string(type), "uniqueItems": true],
        ]
        if place == "path" { parameter["required"] = true }
        return .object(parameter)
    }
}

extension String {
    /// The text with its first letter in upper case.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
