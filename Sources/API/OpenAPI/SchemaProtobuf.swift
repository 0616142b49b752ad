import Model

/// The schemas as older clients want them: OpenAPI 2.0 in the protobuf encoding of gnostic's `OpenAPIv2.proto`.
///
/// It holds what those clients look at: every schema, and of the paths the PATCH operations with their parameters, from
/// which they learn whether the server checks fields and takes dry runs. The numbers are those of the message's fields.
enum SchemaProtobuf {
    /// The document, made at the first question.
    static let document: [UInt8] = {
        var definitions = ProtobufMessage()
        var paths = ProtobufMessage()
        for (name, schema) in SchemaDocuments.schemas {
            definitions.add(1, named(name, message(ofSchema: schema)))
        }
        for (path, operation) in SchemaDocuments.patches {
            var item = ProtobufMessage()
            item.add(8, message(ofOperation: operation))
            paths.add(2, named(path, item))
        }
        var info = ProtobufMessage()
        info.add(1, "Kubernetes")
        info.add(2, Discovery.gitVersion)
        var document = ProtobufMessage()
        document.add(1, "2.0")
        document.add(2, info)
        document.add(8, paths)
        document.add(9, definitions)
        return document.bytes
    }()

    private static func message(ofSchema schema: JSON) -> ProtobufMessage {
        var message = ProtobufMessage()
        if let reference = (schema["$ref"] ?? schema["allOf"]?[0]?["$ref"])?.string {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            message.add(1, "#/definitions/\(name)")
        }
        if let format = schema["format"]?.string { message.add(2, format) }
        if let description = schema["description"]?.string { message.add(4, description) }
        for name in schema["required"]?.array ?? [] { message.add(19, name.string ?? "") }
        if let values = schema["additionalProperties"] {
            var item = ProtobufMessage()
            item.add(1, self.message(ofSchema: values))
            message.add(21, item)
        }
        if let type = schema["type"]?.string ?? (schema["oneOf"] == nil ? nil : "string") {
            var item = ProtobufMessage()
            item.add(1, type)
            message.add(22, item)
        }
        if let items = schema["items"] {
            var item = ProtobufMessage()
            item.add(1, self.message(ofSchema: items))
            message.add(23, item)
        }
        if let properties = schema["properties"]?.object {
            var list = ProtobufMessage()
            for property in properties { list.add(1, named(property.key, self.message(ofSchema: property.value))) }
            message.add(25, list)
        }
        addExtensions(of: schema, to: &message, number: 31)
        return message
    }

    private static func message(ofOperation operation: JSON) -> ProtobufMessage {
        var message = ProtobufMessage()
        for parameter in operation["parameters"]?.array ?? [] {
            var query = ProtobufMessage()
            query.add(2, "query")
            query.add(4, parameter["name"]?.string ?? "")
            query.add(6, parameter["schema"]?["type"]?.string ?? "")
            var place = ProtobufMessage()
            place.add(3, query)
            var kind = ProtobufMessage()
            kind.add(2, place)
            var item = ProtobufMessage()
            item.add(1, kind)
            message.add(8, item)
        }
        addExtensions(of: operation, to: &message, number: 13)
        return message
    }

    /// Adds the members that begin with `x-`, as text that YAML readers take.
    private static func addExtensions(of json: JSON, to message: inout ProtobufMessage, number: Int) {
        for member in json.object ?? [:] where member.key.hasPrefix("x-") {
            var value = ProtobufMessage()
            value.add(2, member.value.canonicalText)
            message.add(number, named(member.key, value))
        }
    }

    private static func named(_ name: String, _ value: ProtobufMessage) -> ProtobufMessage {
        var message = ProtobufMessage()
        message.add(1, name)
        message.add(2, value)
        return message
    }
}

/// A message of texts and messages in protobuf's encoding.
private struct ProtobufMessage {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int, _ text: String) { add(number, Array(text.utf8)) }

    mutating func add(_ number: Int, _ message: ProtobufMessage) { add(number, message.bytes) }

    private mutating func add(_ number: Int, _ content: [UInt8]) {
        add(number << 3 | 2)
        add(content.count)
        bytes += content
    }

    /// Seven bits a byte, the lowest first; the high bit says that more follow.
    private mutating func add(_ value: Int) {
        var rest = value
        while rest > 0x7f {
            bytes.append(UInt8(rest & 0x7f | 0x80))
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
