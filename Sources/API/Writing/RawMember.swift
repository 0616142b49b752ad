import Model

/// The text of one member of a JSON object, as it was written.
struct RawMember {
    private let bytes: [UInt8]
    private var offset = 0

    /// The text of the object's member, if it has spaces between its parts.
    ///
    /// - Parameter bytes: a text that is known to be JSON.
    static func spacedText(of name: String, in bytes: [UInt8]) -> [UInt8]? {
        var reader = RawMember(bytes: bytes)
        return reader.member(name).flatMap { Self.hasSpaces($0) ? Array($0) : nil }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// The text of the last member of this name.
    private mutating func member(_ name: String) -> ArraySlice<UInt8>? {
        var found: ArraySlice<UInt8>?
        skip { $0 != UInt8(ascii: "{") }
        while offset < bytes.count {
            skip { $0 != UInt8(ascii: "\"") }
            guard offset < bytes.count else { break }
            let key = value()
            skip { $0 != UInt8(ascii: ":") }
            offset += 1
            skip(while: Self.isSpace)
            let text = value()
            if (try? JSON(parsing: key))?.string == name { found = text }
        }
        return found
    }

    /// The text of the value that begins here.
    private mutating func value() -> ArraySlice<UInt8> {
        let start = offset
        var depth = 0
        repeat {
            guard offset < bytes.count else { break }
            switch bytes[offset] {
            case UInt8(ascii: "\""): skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                offset += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                offset += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"): offset += 1
            default: skip { !",]}".utf8.contains($0) && !Self.isSpace($0) }
            }
            if depth > 0 { skip(while: Self.isSpace) }
        } while depth > 0
        return bytes[start..<min(offset, bytes.count)]
    }

    private mutating func skipString() {
        offset += 1
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        offset += 1
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while offset < bytes.count, condition(bytes[offset]) { offset += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

    private static func hasSpaces(_ text: ArraySlice<UInt8>) -> Bool {
        var isInString = false
        var isEscaped = false
        for byte in text {
            if !isInString, isSpace(byte) { return true }
            if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
            isEscaped = isInString && byte == UInt8(ascii: "\\") && !isEscaped
        }
        return false
    }
}
