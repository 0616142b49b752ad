import Cluster
import Model

/// How an object is to be deleted.
struct DeleteOptions: Sendable {
    /// Seconds for the object to end by itself.
    var gracePeriod: Int64?
    /// What the object must be.
    var preconditions = Preconditions()
    /// What becomes of the objects that it owns, if the request says.
    var propagation: Propagation?
    /// The older word for that.
    var orphanDependents: Bool?
    /// Whether nothing is to be kept.
    var isDryRun = false

    /// Reads the options from the body, or from the query where there is none.
    ///
    /// - Throws: ``Refusal``, if they cannot be read or break a rule.
    init(_ request: APIRequest) throws {
        var dryRun: [String] = []
        var propagationText = ""
        if request.body.isEmpty {
            let query = QueryReader(request)
            gracePeriod = try query.integer("gracePeriodSeconds")
            orphanDependents = query.flag("orphanDependents")
            propagationText = query.text("propagationPolicy")
            dryRun = query.texts("dryRun")
            if let uid = request[parameter: "uid"], !uid.isEmpty { preconditions.uid = UID(uid) }
            if let version = request[parameter: "resourceVersion"], !version.isEmpty {
                preconditions.resourceVersion = version
            }
        } else {
            let body = try Self.checked(request)
            gracePeriod = body["gracePeriodSeconds"]?.integer
            orphanDependents = body["orphanDependents"]?.bool
            propagationText = body["propagationPolicy"]?.string ?? ""
            dryRun = body["dryRun"]?.array?.compactMap(\.string) ?? []
            preconditions.uid = body["preconditions"]?["uid"]?.string.map { UID($0) }
            preconditions.resourceVersion = body["preconditions"]?["resourceVersion"]?.string
            // A client that has no words for a field may still put it into the query.
            dryRun += QueryReader(request).texts("dryRun")
        }
        isDryRun = dryRun.contains("All")
        try choosePropagation(propagationText, dryRun: dryRun)
    }

    private mutating func choosePropagation(_ text: String, dryRun: [String]) throws {
        var problems: [FieldProblem] = []
        if !text.isEmpty, orphanDependents != nil {
            problems.append(
                FieldProblem(
                    type: .invalid, field: "propagationPolicy", value: JSON.string(text).canonicalText,
                    detail: "orphanDependents and deletionPropagation cannot be both set"))
        }
        propagation = Propagation(rawValue: text)
        if !text.isEmpty, propagation == nil {
            problems.append(
                .unsupported(
                    "propagationPolicy", JSON.string(text).canonicalText,
                    ["Foreground", "Background", "Orphan", "nil"]))
        }
        problems += WriteOptions.problems(dryRun: dryRun)
        if !problems.isEmpty { throw Refusal.invalidOptions("DeleteOptions", problems) }
        if let orphanDependents { propagation = orphanDependents ? .orphan : .background }
    }

    private static func checked(_ request: APIRequest) throws -> JSON {
        try BodyReader.checkContentType(request)
        let json: JSON
        do {
            json = try JSON(parsing: request.body)
        } catch {
            throw Refusal.badRequest(
                "couldn't get version/kind; json parse error: \(error)")
        }
        guard let schema = Schema.type(named: "DeleteOptions") else { return json }
        if let fatal = schema.check(json).first(where: { !$0.isTolerable }) {
            throw Refusal.badRequest(
                "DeleteOptions in version \"v1\" cannot be handled as a DeleteOptions: \(fatal.message)")
        }
        return json
    }
}
