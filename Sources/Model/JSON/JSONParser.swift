/// What is wrong with a JSON text, and where.
public struct JSONSyntaxError: Error, Hashable, Sendable {
    /// The kinds of damage.
    public enum Reason: Hashable, Sendable {
        /// The text ends inside a value.
        case unexpectedEnd
        /// A byte that cannot stand here.
        case unexpectedByte(UInt8, expected: String)
        /// A string that is not UTF-8, or a broken escape.
        case invalidString
        /// A number that JSON does not allow.
        case invalidNumber
        /// More levels of nesting than the limit.
        case tooDeep(limit: Int)
        /// Something after the value.
        case trailingBytes
    }

    /// What is wrong.
    public let reason: Reason
    /// Bytes before the damage.
    public let offset: Int
}

extension JSONSyntaxError: CustomStringConvertible {
    /// A sentence for a reader.
    public var description: String {
        let what =
            switch reason {
            case .unexpectedEnd: "the text ends in the middle of a value"
            case .unexpectedByte(let byte, let expected):
                "found \(Self.show(byte)) where \(expected) was expected"
            case .invalidString: "a string has a broken escape or is not UTF-8"
            case .invalidNumber: "a number is not written as JSON allows"
            case .tooDeep(let limit): "values are nested more than \(limit) deep"
            case .trailingBytes: "something follows after the value"
            }
        return "invalid JSON at byte \(offset): \(what)"
    }

    private static func show(_ byte: UInt8) -> String {
        byte >= 0x20 && byte < 0x7F ? "'\(Character(UnicodeScalar(byte)))'" : "byte \(byte)"
    }
}

extension JSON {
    /// Reads one JSON value that fills the text.
    ///
    /// - Parameter maximumDepth: how many arrays and objects may stand inside one another.
    /// - Parameter duplicates: collects the paths of the first hundred keys that an object has twice; the later value wins.
    /// - Throws: ``JSONSyntaxError``.
    public init(
        parsing bytes: some Collection<UInt8>, maximumDepth: Int = 256, duplicates: inout [String]
    ) throws(JSONSyntaxError) {
        let result = bytes.withContiguousStorageIfAvailable { buffer in
            JSONParser.parse(buffer, maximumDepth: maximumDepth)
        }
        let parsed = result ?? Array(bytes).withUnsafeBufferPointer { JSONParser.parse($0, maximumDepth: maximumDepth) }
        switch parsed {
        case .success(let (value, repeated)):
            self = value
            duplicates += repeated
        case .failure(let error): throw error
        }
    }

    /// Reads one JSON value that fills the text; of a repeated key, the later value wins.
    ///
    /// - Throws: ``JSONSyntaxError``.
    public init(parsing bytes: some Collection<UInt8>, maximumDepth: Int = 256) throws(JSONSyntaxError) {
        var ignored: [String] = []
        try self.init(parsing: bytes, maximumDepth: maximumDepth, duplicates: &ignored)
    }

    /// Reads one JSON value that fills the text.
    ///
    /// - Throws: ``JSONSyntaxError``.
    public init(parsing text: String) throws(JSONSyntaxError) {
        var text = text
        text.makeContiguousUTF8()
        try self.init(parsing: text.utf8)
    }
}

/// A recursive-descent reader of UTF-8 JSON.
private struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    let maximumDepth: Int
    var offset = 0
    var path: [String] = []
    var duplicates: [String] = []

    /// How many repeated keys are told; each path may be as long as the text.
    private static let mostDuplicates = 100

    static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int
    ) -> Result<(JSON, [String]), JSONSyntaxError> {
        var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
        do throws(JSONSyntaxError) {
            parser.skipSpace()
            let value = try parser.value(depth: 0)
            parser.skipSpace()
            guard parser.offset == bytes.count else { throw parser.error(.trailingBytes) }
            return .success((value, parser.duplicates))
        } catch {
            return .failure(error)
        }
    }

    func error(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
        JSONSyntaxError(reason: reason, offset: offset)
    }

    func unexpected(_ expected: String) -> JSONSyntaxError {
        offset < bytes.count ? error(.unexpectedByte(bytes[offset], expected: expected)) : error(.unexpectedEnd)
    }

    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    mutating func value(depth: Int) throws(JSONSyntaxError) -> JSON {
        guard depth < maximumDepth else { throw error(.tooDeep(limit: maximumDepth)) }
        guard let next else { throw unexpected("a value") }
        switch next {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return try number()
        default: throw unexpected("a value")
        }
    }

    mutating func literal(_ word: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
        for index in 0..<word.utf8CodeUnitCount {
            guard next == word.utf8Start[index] else { throw unexpected("the literal \(word)") }
            offset += 1
        }
        return value
    }

    mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONObject {
        offset += 1
        var members = JSONObjectBuilder()
        skipSpace()
        if next == UInt8(ascii: "}") {
            offset += 1
            return members.object
        }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
            let key = try string()
            skipSpace()
            guard next == UInt8(ascii: ":") else { throw unexpected("':'") }
            offset += 1
            skipSpace()
            path.append(key)
            let value = try value(depth: depth + 1)
            let isRepeated = members.add(key, value)
            if isRepeated, duplicates.count < Self.mostDuplicates { duplicates.append(path.joined(separator: ".")) }
            path.removeLast()
            skipSpace()
            switch next {
            case UInt8(ascii: ","): offset += 1
            case UInt8(ascii: "}"):
                offset += 1
                return members.object
            default: throw unexpected("',' or '}'")
            }
        }
    }

    mutating func array(depth: Int) throws(JSONSyntaxError) -> [JSON] {
        offset += 1
        var array: [JSON] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            offset += 1
            return array
        }
        while true {
            skipSpace()
            path.append("[\(array.count)]")
            array.append(try value(depth: depth + 1))
            path.removeLast()
            skipSpace()
            switch next {
            case UInt8(ascii: ","): offset += 1
            case UInt8(ascii: "]"):
                offset += 1
                return array
            default: throw unexpected("',' or ']'")
            }
        }
    }

    mutating func number() throws(JSONSyntaxError) -> JSON {
        let start = offset
        var isInteger = true
        if next == UInt8(ascii: "-") { offset += 1 }
        if next == UInt8(ascii: "0") {
            offset += 1
        } else {
            try digits()
        }
        if next == UInt8(ascii: ".") {
            isInteger = false
            offset += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isInteger = false
            offset += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
            try digits()
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
        if isInteger, let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw error(.invalidNumber) }
        return .number(number)
    }

    mutating func digits() throws(JSONSyntaxError) {
        let start = offset
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { offset += 1 }
        guard offset > start else { throw unexpected("a digit") }
    }

    mutating func string() throws(JSONSyntaxError) -> String {
        offset += 1
        let start = offset
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { offset += 1 }
        if next == UInt8(ascii: "\"") {
            defer { offset += 1 }
            return try text(UnsafeBufferPointer(rebasing: bytes[start..<offset]))
        }
        var unescaped = Array(bytes[start..<offset])
        while let byte = next {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                return try unescaped.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in try text(buffer) }
            case UInt8(ascii: "\\"): try escape(into: &unescaped)
            case 0..<0x20: throw error(.invalidString)
            default: unescaped.append(byte)
            }
        }
        throw error(.unexpectedEnd)
    }

    func text(_ buffer: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) -> String {
        guard let text = String(validating: buffer, as: UTF8.self) else { throw error(.invalidString) }
        return text
    }

    mutating func escape(into output: inout [UInt8]) throws(JSONSyntaxError) {
        guard let byte = next else { throw error(.unexpectedEnd) }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(byte)
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0C)
        case UInt8(ascii: "n"): output.append(0x0A)
        case UInt8(ascii: "r"): output.append(0x0D)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "u"): output.append(contentsOf: String(try unicodeScalar()).utf8)
        default: throw error(.invalidString)
        }
    }

    /// A `\u` escape, with the second half of a surrogate pair where there is one; a lone half is U+FFFD, as in Go.
    mutating func unicodeScalar() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let resume = offset
        if first < 0xDC00, next == UInt8(ascii: "\\") {
            offset += 1
            if next == UInt8(ascii: "u") {
                offset += 1
                let second = try hexadecimal()
                if (0xDC00..<0xE000).contains(second),
                    let scalar = Unicode.Scalar(0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(second - 0xDC00))
                {
                    return scalar
                }
            }
        }
        offset = resume
        return "\u{FFFD}"
    }

    mutating func hexadecimal() throws(JSONSyntaxError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next else { throw error(.unexpectedEnd) }
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else {
                throw error(.invalidString)
            }
            value = value << 4 | UInt16(digit)
            offset += 1
        }
        return value
    }
}
