package import Model

/// One thing that is wrong with a file, in a sentence that says where.
package struct ManifestProblem: Hashable, Sendable {
    /// The file's name.
    package var file: String
    /// The number of the document in the file, from 1, if it is about one.
    package var document: Int?
    /// The line in the file, from 1, where one can be named.
    package var line: Int?
    /// The field, such as `spec.replicas`, if it is about one.
    package var field: String?
    /// What is wrong; where Kubernetes would notice it, in Kubernetes' words.
    package var message: String

    /// A problem with a file as a whole, unless told more.
    package init(file: String, document: Int? = nil, line: Int? = nil, field: String? = nil, message: String) {
        self.file = file
        self.document = document
        self.line = line
        self.field = field
        self.message = message
    }
}

extension ManifestProblem: CustomStringConvertible {
    /// The sentence behind its place: `web.yaml:14 (document 2): unknown field "spec.replicaz"`.
    package var description: String {
        var place = file == "-" ? "standard input" : file
        if let line { place += ":\(line)" }
        if let document { place += " (document \(document))" }
        return "\(place): \(message)"
    }
}

extension ManifestProblem {
    /// The problem as an object, for output that programs read.
    package var json: JSON {
        var members: JSONObject = ["file": .string(file), "message": .string(message)]
        if let document { members["document"] = .integer(Int64(document)) }
        if let line { members["line"] = .integer(Int64(line)) }
        if let field { members["field"] = .string(field) }
        return .object(members)
    }
}

/// Why nothing was read: everything that is wrong with the files.
package struct InvalidManifests: Error, Hashable, Sendable {
    /// The errors, at least one, in the order of the files.
    package var problems: [ManifestProblem]
    /// What would have been accepted with a warning.
    package var warnings: [ManifestProblem] = []
}

extension InvalidManifests: CustomStringConvertible {
    /// One problem a line.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
