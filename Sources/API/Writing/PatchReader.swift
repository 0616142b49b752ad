import Model

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
}

/// Reads the patches that requests carry.
struct PatchReader: Sendable {
    /// The kind of the patch.
    let method: PatchMethod
    /// The patch.
    let patch: JSON
    /// Keys that stand twice in it.
    private let duplicates: [String]

    /// What a patch makes of an object.
    struct Result: Sendable {
        /// The object, as yet unchecked.
        var object: JSON
        /// What a strict server objects to in the patch itself.
        var problems: [String]
    }

    /// Reads the body.
    ///
    /// - Throws: ``Refusal``, if it is no JSON.
    init(_ method: PatchMethod, _ request: APIRequest) throws {
        self.method = method
        var duplicates: [String] = []
        do {
            patch = try JSON(parsing: request.body, duplicates: &duplicates)
        } catch {
            throw Refusal.badRequest("error decoding patch: \(error)")
        }
        self.duplicates = duplicates
    }

    /// The object after the patch.
    ///
    /// - Throws: ``PatchError``, if the patch is of another form or does not fit.
    func apply(to object: JSON, schema: ObjectSchema) throws -> Result {
        let repeated = duplicates.map { SchemaProblem.duplicateField(path: $0).message }
        switch method {
        case .json:
            let edits = try JSONPatch(json: patch)
            return Result(object: try edits.applied(to: object), problems: edits.strictProblems)
        case .merge, .apply: return Result(object: try MergePatch.apply(patch, to: object), problems: repeated)
        case .strategic:
            return Result(
                object: try StrategicMergePatch.apply(patch, to: object, schema: schema), problems: repeated)
        }
    }

    /// The refusal of what the patch made of an object.
    func refusal(of object: JSON, _ sentence: String) -> PatchError {
        method == .strategic
            ? .unreadable(strategicPatch: patch, problem: sentence) : .unreadable(patched: object, problem: sentence)
    }
}
