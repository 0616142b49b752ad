import Model

/// What a create, an update or a patch asks for beside its object.
struct WriteOptions: Sendable {
    /// What to do about fields that are unknown or stand twice.
    enum FieldValidation: String, Sendable {
        case ignore = "Ignore"
        case warn = "Warn"
        case strict = "Strict"
    }

    /// Whether nothing is to be kept.
    var isDryRun: Bool
    /// What to do about fields that are unknown or stand twice.
    var validation = FieldValidation.warn
    /// Who writes, in the request's own words.
    var fieldManager: String
    /// Whether an applier takes fields from others.
    var force: Bool?

    /// Reads the options.
    ///
    /// - Parameter name: what messages call them, such as `CreateOptions`.
    /// - Throws: ``Refusal``, if one breaks a rule.
    init(_ request: APIRequest, name: String, isApply: Bool = false) throws {
        let query = QueryReader(request)
        fieldManager = query.text("fieldManager")
        force = query.flag("force")
        let dryRun = query.texts("dryRun")
        isDryRun = dryRun.contains("All")
        var problems = FieldManager.problems(
            with: fieldManager, isApply: isApply, isForceSet: name == "PatchOptions" && force != nil)
        problems += Self.problems(dryRun: dryRun)
        let text = query.text("fieldValidation")
        if let known = FieldValidation(rawValue: text) {
            validation = known
        } else if !text.isEmpty {
            problems.append(
                .unsupported(
                    "fieldValidation", JSON.string(text).canonicalText, ["", "Ignore", "Strict", "Warn"]))
        }
        if !problems.isEmpty { throw Refusal.invalidOptions(name, problems) }
    }

    /// What is wrong with the values of `dryRun`.
    static func problems(dryRun: [String]) -> [FieldProblem] {
        if Set(dryRun).isSubset(of: ["All"]) { return [] }
        let found = JSON.array(dryRun.map { .string($0) }).canonicalText
        return [.unsupported("dryRun", found, ["All"])]
    }
}
