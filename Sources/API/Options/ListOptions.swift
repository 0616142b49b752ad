import Cluster
import Model

/// What a list or a watch asks for.
struct ListOptions: Sendable {
    /// Which objects.
    var selection: Selection
    /// The most objects of one answer; 0 for all.
    var limit: Int64
    /// The token of an earlier page, or empty.
    var `continue`: String
    /// The revision, if one is named; 0 takes any.
    var revision: Int64?
    /// How the revision is meant: `Exact`, `NotOlderThan` or empty.
    var match: String
    /// Whether changes are wanted, not a list.
    var isWatch: Bool
    /// Seconds after which a watch ends.
    var timeoutSeconds: Int64?
    /// Whether a watch may say how far it is.
    var allowsBookmarks: Bool
    /// Whether a watch tells first what exists.
    var sendsInitialEvents: Bool?

    /// Reads the options.
    ///
    /// - Throws: ``Refusal``, if one cannot be read or does not go with the others.
    init(_ request: APIRequest, route: Route) throws {
        let query = QueryReader(request)
        isWatch = route.isWatch || query.flag("watch") ?? false
        limit = max(0, try query.integer("limit") ?? 0)
        `continue` = query.text("continue")
        match = query.text("resourceVersionMatch")
        timeoutSeconds = try query.integer("timeoutSeconds")
        allowsBookmarks = query.flag("allowWatchBookmarks") ?? false
        sendsInitialEvents = query.flag("sendInitialEvents")
        selection = try Selection(
            labels: query.text("labelSelector"), fields: query.text("fieldSelector"), resource: route.resource)
        if !route.namespace.isEmpty { selection.namespace = route.namespace }
        if let name = route.name { selection.name = name }
        let version = query.text("resourceVersion")
        let problems = isWatch ? watchProblems : listProblems(version: version)
        if !problems.isEmpty { throw Refusal.invalidOptions("ListOptions", problems) }
        revision = try Self.revision(version)
    }

    /// A revision as text.
    ///
    /// - Throws: ``Refusal``, if it is no number.
    static func revision(_ text: String) throws -> Int64? {
        if text.isEmpty { return nil }
        guard let number = UInt64(text), let revision = Int64(exactly: number) else {
            throw Refusal.badRequest(
                "invalid resource version: resourceVersion: Invalid value: \(JSON.string(text).canonicalText): "
                    + "strconv.ParseUint: parsing \(JSON.string(text).canonicalText): invalid syntax")
        }
        return revision
    }

    private func listProblems(version: String) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if sendsInitialEvents != nil {
            problems.append(.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"))
        }
        if match.isEmpty { return problems }
        let field = "resourceVersionMatch"
        if version.isEmpty {
            problems.append(.forbidden(field, "\(field) is forbidden unless resourceVersion is provided"))
        }
        if !`continue`.isEmpty {
            problems.append(.forbidden(field, "\(field) is forbidden when continue is provided"))
        }
        if match != "Exact", match != "NotOlderThan" {
            problems.append(
                .unsupported(field, JSON.string(match).canonicalText, ["Exact", "NotOlderThan", ""]))
        }
        if match == "Exact", version == "0" {
            problems.append(.forbidden(field, "\(field) \"exact\" is forbidden for resourceVersion \"0\""))
        }
        return problems
    }

    private var watchProblems: [FieldProblem] {
        var problems: [FieldProblem] = []
        let field = "resourceVersionMatch"
        if sendsInitialEvents != nil, match != "NotOlderThan" {
            problems.append(
                .forbidden(field, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"))
        }
        if match.isEmpty { return problems }
        if sendsInitialEvents == nil {
            problems.append(
                .forbidden(field, "\(field) is forbidden for watch unless sendInitialEvents is provided"))
        }
        if match != "NotOlderThan" {
            problems.append(.unsupported(field, JSON.string(match).canonicalText, ["NotOlderThan"]))
        }
        if !`continue`.isEmpty {
            problems.append(.forbidden(field, "\(field) is forbidden when continue is provided"))
        }
        return problems
    }
}
