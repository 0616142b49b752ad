extension FieldSet {
    /// One step on the way to a field: how a value is found in the one that holds it.
    package enum Element: Hashable, Sendable {
        /// The member of this name.
        case field(String)
        /// The element of a list whose members have these values, sorted by name.
        case key(JSONObject)
        /// The element of a set that is this value.
        case value(JSON)
        /// The element at this place.
        case index(Int)
    }
}

extension FieldSet.Element: Comparable {
    /// Names, then keys, then values, then places.
    package static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.field(let left), .field(let right)): left < right
        case (.key(let left), .key(let right)): left.precedes(right)
        case (.value(let left), .value(let right)): left.precedes(right)
        case (.index(let left), .index(let right)): left < right
        default: left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .field: 0
        case .key: 1
        case .value: 2
        case .index: 3
        }
    }
}

extension FieldSet.Element: CustomStringConvertible {
    /// The step as messages write it: `.name`, `[name="web"]`, `[="a"]`, `[0]`.
    package var description: String {
        switch self {
        case .field(let name): ".\(name)"
        case .key(let members):
            "[\(members.map { "\($0.key)=\($0.value.canonicalText)" }.joined(separator: ","))]"
        case .value(let value): "[=\(value.canonicalText)]"
        case .index(let index): "[\(index)]"
        }
    }
}

extension FieldSet.Element {
    /// The step as managed fields write it: `f:name`, `k:{"name":"web"}`, `v:"a"`, `i:0`.
    var encoded: String {
        switch self {
        case .field(let name): "f:\(name)"
        case .key(let members): "k:\(JSON.object(members).text(escaping: .go))"
        case .value(let value): "v:\(value.text(escaping: .go))"
        case .index(let index): "i:\(index)"
        }
    }

    /// What an encoded step may be.
    enum Decoded {
        case element(FieldSet.Element)
        case unknownType
        case malformed
    }

    /// Reads an encoded step.
    static func decode(_ text: String) -> Decoded {
        let bytes = Array(text.utf8)
        guard bytes.count >= 2, bytes[1] == UInt8(ascii: ":") else { return .malformed }
        let rest = String(decoding: bytes[2...], as: UTF8.self)
        switch bytes[0] {
        case UInt8(ascii: "f"): return .element(.field(rest))
        case UInt8(ascii: "k"):
            guard case .object(let members)? = try? JSON(parsing: rest) else { return .malformed }
            return .element(.key(members))
        case UInt8(ascii: "v"):
            guard let value = try? JSON(parsing: rest) else { return .malformed }
            return .element(.value(value))
        case UInt8(ascii: "i"):
            guard let index = Int(rest) else { return .malformed }
            return .element(.index(index))
        default: return .unknownType
        }
    }
}

extension JSONObject {
    /// Whether this key stands before another one.
    fileprivate func precedes(_ other: JSONObject) -> Bool {
        for (mine, theirs) in zip(self, other) {
            if mine.key != theirs.key { return mine.key < theirs.key }
            if mine.value != theirs.value { return mine.value.precedes(theirs.value) }
        }
        return count < other.count
    }
}

extension JSON {
    /// Whether this value stands before another one: numbers, strings, booleans, lists, objects, null.
    fileprivate func precedes(_ other: JSON) -> Bool {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): return left < right
        case (.number(let left), .number(let right)): return left < right
        case (.integer(let left), .number(let right)): return Double(left) < right
        case (.number(let left), .integer(let right)): return left < Double(right)
        case (.string(let left), .string(let right)): return left < right
        case (.bool(let left), .bool(let right)): return !left && right
        case (.array(let left), .array(let right)):
            for (mine, theirs) in zip(left, right) where mine != theirs { return mine.precedes(theirs) }
            return left.count < right.count
        case (.object(let left), .object(let right)): return left.precedes(right)
        default: return rank < other.rank
        }
    }

    private var rank: Int {
        switch self {
        case .integer, .number: 0
        case .string: 1
        case .bool: 2
        case .array: 3
        case .object: 4
        case .null: 5
        }
    }
}
