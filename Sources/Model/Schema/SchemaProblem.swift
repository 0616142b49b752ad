/// A way in which a JSON object differs from the type that it should have.
public enum SchemaProblem: Hashable, Sendable {
    /// A member that the type has no field for.
    case unknownField(path: String)
    /// A member that stands twice in its object.
    case duplicateField(path: String)
    /// A value of another JSON type.
    case wrongType(TypeMismatch)
    /// Text that is no amount.
    case malformedQuantity(path: String, text: String)
    /// Text that is no RFC 3339 time.
    case malformedTime(path: String, text: String)

    /// Whether a server accepts the object nevertheless, unless it was asked to be strict.
    public var isTolerable: Bool {
        switch self {
        case .unknownField, .duplicateField: true
        case .wrongType, .malformedQuantity, .malformedTime: false
        }
    }

    /// Where the value stands, such as `spec.template.spec.containers[0].name`.
    public var path: String {
        switch self {
        case .unknownField(let path), .duplicateField(let path), .malformedQuantity(let path, _),
            .malformedTime(let path, _):
            path
        case .wrongType(let mismatch): mismatch.path
        }
    }

    /// The sentence that Kubernetes says.
    public var message: String {
        switch self {
        case .unknownField(let path): #"unknown field "\#(path)""#
        case .duplicateField(let path): #"duplicate field "\#(path)""#
        case .wrongType(let mismatch):
            "json: cannot unmarshal \(mismatch.found) into \(mismatch.target) of type \(mismatch.expected)"
        case .malformedQuantity:
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
        case .malformedTime(_, let text):
            #"parsing time "\#(text)" as "2006-01-02T15:04:05Z07:00": cannot parse "\#(text)" as "2006""#
        }
    }
}

/// A value of another JSON type than its field demands.
public struct TypeMismatch: Hashable, Sendable {
    /// Where the value stands, with indices.
    public let path: String
    /// The type that owns the field, such as `StatefulSetSpec`; empty at the root.
    public let owner: String
    /// The fields from the root, without indices and map keys.
    public let fieldPath: String
    /// The type of the field, in Go's words.
    public let expected: String
    /// The JSON type that was there, in Go's words.
    public let found: String

    /// What the value could not be stored in.
    var target: String { owner.isEmpty ? "Go value" : "Go struct field \(owner).\(fieldPath)" }
}

extension SchemaProblem {
    /// The message of a refused object: why a body cannot become an object of this kind.
    public static func refusal(kind: Kind, problems: [SchemaProblem]) -> String {
        let start = #"\#(kind.name) in version "\#(kind.version)" cannot be handled as a \#(kind.name): "#
        if let fatal = problems.first(where: { !$0.isTolerable }) { return start + fatal.message }
        return start + "strict decoding error: " + problems.map(\.message).joined(separator: ", ")
    }
}
