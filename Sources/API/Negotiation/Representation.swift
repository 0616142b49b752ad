import Cluster

/// The form in which a client wants objects.
struct Representation: Hashable, Sendable {
    /// What is made of the objects.
    enum Form: Hashable, Sendable {
        /// The objects themselves.
        case objects
        /// Rows of cells.
        case table(Table.Inclusion)
        /// Nothing but their metadata.
        case metadata
        /// Nothing but their metadata, as a list.
        case metadataList
    }

    /// What is made of the objects.
    let form: Form
    /// The media type that the answer says it has.
    let mediaType: String

    /// Chooses the first form of an `Accept` field that there is.
    ///
    /// Everything is written as JSON; YAML contains JSON, so whoever wants YAML is served too.
    ///
    /// - Throws: ``Refusal``, if the client takes none.
    init(_ request: APIRequest) throws {
        let accept = request.headers["accept"] ?? ""
        let alternatives = accept.isEmpty ? [MediaType("application/json")] : MediaType.alternatives(accept)
        for type in alternatives {
            guard let written = Self.written(type), let form = try Self.form(of: type, request) else { continue }
            self.form = form
            mediaType = written
            return
        }
        throw Refusal.notAcceptable([
            "application/json", "application/yaml", "application/json;stream=watch",
        ])
    }

    private static func written(_ type: MediaType) -> String? {
        switch type.name {
        case "application/json", "*/*", "application/*": "application/json"
        case "application/yaml": "application/yaml"
        default: nil
        }
    }

    private static func form(of type: MediaType, _ request: APIRequest) throws -> Form? {
        guard let name = type.parameters["as"] else { return .objects }
        guard type.parameters["g"] == "meta.k8s.io", type.parameters["v"] == "v1" else {
            return nil
        }
        switch name {
        case "Table": return .table(try inclusion(request))
        case "PartialObjectMetadata": return .metadata
        case "PartialObjectMetadataList": return .metadataList
        default: return nil
        }
    }

    private static func inclusion(_ request: APIRequest) throws -> Table.Inclusion {
        guard let text = request[parameter: "includeObject"], !text.isEmpty else { return .metadata }
        guard let inclusion = Table.Inclusion(rawValue: text) else {
            throw Refusal.badRequest("unrecognized includeObject value: \"\(text)\"")
        }
        return inclusion
    }
}
