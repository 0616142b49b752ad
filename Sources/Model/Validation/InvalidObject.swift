/// An object that the API server refuses, with everything that is wrong with it.
public struct InvalidObject: Error, Hashable, Sendable {
    /// The object's kind.
    public let kind: Kind
    /// The object's name; empty if it has none.
    public let name: String
    /// The problems, in Kubernetes' order; one that was found twice stands twice, as in a Status' causes.
    ///
    /// Of more than a thousand only the first thousand: a body of 3 MiB can hold more mistakes than an answer should.
    public let problems: [FieldProblem]
    /// How many problems are not among them.
    private let omitted: Int
    private static let most = 1000

    /// The refusal of an object of this kind and name.
    public init(kind: Kind, name: String, problems: [FieldProblem]) {
        self.kind = kind
        self.name = name
        self.problems = Array(problems.prefix(Self.most))
        omitted = problems.count - self.problems.count
    }
}

extension InvalidObject: CustomStringConvertible {
    /// The message of the Status: `StatefulSet.apps "web" is invalid: …`, each problem once.
    public var description: String {
        "\(kind.qualifiedName) \(name.goText) is invalid: \(summary)"
    }

    private var summary: String {
        var seen: Set<String> = []
        var messages = problems.map(\.message).filter { seen.insert($0).inserted }
        if omitted > 0 { messages.append("and \(omitted) more") }
        return messages.count == 1 ? messages[0] : "[\(messages.joined(separator: ", "))]"
    }
}

extension InvalidObject {
    /// The `Status` that the API answers with.
    public var status: JSON {
        var details: JSONObject = ["name": .string(name), "kind": .string(kind.name)]
        if !kind.group.isEmpty { details["group"] = .string(kind.group) }
        details["causes"] = .array(
            problems.map { problem in
                [
                    "reason": .string(problem.reason), "message": .string(problem.body),
                    "field": .string(problem.field),
                ]
            })
        return [
            "apiVersion": "v1", "kind": "Status", "metadata": [:], "status": "Failure", "reason": "Invalid",
            "code": 422, "message": .string(description), "details": .object(details),
        ]
    }
}
