import Cluster
import Model

extension Call {
    /// Changes parts of an object, or of its status.
    mutating func patch(on server: inout APIServer) throws -> APIAnswer {
        try patch(storedType(), on: &server)
    }

    private mutating func patch<Object: Admitted>(
        _ type: Object.Type, on server: inout APIServer
    ) throws -> APIAnswer {
        let method = try PatchMethod(request)
        let options = try WriteOptions(request, name: "PatchOptions", isApply: method == .apply)
        guard let old = server.find(type, route.key) else { throw notFound }
        let patched = try method.apply(request.body, to: resource.manifest(of: old), schema: resource.schema)
        var object = try self.object(type, from: patched, options)
        try checkName(object.metadata)
        if object.metadata.uid != old.metadata.uid { try refuse(object, as: old) }
        record(&object, over: old, options)
        let updated = try replace(old, with: object, options, on: &server)
        return try answer(200, StoredObject(updated), at: server.now)
    }

    /// The object that a patch has made.
    ///
    /// - Throws: ``Refusal``, if the patch has put something into a field that cannot stand there.
    private mutating func object<Object: Admitted>(
        _ type: Object.Type, from json: JSON, _ options: WriteOptions
    ) throws -> Object {
        guard let schema = resource.schema else { return try resource.object(type, from: json) }
        let problems = schema.check(json)
        if let fatal = problems.first(where: { !$0.isTolerable }) {
            throw invalidPatch(json, fatal.message)
        }
        if options.validation == .strict, !problems.isEmpty {
            throw invalidPatch(
                json, "strict decoding error: \(problems.map(\.message).joined(separator: ", "))")
        }
        if options.validation == .warn { warnings += problems.map(\.message) }
        return try resource.object(type, from: schema.canonical(json))
    }

    private func invalidPatch(_ json: JSON, _ sentence: String) -> Refusal {
        let text = JSON.string(json.canonicalText).canonicalText
        let problem = FieldProblem(type: .invalid, field: "patch", value: text, detail: sentence)
        let nothing = Kind(group: "", version: "", name: "", plural: "")
        var refusal = Refusal(InvalidObject(kind: nothing, name: "", problems: [problem]))
        refusal.details?["kind"] = nil
        return refusal
    }

    /// Says what is wrong with an object that claims another identity; it is not the stored one that has changed.
    private func refuse<Object: Admitted>(_ object: Object, as old: Object) throws {
        _ =
            route.subresource == "status"
            ? try object.admittedForStatusUpdate(from: old) : try object.admittedForUpdate(from: old)
    }
}

/// The kinds of patches.
enum PatchMethod: String, Sendable {
    case json = "application/json-patch+json"
    case merge = "application/merge-patch+json"
    case strategic = "application/strategic-merge-patch+json"
    case apply = "application/apply-patch+yaml"

    /// The kind that a request's content type names.
    ///
    /// - Throws: ``Refusal``, if it names none.
    init(_ request: APIRequest) throws {
        if request.body.count > BodyReader.limit { throw Refusal.tooLarge(limit: BodyReader.limit) }
        guard let method = PatchMethod(rawValue: MediaType(request.headers["content-type"] ?? "").name) else {
            throw Refusal.unsupportedMediaType("415: Unsupported Media Type", details: [:])
        }
        self = method
    }

    /// The manifest after the patch.
    ///
    /// - Throws: ``Refusal``, if the patch cannot be read or does not fit.
    func apply(_ body: [UInt8], to manifest: JSON, schema: ObjectSchema?) throws -> JSON {
        let patch: JSON
        do {
            patch = try JSON(parsing: body)
        } catch {
            throw Refusal.badRequest("error decoding patch: \(error)")
        }
        guard patch.object != nil else {
            throw Refusal.badRequest("error decoding patch: json: cannot unmarshal \(patch.typeName) into an object")
        }
        return manifest.mergePatched(with: patch)
    }
}
