import Model

extension Discovery {
    /// The older schema document, empty.
    ///
    /// Clients up to 1.26 ask for it before they write and are content if it says nothing. They want protobuf, and read
    /// the answer's media type with a parser that refuses the `@` of the name that they asked for.
    static func openAPIv2(accept: String?) -> Document {
        if (accept ?? "").contains("com.github.proto-openapi.spec.v2") {
            return Document("application/com.github.proto-openapi.spec.v2.v1.0+protobuf", body: emptyProtobuf)
        }
        return Document([
            "swagger": "2.0", "info": ["title": "Kubernetes", "version": .string(gitVersion)], "paths": [:],
        ])
    }

    /// Field 1 the version of the format, field 2 the title and version, field 8 no paths.
    private static let emptyProtobuf: [UInt8] = {
        let info = field(1, Array("Kubernetes".utf8)) + field(2, Array(gitVersion.utf8))
        return field(1, Array("2.0".utf8)) + field(2, info) + field(8, [])
    }()

    /// A field of bytes; its number is below 16 and its length below 128, so each takes one byte.
    private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        [number << 3 | 2, UInt8(bytes.count)] + bytes
    }
}
