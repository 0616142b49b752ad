package import Model

extension JSON {
    /// The JSON of any value that can be encoded.
    ///
    /// A ``JSON`` inside it stays as it is, so that a template crosses a seam unchanged, number for number.
    package init(encoding value: some Encodable) throws {
        self = try Self.encoded(value, at: [])
    }

    fileprivate static func encoded(_ value: some Encodable, at path: [any CodingKey]) throws -> JSON {
        if let json = value as? JSON { return json }
        let encoder = JSONValueEncoder(codingPath: path)
        try value.encode(to: encoder)
        return encoder.node.json
    }
}

/// A value in the making; shared by the containers that write into it.
private final class JSONNode {
    enum Content {
        case none
        case value(JSON)
        case object([(String, JSONNode)])
        case array([JSONNode])
    }

    var content = Content.none

    init(_ content: Content = .none) { self.content = content }

    var json: JSON {
        switch content {
        case .none: .object([:])
        case .value(let value): value
        case .object(let members): .object(JSONObject(members.map { ($0.0, $0.1.json) }))
        case .array(let elements): .array(elements.map(\.json))
        }
    }

    /// Adds a member; what has no members yet becomes an object.
    func set(_ key: String, _ node: JSONNode) {
        if case .object(let members) = content {
            content = .object(members.filter { $0.0 != key } + [(key, node)])
        } else {
            content = .object([(key, node)])
        }
    }

    func append(_ node: JSONNode) {
        if case .array(let elements) = content { content = .array(elements + [node]) } else { content = .array([node]) }
    }

    var count: Int { if case .array(let elements) = content { elements.count } else { 0 } }
}

private struct JSONValueEncoder: Encoder {
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]
    let node: JSONNode

    init(codingPath: [any CodingKey], node: JSONNode = JSONNode()) {
        self.codingPath = codingPath
        self.node = node
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .none = node.content { node.content = .object([]) }
        return KeyedEncodingContainer(Keyed<Key>(codingPath: codingPath, node: node))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .none = node.content { node.content = .array([]) }
        return Unkeyed(codingPath: codingPath, node: node)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        Single(codingPath: codingPath, node: node)
    }

    struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let codingPath: [any CodingKey]
        let node: JSONNode

        func encodeNil(forKey key: Key) { node.set(key.stringValue, JSONNode(.value(.null))) }

        func encode(_ value: some Encodable, forKey key: Key) throws {
            node.set(key.stringValue, JSONNode(.value(try JSON.encoded(value, at: codingPath + [key]))))
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> {
            nested(key).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nested(key).unkeyedContainer() }
        func superEncoder() -> any Encoder { nested("super") }
        func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

        private func nested(_ key: any CodingKey) -> JSONValueEncoder {
            let encoder = JSONValueEncoder(codingPath: codingPath + [key])
            node.set(key.stringValue, encoder.node)
            return encoder
        }

        private func nested(_ name: String) -> JSONValueEncoder { nested(JSONKey(name)) }
    }

    struct Unkeyed: UnkeyedEncodingContainer {
        let codingPath: [any CodingKey]
        let node: JSONNode
        var count: Int { node.count }

        func encodeNil() { node.append(JSONNode(.value(.null))) }

        func encode(_ value: some Encodable) throws {
            node.append(JSONNode(.value(try JSON.encoded(value, at: codingPath + [JSONKey(count)]))))
        }

        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
            nested().container(keyedBy: type)
        }

        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
        func superEncoder() -> any Encoder { nested() }

        private func nested() -> JSONValueEncoder {
            let encoder = JSONValueEncoder(codingPath: codingPath + [JSONKey(count)])
            node.append(encoder.node)
            return encoder
        }
    }

    struct Single: SingleValueEncodingContainer {
        let codingPath: [any CodingKey]
        let node: JSONNode

        private func set(_ value: JSON) { node.content = .value(value) }

        func encodeNil() { set(.null) }
        func encode(_ value: Bool) { set(.bool(value)) }
        func encode(_ value: String) { set(.string(value)) }
        func encode(_ value: Double) { set(.number(value)) }
        func encode(_ value: Float) { set(.number(Double(value))) }
        func encode(_ value: Int) throws { try encode(integer: value) }
        func encode(_ value: Int8) throws { try encode(integer: value) }
        func encode(_ value: Int16) throws { try encode(integer: value) }
        func encode(_ value: Int32) throws { try encode(integer: value) }
        func encode(_ value: Int64) throws { try encode(integer: value) }
        func encode(_ value: UInt) throws { try encode(integer: value) }
        func encode(_ value: UInt8) throws { try encode(integer: value) }
        func encode(_ value: UInt16) throws { try encode(integer: value) }
        func encode(_ value: UInt32) throws { try encode(integer: value) }
        func encode(_ value: UInt64) throws { try encode(integer: value) }
        func encode(_ value: some Encodable) throws { set(try JSON.encoded(value, at: codingPath)) }

        private func encode(integer: some FixedWidthInteger) throws {
            guard let value = Int64(exactly: integer) else {
                let context = EncodingError.Context(
                    codingPath: codingPath, debugDescription: "\(integer) does not fit 64 bits with a sign")
                throw EncodingError.invalidValue(integer, context)
            }
            set(.integer(value))
        }
    }
}

/// A member's name or an element's place.
struct JSONKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ name: String) { (stringValue, intValue) = (name, nil) }
    init(_ index: Int) { (stringValue, intValue) = ("[\(index)]", index) }
    init(stringValue: String) { self.init(stringValue) }
    init(intValue: Int) { self.init(intValue) }
}
