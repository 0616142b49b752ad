import Model

/// Reads a query's parameters as Kubernetes does.
struct QueryReader {
    let request: APIRequest

    init(_ request: APIRequest) { self.request = request }

    /// The text; empty where there is none.
    func text(_ name: String) -> String { request[parameter: name] ?? "" }

    /// All texts of this name.
    func texts(_ name: String) -> [String] { request.query.filter { $0.name == name }.map(\.value) }

    /// A switch: everything but `false` and `0` turns it on.
    func flag(_ name: String) -> Bool? {
        request[parameter: name].map { $0.lowercased() != "false" && $0 != "0" }
    }

    /// A whole number.
    ///
    /// - Throws: ``Refusal``, if the text is none.
    func integer(_ name: String) throws -> Int64? {
        guard let text = request[parameter: name] else { return nil }
        guard let number = Int64(text) else {
            throw Refusal.badRequest("strconv.ParseInt: parsing \"\(text)\": invalid syntax")
        }
        return number
    }
}

extension FieldProblem {
    /// A value that may not stand there.
    static func forbidden(_ field: String, _ detail: String) -> FieldProblem {
        FieldProblem(type: .forbidden, field: field, value: nil, detail: detail)
    }

    /// A value that is none of those known.
    static func unsupported(_ field: String, _ value: String, _ known: [String]) -> FieldProblem {
        let words = known.map { JSON.string($0).canonicalText }.joined(separator: ", ")
        return FieldProblem(type: .notSupported, field: field, value: value, detail: "supported values: \(words)")
    }
}
