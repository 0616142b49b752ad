import Model

/// Reads the objects that requests carry.
struct BodyReader {
    /// The most bytes that a body may have.
    static let limit = 3 * 1024 * 1024

    /// What the object is to be.
    let kind: Kind
    /// The fields of the kind.
    let schema: ObjectSchema?
    /// What to do about fields that are unknown or stand twice.
    let validation: WriteOptions.FieldValidation
    /// What the answer warns of.
    private(set) var warnings: [String] = []

    init(kind: Kind, schema: ObjectSchema?, validation: WriteOptions.FieldValidation) {
        self.kind = kind
        self.schema = schema
        self.validation = validation
    }

    /// Refuses a body of a type that nobody reads, and one that is too long.
    ///
    /// - Throws: ``Refusal``.
    static func checkContentType(_ request: APIRequest) throws {
        if request.body.count > limit { throw Refusal.tooLarge(limit: limit) }
        let type = MediaType(request.headers["content-type"] ?? "").name
        guard ["", "application/json", "application/yaml", "text/yaml"].contains(type) else {
            throw Refusal.unsupportedMediaType(
                "the body of the request was in an unknown format - accepted media types include: application/json, "
                    + "application/yaml, application/vnd.kubernetes.protobuf")
        }
    }

    /// The manifest in the body, in canonical form.
    ///
    /// - Throws: ``Refusal``, if it is none, or not of the kind.
    mutating func manifest(in request: APIRequest) throws -> JSON {
        try Self.checkContentType(request)
        var duplicates: [String] = []
        let json: JSON
        do {
            json = try JSON(parsing: request.body, duplicates: &duplicates)
        } catch {
            throw Refusal.badRequest(
                "the object provided is unrecognized (must be of type \(kind.name)): couldn't get "
                    + "version/kind; json parse error: \(error)")
        }
        try checkKind(of: json)
        guard let schema else { return json }
        try report(schema.check(json, parsedFrom: request.body, duplicates: duplicates))
        return schema.canonical(json)
    }

    /// Refuses a manifest of another kind.
    func checkKind(of json: JSON) throws {
        guard json.object != nil else {
            throw Refusal.badRequest(
                "couldn't get version/kind; json parse error: json: cannot unmarshal \(json.typeName) into Go value of "
                    + "type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string "
                    + "\"json:\\\"kind,omitempty\\\"\" }")
        }
        let version = json["apiVersion"]?.string ?? ""
        let name = json["kind"]?.string ?? ""
        if !version.isEmpty, version != kind.apiVersion {
            throw Refusal.badRequest(
                "the API version in the data (\(version)) does not match the expected API version (\(kind.apiVersion))")
        }
        if !name.isEmpty, name != kind.name {
            throw Refusal.badRequest(
                "\(name) in version \"\(kind.version)\" cannot be handled as a \(kind.name): converting "
                    + "(\(kind.version).\(name)) to (\(kind.group.isEmpty ? "core" : kind.group).\(kind.name)): unknown "
                    + "conversion")
        }
    }

    /// Refuses what cannot be stored, and warns of, or refuses, what would be lost.
    mutating func report(_ problems: [SchemaProblem]) throws {
        let isFatal = problems.contains { !$0.isTolerable }
        if isFatal || (validation == .strict && !problems.isEmpty) {
            throw Refusal.badRequest(SchemaProblem.refusal(kind: kind, problems: problems))
        }
        if validation == .warn { warnings += problems.map(\.message) }
    }
}

extension ServedKind {
    /// The most bytes of an object in canonical form: more than any that Kubernetes' store would take.
    private static let largest = 3 << 20

    /// The object of a manifest in this group version.
    ///
    /// - Throws: ``Refusal``, if it is too large, as a short text may be once it is written out, or if a field has another
    ///   shape.
    func object<Object: APIObject>(_ type: Object.Type, from manifest: JSON) throws -> Object {
        if manifest.isLonger(than: Self.largest) { throw Refusal.tooLargeToStore }
        do {
            return try Object(manifest: stored(manifest))
        } catch {
            throw Refusal.badRequest(
                "\(kind.name) in version \"\(kind.version)\" cannot be handled as a \(kind.name): \(error)")
        }
    }
}
