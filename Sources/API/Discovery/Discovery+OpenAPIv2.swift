import Model

extension Discovery {
    /// The older schema document, which clients up to 1.26 read for `explain`, for checking fields and for dry runs.
    ///
    /// They want protobuf, and read the answer's media type with a parser that refuses the `@` of the name that they
    /// asked for. To the few that ask for JSON it says nothing.
    static func openAPIv2(accept: String?) -> Document {
        if (accept ?? "").contains("com.github.proto-openapi.spec.v2") {
            return Document("application/com.github.proto-openapi.spec.v2.v1.0+protobuf", body: SchemaProtobuf.document)
        }
        return Document([
            "swagger": "2.0", "info": ["title": "Kubernetes", "version": .string(gitVersion)], "paths": [:],
        ])
    }
}
