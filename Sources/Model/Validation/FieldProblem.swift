/// One thing that is wrong with an object, in Kubernetes' words.
public struct FieldProblem: Hashable, Sendable {
    /// What is wrong, as a class.
    public let type: ProblemType
    /// Where, such as `spec.template.spec.containers[0].name`.
    public let field: String
    /// The value that was found, as Go's error shows it; absent where the class of problem shows none.
    public let value: String?
    /// Why it is wrong, in a sentence; may be empty.
    public let detail: String

    /// A problem of a class with a field.
    public init(type: ProblemType, field: String, value: String?, detail: String) {
        self.type = type
        self.field = field
        self.value = value
        self.detail = detail
    }

    /// The sentence without the field: `Invalid value: -1: must be greater than or equal to 0`.
    public var body: String {
        let start = value.map { "\(type.words): \($0)" } ?? type.words
        return detail.isEmpty ? start : "\(start): \(detail)"
    }

    /// The sentence with the field.
    public var message: String { "\(field): \(body)" }

    /// The reason of a Status' cause, such as `FieldValueInvalid`.
    public var reason: String { type.rawValue }
}

/// The classes of problems with a field; each is named as the reason of a Status' cause.
public enum ProblemType: String, Sendable {
    /// A value that must be set is not.
    case required = "FieldValueRequired"
    /// The value breaks a rule.
    case invalid = "FieldValueInvalid"
    /// The value stands twice where it may stand once.
    case duplicate = "FieldValueDuplicate"
    /// The value is none of those known.
    case notSupported = "FieldValueNotSupported"
    /// The value may not be set or changed here.
    case forbidden = "FieldValueForbidden"
    /// The value is too long.
    case tooLong = "FieldValueTooLong"
    /// There are too many values.
    case tooMany = "FieldValueTooMany"
    /// What the value names does not exist.
    case notFound = "FieldValueNotFound"
    /// The value is of the wrong type.
    case typeInvalid = "FieldValueTypeInvalid"
    /// The check itself failed.
    case internalError = "InternalError"

    var words: String {
        switch self {
        case .required: "Required value"
        case .invalid, .typeInvalid: "Invalid value"
        case .duplicate: "Duplicate value"
        case .notSupported: "Unsupported value"
        case .forbidden: "Forbidden"
        case .tooLong: "Too long"
        case .tooMany: "Too many"
        case .notFound: "Not found"
        case .internalError: "Internal error"
        }
    }
}

extension FieldProblem {
    /// A value that must be set is not.
    static func required(_ path: FieldPath, _ detail: String = "") -> FieldProblem {
        FieldProblem(type: .required, field: path.text, value: nil, detail: detail)
    }

    /// The value breaks a rule.
    static func invalid(_ path: FieldPath, _ value: some GoFormatted, _ detail: String) -> FieldProblem {
        FieldProblem(type: .invalid, field: path.text, value: value.goText, detail: detail)
    }

    /// The value stands twice.
    static func duplicate(_ path: FieldPath, _ value: some GoFormatted) -> FieldProblem {
        FieldProblem(type: .duplicate, field: path.text, value: value.goText, detail: "")
    }

    /// The value is none of those supported, which are shown in this order.
    static func notSupported(_ path: FieldPath, _ value: some GoFormatted, _ supported: [String]) -> FieldProblem {
        let names = supported.map(\.goText).joined(separator: ", ")
        let detail = supported.isEmpty ? "" : "supported values: \(names)"
        return FieldProblem(type: .notSupported, field: path.text, value: value.goText, detail: detail)
    }

    /// The value may not be set or changed.
    static func forbidden(_ path: FieldPath, _ detail: String) -> FieldProblem {
        FieldProblem(type: .forbidden, field: path.text, value: nil, detail: detail)
    }

    /// The value has more bytes than it may.
    static func tooLong(_ path: FieldPath, limit: Int) -> FieldProblem {
        let unit = limit == 1 ? "byte" : "bytes"
        return FieldProblem(
            type: .tooLong, field: path.text, value: nil, detail: "may not be more than \(limit) \(unit)")
    }

    /// There are more values than there may be.
    static func tooMany(_ path: FieldPath, count: Int, limit: Int) -> FieldProblem {
        let unit = limit == 1 ? "item" : "items"
        return FieldProblem(
            type: .tooMany, field: path.text, value: "\(count)", detail: "must have at most \(limit) \(unit)")
    }

    /// What the value names does not exist.
    static func notFound(_ path: FieldPath, _ value: some GoFormatted) -> FieldProblem {
        FieldProblem(type: .notFound, field: path.text, value: value.goText, detail: "")
    }
}

/// The place of a field, grown on the way down.
///
/// Most rules find nothing, so a place is put into words only when somebody asks for them.
struct FieldPath: Hashable, Sendable, ExpressibleByStringLiteral {
    fileprivate indirect enum Place: Hashable, Sendable {
        case text(String)
        case child(Place, String)
        case index(Place, Int)
        case key(Place, String)
    }

    private let place: Place

    private init(_ place: Place) { self.place = place }

    init(_ text: String) { place = .text(text) }

    init(stringLiteral value: String) { place = .text(value) }

    /// The path as messages write it.
    var text: String { place.words }

    /// The path of the value that holds this one.
    var parent: String {
        let text = text
        return text.lastIndex(of: ".").map { String(text[..<$0]) } ?? ""
    }

    /// A field of the value here.
    func child(_ name: String) -> FieldPath { FieldPath(.child(place, name)) }

    /// A field of a field of the value here.
    func child(_ first: String, _ second: String) -> FieldPath { child(first).child(second) }

    /// An element of the list here.
    func index(_ index: Int) -> FieldPath { FieldPath(.index(place, index)) }

    /// A value of the map here.
    func key(_ key: String) -> FieldPath { FieldPath(.key(place, key)) }
}

extension FieldPath.Place {
    fileprivate var words: String {
        switch self {
        case .text(let text): return text
        case .child(let parent, let name):
            let start = parent.words
            return start.isEmpty || name.isEmpty ? start + name : "\(start).\(name)"
        case .index(let list, let index): return "\(list.words)[\(index)]"
        case .key(let map, let key): return "\(map.words)[\(key)]"
        }
    }
}
