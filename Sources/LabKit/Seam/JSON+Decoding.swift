package import Model

extension JSON {
    /// The value of a type that this JSON was encoded from.
    ///
    /// - Throws: `DecodingError`, or what the type itself finds wrong.
    package func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try decoded(as: type, at: [])
    }

    fileprivate func decoded<Value: Decodable>(as type: Value.Type, at path: [any CodingKey]) throws -> Value {
        if let same = self as? Value, type == JSON.self { return same }
        return try Value(from: JSONValueDecoder(codingPath: path, value: self))
    }
}

private struct JSONValueDecoder: Decoder {
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]
    let value: JSON

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let object) = value else { throw mismatch(JSONObject.self, "an object") }
        return KeyedDecodingContainer(Keyed<Key>(codingPath: codingPath, object: object))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw mismatch([JSON].self, "an array") }
        return Unkeyed(codingPath: codingPath, elements: elements)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        Single(codingPath: codingPath, value: value)
    }

    fileprivate func mismatch(_ type: Any.Type, _ expected: String) -> DecodingError {
        DecodingError.typeMismatch(
            type,
            DecodingError.Context(
                codingPath: codingPath, debugDescription: "expected \(expected), found \(value.typeName)"))
    }

    struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let codingPath: [any CodingKey]
        let object: JSONObject

        var allKeys: [Key] { object.keys.compactMap { Key(stringValue: $0) } }
        func contains(_ key: Key) -> Bool { object[key.stringValue] != nil }
        func decodeNil(forKey key: Key) throws -> Bool { try member(key) == .null }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            try member(key).decoded(as: type, at: codingPath + [key])
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> {
            try nested(key).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try nested(key).unkeyedContainer()
        }

        func superDecoder() throws -> any Decoder { try nested(JSONKey("super")) }
        func superDecoder(forKey key: Key) throws -> any Decoder { try nested(key) }

        private func member(_ key: any CodingKey) throws -> JSON {
            if let member = object[key.stringValue] { return member }
            throw DecodingError.keyNotFound(
                key,
                DecodingError.Context(
                    codingPath: codingPath, debugDescription: "there is no member \(key.stringValue)"))
        }

        private func nested(_ key: any CodingKey) throws -> JSONValueDecoder {
            JSONValueDecoder(codingPath: codingPath + [key], value: try member(key))
        }
    }

    struct Unkeyed: UnkeyedDecodingContainer {
        let codingPath: [any CodingKey]
        let elements: [JSON]
        private(set) var currentIndex = 0

        init(codingPath: [any CodingKey], elements: [JSON]) {
            self.codingPath = codingPath
            self.elements = elements
        }

        var count: Int? { elements.count }
        var isAtEnd: Bool { currentIndex == elements.count }

        mutating func decodeNil() throws -> Bool {
            guard try current().value == .null else { return false }
            currentIndex += 1
            return true
        }

        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            let decoder = try current()
            let value = try decoder.value.decoded(as: type, at: decoder.codingPath)
            currentIndex += 1
            return value
        }

        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> {
            defer { currentIndex += 1 }
            return try current().container(keyedBy: type)
        }

        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
            defer { currentIndex += 1 }
            return try current().unkeyedContainer()
        }

        mutating func superDecoder() throws -> any Decoder {
            defer { currentIndex += 1 }
            return try current()
        }

        private func current() throws -> JSONValueDecoder {
            let path = codingPath + [JSONKey(currentIndex)]
            guard !isAtEnd else {
                throw DecodingError.valueNotFound(
                    JSON.self, DecodingError.Context(codingPath: path, debugDescription: "the array ends before this"))
            }
            return JSONValueDecoder(codingPath: path, value: elements[currentIndex])
        }
    }

    struct Single: SingleValueDecodingContainer {
        let codingPath: [any CodingKey]
        let value: JSON

        func decodeNil() -> Bool { value == .null }

        func decode(_ type: Bool.Type) throws -> Bool { try expect("a boolean") { $0.bool } }
        func decode(_ type: String.Type) throws -> String { try expect("a string") { $0.string } }
        func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
        func decode(_ type: Int.Type) throws -> Int { try integer() }
        func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
        func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
        func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
        func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
        func decode(_ type: UInt.Type) throws -> UInt { try integer() }
        func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
        func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
        func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
        func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try value.decoded(as: type, at: codingPath)
        }

        func decode(_ type: Double.Type) throws -> Double {
            try expect("a number") { json in
                switch json {
                case .number(let number): number
                case .integer(let integer): Double(integer)
                default: nil
                }
            }
        }

        private func integer<Integer: FixedWidthInteger>() throws -> Integer {
            try expect("an integer") { $0.integer.flatMap { Integer(exactly: $0) } }
        }

        private func expect<Value>(_ expected: String, _ read: (JSON) -> Value?) throws -> Value {
            if let found = read(value) { return found }
            throw JSONValueDecoder(codingPath: codingPath, value: value).mismatch(Value.self, expected)
        }
    }
}
