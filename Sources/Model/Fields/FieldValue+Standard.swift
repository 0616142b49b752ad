extension JSON: FieldValue {
    /// The value itself.
    public init(json: JSON) { self = json }
    /// The value itself.
    public var json: JSON { self }
    /// Whether Go's `omitempty` would leave a field of this value out.
    var isEmptyValue: Bool {
        switch self {
        case .null: true
        case .bool(let value): !value
        case .integer(let value): value == 0
        case .number(let value): value == 0
        case .string(let value): value.isEmpty
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        }
    }
}

extension JSONObject: FieldValue {
    /// Reads an object; `null` is the empty one.
    public init(json: JSON) throws(FieldError) {
        switch json {
        case .object(let object): self = object
        case .null: self.init()
        default: throw FieldError(expected: "an object", found: json)
        }
    }
    /// The object.
    public var json: JSON { .object(self) }
}

extension String: FieldValue {
    /// Reads a string.
    public init(json: JSON) throws(FieldError) {
        guard case .string(let value) = json else { throw FieldError(expected: "a string", found: json) }
        self = value
    }
    /// The string.
    public var json: JSON { .string(self) }
}

extension Bool: FieldValue {
    /// Reads a boolean.
    public init(json: JSON) throws(FieldError) {
        guard case .bool(let value) = json else { throw FieldError(expected: "true or false", found: json) }
        self = value
    }
    /// The boolean.
    public var json: JSON { .bool(self) }
}

extension FixedWidthInteger where Self: FieldValue {
    /// Reads a whole number in this type's range.
    public init(json: JSON) throws(FieldError) {
        guard case .integer(let value) = json else { throw FieldError(expected: "a whole number", found: json) }
        guard let exact = Self(exactly: value) else {
            throw FieldError(expected: "a whole number from \(Self.min) to \(Self.max)", found: json)
        }
        self = exact
    }
    /// The number.
    public var json: JSON { .integer(Int64(self)) }
}

extension Int32: FieldValue {}
extension Int64: FieldValue {}

extension Array: FieldValue where Element: FieldValue {
    /// Reads an array; `null` is the empty one.
    public init(json: JSON) throws(FieldError) {
        self.init()
        switch json {
        case .null: return
        case .array(let elements):
            reserveCapacity(elements.count)
            for (index, element) in elements.enumerated() {
                do throws(FieldError) {
                    append(try Element(json: element))
                } catch {
                    throw error.inside("[\(index)]")
                }
            }
        default: throw FieldError(expected: "an array", found: json)
        }
    }
    /// The elements.
    public var json: JSON { .array(map(\.json)) }
}

extension Dictionary: FieldValue where Key == String, Value: FieldValue {
    /// Reads an object whose members all have one type; `null` is the empty one.
    public init(json: JSON) throws(FieldError) {
        self.init()
        switch json {
        case .null: return
        case .object(let members):
            for member in members {
                do throws(FieldError) {
                    self[member.key] = try Value(json: member.value)
                } catch {
                    throw error.inside(member.key)
                }
            }
        default: throw FieldError(expected: "an object", found: json)
        }
    }
    /// The members, sorted by key.
    public var json: JSON {
        var builder = JSONObjectBuilder()
        for (key, value) in self { builder.add(key, value.json) }
        return .object(builder.object)
    }
}
