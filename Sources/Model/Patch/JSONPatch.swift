/// A list of edits of a JSON document (RFC 6902), with the tolerance and the answers of the API server.
///
/// - Guarantees: an edit that fails leaves no trace; later edits see what earlier ones did.
/// - Caveats: as on the server, `replace` and `copy` take a missing member for `null`, and an index below zero counts
///   from the end.
package struct JSONPatch: Hashable, Sendable {
    private let operations: [Operation]

    /// What the strict reader says of members that no operation has, each a warning or a refusal.
    package let strictProblems: [String]

    /// The most operations that the server accepts.
    package static let maximumOperations = 10_000

    /// Reads a patch.
    ///
    /// - Throws: ``PatchError`` (400) if it is no list of operations, or (413) if there are too many.
    package init(json: JSON) throws(PatchError) {
        let elements: [JSON]
        switch json {
        case .array(let array): elements = array
        case .null: elements = []
        default: throw Self.mismatch(json, "Go value", "[]handlers.jsonPatchOp")
        }
        var operations: [Operation] = []
        var problems: [String] = []
        for (index, element) in elements.enumerated() {
            operations.append(try Operation(element))
            for name in element.object?.keys.map({ $0 }) ?? [] where !Operation.members.contains(name) {
                problems.append("json patch unknown field \"[\(index)].\(name)\"")
            }
        }
        guard operations.count <= Self.maximumOperations else {
            throw .tooLarge(
                "The allowed maximum operations in a JSON patch is \(Self.maximumOperations), got \(operations.count)")
        }
        self.operations = operations
        strictProblems = problems
    }

    /// The document after all edits.
    ///
    /// - Throws: ``PatchError`` (422) where an edit does not fit the document or a test fails.
    package func applied(to document: JSON) throws(PatchError) -> JSON {
        var result = document
        var copied = 0
        for operation in operations { try operation.apply(to: &result, copiedBytes: &copied) }
        guard !result.isNested(deeperThan: Self.maximumDepth) else { throw .unprocessable }
        return result
    }

    /// The most bytes that all copies together may add, as on the server.
    fileprivate static let maximumCopiedBytes = 3 << 20
    /// How deep the result may be nested: as deep as a text that is read.
    private static let maximumDepth = 256

    fileprivate static func mismatch(_ found: JSON, _ target: String, _ expected: String) -> PatchError {
        .badRequest(
            "error decoding patch: json: cannot unmarshal \(found.goWireName) into \(target) of type \(expected)")
    }
}

/// One edit.
private struct Operation: Hashable, Sendable {
    static let members: Set<String> = ["op", "path", "from", "value"]

    let name: String?
    let path: String?
    let from: String?
    let value: JSON?

    init(_ json: JSON) throws(PatchError) {
        guard json == .null || json.object != nil else {
            throw JSONPatch.mismatch(json, "Go value", "handlers.jsonPatchOp")
        }
        name = try Self.text(json, "op")
        path = try Self.text(json, "path")
        from = try Self.text(json, "from")
        value = json["value"]
    }

    private static func text(_ json: JSON, _ key: String) throws(PatchError) -> String? {
        switch json[key] {
        case .string(let text): return text
        case nil, .null: return nil
        case let other?: throw JSONPatch.mismatch(other, "Go struct field jsonPatchOp.\(key)", "string")
        }
    }

    func apply(to document: inout JSON, copiedBytes: inout Int) throws(PatchError) {
        switch name {
        case "add": try document.insert(value ?? .null, at: path)
        case "remove": try document.remove(at: path)
        case "replace": try replace(in: &document)
        case "move":
            let moved = try document.member(at: from)
            try document.remove(at: from)
            try document.insert(moved ?? .null, at: path)
        case "copy":
            let copied = try document.member(at: from) ?? .null
            // A few copies of copies would be more than any memory holds.
            copiedBytes += copied.bytes().count
            guard copiedBytes <= JSONPatch.maximumCopiedBytes else { throw .unprocessable }
            try document.insert(copied, at: path)
        case "test": try test(document)
        default: throw .unprocessable
        }
    }

    private func replace(in document: inout JSON) throws(PatchError) {
        if path == "" {
            guard let value, value.object != nil || value.array != nil else { throw .unprocessable }
            document = value
        } else {
            try document.replace(with: value ?? .null, at: path)
        }
    }

    private func test(_ document: JSON) throws(PatchError) {
        let found = path == "" ? document : try document.member(at: path) ?? .null
        guard found == value ?? .null else { throw .unprocessable }
    }
}

extension JSON {
    /// The value that a pointer names; nil if the object that should hold it lacks it.
    fileprivate func member(at path: String?) throws(PatchError) -> JSON? {
        var value: JSON? = self
        for token in try Self.tokens(path) {
            switch value {
            case .object(let members): value = members[token]
            case .array(let elements): value = elements[try Self.index(token, below: elements.count)]
            default: throw .unprocessable
            }
        }
        return value
    }

    fileprivate mutating func insert(_ value: JSON, at path: String?) throws(PatchError) {
        try edit(Self.tokens(path)[...]) { (holder, key) throws(PatchError) in
            try holder.changeInPlace { (members) throws(PatchError) in
                members[key] = value
            } elements: { (elements) throws(PatchError) in
                let end = elements.count
                elements.insert(value, at: key == "-" ? end : try Self.index(key, below: end + 1))
            }
        }
    }

    fileprivate mutating func replace(with value: JSON, at path: String?) throws(PatchError) {
        try edit(Self.tokens(path)[...]) { (holder, key) throws(PatchError) in
            try holder.changeInPlace { (members) throws(PatchError) in
                members[key] = value
            } elements: { (elements) throws(PatchError) in
                elements[try Self.index(key, below: elements.count)] = value
            }
        }
    }

    fileprivate mutating func remove(at path: String?) throws(PatchError) {
        try edit(Self.tokens(path)[...]) { (holder, key) throws(PatchError) in
            try holder.changeInPlace { (members) throws(PatchError) in
                guard members.removeValue(forKey: key) != nil else { throw .unprocessable }
            } elements: { (elements) throws(PatchError) in
                elements.remove(at: try Self.index(key, below: elements.count))
            }
        }
    }

    /// Changes the value that holds the member which the last token names.
    private mutating func edit(
        _ tokens: ArraySlice<String>, _ change: (inout JSON, String) throws(PatchError) -> Void
    ) throws(PatchError) {
        guard let token = tokens.first else { throw .unprocessable }
        let rest = tokens.dropFirst()
        if rest.isEmpty { return try change(&self, token) }
        try changeInPlace { (members) throws(PatchError) in
            let isThere = try members.update(token) { (member) throws(PatchError) in try member.edit(rest, change) }
            if !isThere { throw .unprocessable }
        } elements: { (elements) throws(PatchError) in
            try elements[try Self.index(token, below: elements.count)].edit(rest, change)
        }
    }

    /// Changes the members or elements without a copy of those that stay.
    private mutating func changeInPlace(
        members change: (inout JSONObject) throws(PatchError) -> Void,
        elements changeElements: (inout [JSON]) throws(PatchError) -> Void
    ) throws(PatchError) {
        switch self {
        case .object(var members):
            // While the value is elsewhere nothing else refers to its storage.
            self = .null
            defer { self = .object(members) }
            try change(&members)
        case .array(var elements):
            self = .null
            defer { self = .array(elements) }
            try changeElements(&elements)
        default: throw .unprocessable
        }
    }

    /// Whether arrays and objects stand more than so many levels inside one another.
    fileprivate func isNested(deeperThan limit: Int) -> Bool {
        switch self {
        case .object(let members): limit == 0 || members.contains { $0.value.isNested(deeperThan: limit - 1) }
        case .array(let elements): limit == 0 || elements.contains { $0.isNested(deeperThan: limit - 1) }
        default: false
        }
    }

    private static func tokens(_ path: String?) throws(PatchError) -> [String] {
        guard let path, let pointer = JSONPointer(path) else { throw .unprocessable }
        return pointer.tokens
    }

    private static func index(_ token: String, below end: Int) throws(PatchError) -> Int {
        guard let number = Int(token) else { throw .unprocessable }
        let index = number < 0 ? number + end : number
        guard (0..<end).contains(index) else { throw .unprocessable }
        return index
    }
}
