/// A visitor of a type's fields: one list of fields serves to read, to write and to describe the type.
///
/// Each call names one field. The reader sets it, the writer reads it; a type never needs two lists that could drift.
public protocol FieldMap {
    /// A field that is written unless it holds its empty value (Go's `omitempty`).
    mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value) throws(FieldError)
    /// A field that is always written, even when it is empty.
    mutating func always<Value: FieldValue>(_ name: String, _ value: inout Value) throws(FieldError)
    /// A field that may be absent: written when set, even to its empty value (a pointer in Go).
    mutating func optional<Value: FieldValue>(_ name: String, _ value: inout Value?) throws(FieldError)
    /// The fields of another type that stand beside this type's own.
    mutating func inline<Value: FieldMapped>(_ value: inout Value) throws(FieldError)
}

/// A value that a field can hold.
public protocol FieldValue: Hashable, Sendable {
    /// Reads the value.
    ///
    /// - Throws: ``FieldError`` where the JSON has another shape; its path is relative to this value.
    init(json: JSON) throws(FieldError)
    /// The value as JSON.
    var json: JSON { get }
    /// The value that a JSON merge patch (RFC 7386) makes of this one.
    ///
    /// - Throws: ``FieldError`` where the outcome has another shape.
    func mergePatched(with patch: JSON) throws(FieldError) -> Self
}

/// A type that is a set of named fields, and keeps those that it does not know.
public protocol FieldMapped: FieldValue, Codable {
    /// A value with every field empty.
    init()
    /// Members that the type has no field for, kept for the way back.
    var other: JSONObject { get set }
    /// Names each field once, in any order.
    mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError)
}

/// A value whose JSON has another shape than its type demands.
public struct FieldError: Error, Hashable, Sendable, Codable, CustomStringConvertible {
    /// Where the value stands, such as `spec.template.spec.containers[0].name`.
    public var path: String
    /// What the field holds, in words.
    public let expected: String
    /// What was there.
    public let found: String

    /// An error about the value itself; enclosing values put their own names before the path.
    public init(expected: String, found: JSON) {
        self.path = ""
        self.expected = expected
        switch found {
        case .string, .integer, .number, .bool: self.found = "\(found.typeName) \(found.canonicalText)"
        case .null, .array, .object: self.found = found.typeName
        }
    }

    /// The same error, seen from the value that holds this one under a name or an index such as `[3]`.
    public func inside(_ name: String) -> FieldError {
        var error = self
        let joint = path.isEmpty || path.hasPrefix("[") ? "" : "."
        error.path = name + joint + path
        return error
    }

    /// A sentence for a reader.
    public var description: String {
        path.isEmpty ? "expected \(expected), found \(found)" : "\(path): expected \(expected), found \(found)"
    }
}

extension FieldMapped {
    /// Reads the value from an object; `null` is the empty value, as in Go.
    ///
    /// - Throws: ``FieldError`` where a field has another shape.
    public init(json: JSON) throws(FieldError) {
        self.init()
        switch json {
        case .null: break
        case .object(let object):
            var reader = FieldReader(remaining: object)
            try mapFields(&reader)
            other = reader.remaining
        default: throw FieldError(expected: "an object", found: json)
        }
    }

    /// The known fields and the others, sorted by key.
    public var json: JSON { .object(jsonObject) }

    /// The known fields and the others, sorted by key.
    public var jsonObject: JSONObject {
        var writer = FieldWriter(written: other)
        var copy = self
        do {
            try copy.mapFields(&writer)
        } catch {
            preconditionFailure("writing fields cannot fail: \(error)")
        }
        return writer.written
    }

    /// Reads the value from any decoder.
    public init(from decoder: any Decoder) throws {
        try self.init(json: JSON(from: decoder))
    }

    /// Writes the value to any encoder.
    public func encode(to encoder: any Encoder) throws {
        try json.encode(to: encoder)
    }
}

/// Sets fields from an object and keeps what no field took.
private struct FieldReader: FieldMap {
    var remaining: JSONObject

    mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value) throws(FieldError) {
        guard let json = remaining.removeValue(forKey: name), json != .null else { return }
        do throws(FieldError) {
            value = try Value(json: json)
        } catch {
            throw error.inside(name)
        }
    }

    mutating func always<Value: FieldValue>(_ name: String, _ value: inout Value) throws(FieldError) {
        try field(name, &value)
    }

    mutating func optional<Value: FieldValue>(_ name: String, _ value: inout Value?) throws(FieldError) {
        guard let json = remaining.removeValue(forKey: name), json != .null else { return }
        do throws(FieldError) {
            value = try Value(json: json)
        } catch {
            throw error.inside(name)
        }
    }

    mutating func inline<Value: FieldMapped>(_ value: inout Value) throws(FieldError) {
        try value.mapFields(&self)
    }
}

/// Collects fields into an object that starts with the members no field stands for.
private struct FieldWriter: FieldMap {
    var written: JSONObject

    mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value) throws(FieldError) {
        let json = value.json
        if !json.isEmptyValue { written[name] = json }
    }

    mutating func always<Value: FieldValue>(_ name: String, _ value: inout Value) throws(FieldError) {
        written[name] = value.json
    }

    mutating func optional<Value: FieldValue>(_ name: String, _ value: inout Value?) throws(FieldError) {
        guard let value else { return }
        written[name] = value.json
    }

    mutating func inline<Value: FieldMapped>(_ value: inout Value) throws(FieldError) {
        try value.mapFields(&self)
    }
}
