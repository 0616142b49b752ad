import Model

/// Which part of what a container has printed a client wants, and how.
struct LogOptions: Hashable, Sendable {
    /// The container, if the client names one.
    var container: String?
    /// Whether what is printed later is wanted too.
    var follow = false
    /// Whether the container before the present one is meant.
    var previous = false
    /// Whether each line begins with the moment at which it was printed.
    var timestamps = false
    /// What is older is left out.
    var since: Since?
    /// How many lines from the end are wanted; all where it is `nil`.
    var tailLines: Int?
    /// The most bytes that are sent.
    var limitBytes: Int?

    /// From when on lines are wanted.
    enum Since: Hashable, Sendable {
        case seconds(Int64)
        case time(Timestamp)

        /// The moment, for a client that asks now.
        func moment(at now: Timestamp) -> Timestamp {
            switch self {
            // A number too large for a moment means a time before everything.
            case .seconds(let seconds): now + .seconds(-min(seconds, 1 << 32))
            case .time(let moment): moment
            }
        }
    }

    /// Everything that there is.
    init() {}

    /// Reads the options.
    ///
    /// - Parameter pod: the Pod's name, for messages.
    /// - Throws: ``Refusal``, if one breaks a rule.
    init(_ request: APIRequest, pod: String) throws {
        let query = QueryReader(request)
        container = query.text("container").isEmpty ? nil : query.text("container")
        follow = query.flag("follow") ?? false
        previous = query.flag("previous") ?? false
        timestamps = query.flag("timestamps") ?? false
        var problems: [FieldProblem] = []
        func number(_ name: String, from least: Int64, _ rule: String) throws -> Int64? {
            guard let number = try query.integer(name) else { return nil }
            if number < least { problems.append(.invalid(name, number, "must be \(rule)")) }
            return number
        }
        tailLines = try number("tailLines", from: 0, "greater than or equal to 0").map { Int(clamping: $0) }
        limitBytes = try number("limitBytes", from: 1, "greater than 0").map { Int(clamping: $0) }
        since = try number("sinceSeconds", from: 1, "greater than 0").map { .seconds($0) }
        if let text = request[parameter: "sinceTime"], !text.isEmpty {
            guard let moment = Timestamp(text) else {
                throw Refusal.badRequest("sinceTime: \"\(text)\" is not a time such as 2026-01-01T00:00:00Z")
            }
            if since != nil {
                problems.append(
                    .forbidden("", "at most one of `sinceTime` or `sinceSeconds` may be specified"))
            }
            since = .time(moment)
        }
        guard problems.isEmpty else {
            let kind = Kind(group: "", version: "v1", name: "PodLogOptions", plural: "podlogoptions")
            throw Refusal(InvalidObject(kind: kind, name: pod, problems: problems))
        }
    }
}

extension FieldProblem {
    fileprivate static func invalid(_ field: String, _ value: Int64, _ detail: String) -> FieldProblem {
        FieldProblem(type: .invalid, field: field, value: "\(value)", detail: detail)
    }
}
