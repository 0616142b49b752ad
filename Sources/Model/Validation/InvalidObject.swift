/// An object that the API server refuses, with everything that is wrong with it.
public struct InvalidObject: Error, Hashable, Sendable {
    /// The object's kind.
    public let kind: Kind
    /// The object's name; empty if it has none.
    public let name: String
    /// Every problem, in Kubernetes' order; one that was found twice stands twice, as in a Status' causes.
    public let problems: [FieldProblem]

    /// The refusal of an object of this kind and name.
    public init(kind: Kind, name: String, problems: [FieldProblem]) {
        self.kind = kind
        self.name = name
        self.problems = problems
    }
}

extension InvalidObject: CustomStringConvertible {
    /// The message of the Status: `StatefulSet.apps "web" is invalid: …`, each problem once.
    public var description: String {
        "\(kind.qualifiedName) \(name.goText) is invalid: \(summary)"
    }

    private var summary: String {
        var seen: Set<String> = []
        let messages = problems.map(\.message).filter { seen.insert($0).inserted }
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
