import Model

/// Finds the field that somebody may have meant.
enum NearestField {
    /// A question to put behind a sentence about an unknown field; empty where no field is like it.
    static func hint(for path: String, in schema: ObjectSchema) -> String {
        of(path, in: schema).map { "; did you mean \"\($0)\"?" } ?? ""
    }

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
