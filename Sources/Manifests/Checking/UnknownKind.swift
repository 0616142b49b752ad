import Model

/// What to say about a kind that the cluster does not have.
enum UnknownKind {
    /// Kubernetes' sentence, and what may have been meant.
    static func message(apiVersion: String, kind: String) -> String {
        let start = "no matches for kind \"\(kind)\" in version \"\(apiVersion)\""
        if let type = Kinds.all.first(where: { $0.kind.name == kind }) {
            return "\(start); the version of \(kind) is \(type.kind.apiVersion)"
        }
        let names = Kinds.all.map { $0.kind.name }
        if let name = NearestName.of(kind, among: names) {
            return "\(start); did you mean \(name)?"
        }
        return "\(start); there are \(names.sorted().joined(separator: ", "))"
    }
}

/// Finds the field that somebody may have meant.
enum NearestField {
    /// The path of a field like the last one of this path, in a type that has all but the last.
    static func of(_ path: String, in schema: ObjectSchema) -> String? {
        var schema = schema
        let names = path.split(separator: ".")
        guard let last = names.last else { return nil }
        for name in names.dropLast() {
            guard let field = schema[String(name.prefix { $0 != "[" })], let next = objectType(of: field.type) else {
                return nil
            }
            schema = next
        }
        guard let name = NearestName.of(String(last), among: schema.fields.map(\.name)) else { return nil }
        return path.dropLast(last.count) + name
    }

    /// The type of the objects that a field holds, alone or in lists.
    private static func objectType(of type: FieldType) -> ObjectSchema? {
        switch type {
        case .object(let schema): schema
        case .list(let element): objectType(of: element)
        case .string, .bytes, .bool, .int32, .int64, .intOrString, .quantity, .time, .microTime, .json, .map: nil
        }
    }
}
