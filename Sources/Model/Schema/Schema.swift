import Synchronization

/// What Kubernetes 1.36 knows about the fields of each kind.
///
/// One table serves every reader of fields: strict checking, canonical form, strategic merge patch, server-side
/// apply and the published OpenAPI.
public enum Schema {
    /// The type of a kind's objects, if the table has it.
    public static func type(for kind: Kind) -> ObjectSchema? {
        let name = kind.group == "events.k8s.io" ? "events.\(kind.name)" : kind.name
        return types[name]
    }

    /// The type of this name, such as `PodSpec`.
    public static func type(named name: String) -> ObjectSchema? { types[name] }

    /// Every type by name.
    public static let types: [String: ObjectSchema] = SchemaTable.parse()
}

/// A type that is a set of named fields.
public final class ObjectSchema: Sendable {
    /// The name of the type, such as `PodSpec`.
    public let name: String
    /// Whether an applier owns the object as a whole instead of field by field.
    public let isAtomic: Bool
    /// The fields, sorted by name.
    public let fields: [FieldSchema]
    private let positions: [String: Int]
    /// What ``zero`` is, once it was asked for.
    let knownZero = AtomicLazyReference<Zero>()

    /// A value that is made once.
    final class Zero: Sendable {
        let json: JSON
        init(_ json: JSON) { self.json = json }
    }

    init(name: String, isAtomic: Bool, fields: [FieldSchema]) {
        self.name = name
        self.isAtomic = isAtomic
        self.fields = fields
        positions = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.name, $0) })
    }

    /// The field of this name, if the type has one.
    public subscript(name: String) -> FieldSchema? { positions[name].map { fields[$0] } }
}

/// One field of a type.
public struct FieldSchema: Sendable {
    /// The field's name in JSON.
    public let name: String
    /// What it holds.
    public let type: FieldType
    /// When it is written.
    public let presence: FieldPresence
    /// Whether a manifest must set it.
    public let isRequired: Bool
    /// How an applier shares a list with others.
    public let listType: ListType
    /// How a strategic merge patch treats the value.
    public let patch: PatchStrategy
}

/// When a field is written.
public enum FieldPresence: Sendable {
    /// Always, with its empty value if it was not set.
    case always
    /// Unless it is empty.
    case unlessEmpty
    /// When it was set, even to the empty value.
    case whenSet
}

/// What a field holds.
public indirect enum FieldType: Sendable {
    /// Text.
    case string
    /// Bytes, as base64 text.
    case bytes
    /// True or false.
    case bool
    /// A whole number of 32 bits.
    case int32
    /// A whole number of 64 bits.
    case int64
    /// A whole number of 32 bits, or text.
    case intOrString
    /// An amount such as `1Gi`.
    case quantity
    /// An RFC 3339 time in whole seconds.
    case time
    /// An RFC 3339 time in microseconds.
    case microTime
    /// Any value.
    case json
    /// An object of a type.
    case object(ObjectSchema)
    /// A list.
    case list(FieldType)
    /// Values of one type by free names.
    case map(FieldType)
}

/// How several appliers share a list or map.
public enum ListType: Hashable, Sendable {
    /// One applier owns it as a whole.
    case atomic
    /// Each element by itself; none stands twice.
    case set
    /// Each element by itself, found by the values of these fields.
    case map(keys: [String])
    /// Member by member: what objects and maps do unless they are atomic.
    case granular
}

/// How a strategic merge patch treats a value.
public struct PatchStrategy: Hashable, Sendable {
    /// The field by which elements of a list are matched.
    public let mergeKey: String?
    /// Whether a list is merged with the old one instead of replacing it.
    public let merges: Bool
    /// Whether members that the patch does not name are dropped when it says so (`$retainKeys`).
    public let retainsKeys: Bool

    /// Replaces the old value, or merges it if it is an object: what a field does without a strategy.
    public static let standard = PatchStrategy(mergeKey: nil, merges: false, retainsKeys: false)
}

extension FieldType: CustomStringConvertible {
    /// The type as the table writes it.
    public var description: String {
        switch self {
        case .string: "string"
        case .bytes: "bytes"
        case .bool: "bool"
        case .int32: "int32"
        case .int64: "int64"
        case .intOrString: "intOrString"
        case .quantity: "quantity"
        case .time: "time"
        case .microTime: "microtime"
        case .json: "json"
        case .object(let schema): schema.name
        case .list(let element): "[\(element)]"
        case .map(let element): "{\(element)}"
        }
    }
}
