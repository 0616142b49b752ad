extension JSON: Codable {
    /// Reads any value that the decoder holds.
    public init(from decoder: any Decoder) throws {
        if let whole = decoder as? any JSONDecoding {
            self = try whole.decodeJSON()
            return
        }
        if let keyed = try? decoder.container(keyedBy: AnyCodingKey.self) {
            self = .object(
                JSONObject(try keyed.allKeys.map { ($0.stringValue, try keyed.decode(JSON.self, forKey: $0)) }))
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            var elements: [JSON] = []
            while !list.isAtEnd { elements.append(try list.decode(JSON.self)) }
            self = .array(elements)
            return
        }
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .null
        } else if let bool = try? single.decode(Bool.self) {
            self = .bool(bool)
        } else if let integer = try? single.decode(Int64.self) {
            self = .integer(integer)
        } else if let number = try? single.decode(Double.self) {
            self = .number(number)
        } else {
            self = .string(try single.decode(String.self))
        }
    }

    /// Writes the value in the encoder's own form.
    public func encode(to encoder: any Encoder) throws {
        if let whole = encoder as? any JSONEncoding { return whole.encode(json: self) }
        switch self {
        case .object(let members):
            var keyed = encoder.container(keyedBy: AnyCodingKey.self)
            for member in members { try keyed.encode(member.value, forKey: AnyCodingKey(member.key)) }
        case .array(let elements):
            var list = encoder.unkeyedContainer()
            for element in elements { try list.encode(element) }
        case .null:
            var single = encoder.singleValueContainer()
            try single.encodeNil()
        case .bool(let bool): try bool.encode(to: encoder)
        case .integer(let integer): try integer.encode(to: encoder)
        case .number(let number): try number.encode(to: encoder)
        case .string(let string): try string.encode(to: encoder)
        }
    }
}

/// An encoder that takes a JSON value whole.
package protocol JSONEncoding: Encoder {
    /// Writes the value.
    func encode(json: JSON)
}

/// A decoder that gives a JSON value whole.
package protocol JSONDecoding: Decoder {
    /// Reads the value.
    func decodeJSON() throws -> JSON
}

/// A coding key that may be any word.
struct AnyCodingKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ stringValue: String) { self.stringValue = stringValue }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
