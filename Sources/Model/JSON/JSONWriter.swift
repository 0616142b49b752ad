/// Which characters a JSON text escapes beyond what JSON demands.
public enum JSONEscaping: Sendable {
    /// Only quotation marks, backslashes and control characters.
    case minimal
    /// As Go's `encoding/json` does for HTML: also `<`, `>`, `&`, U+2028 and U+2029.
    ///
    /// Kubernetes hashes this form of a ControllerRevision's data.
    case go
}

extension JSON {
    /// Compact text with sorted keys and minimal escaping.
    public var canonicalText: String { text(escaping: .minimal) }

    /// Compact text with sorted keys.
    public func text(escaping: JSONEscaping) -> String {
        String(decoding: bytes(escaping: escaping), as: UTF8.self)
    }

    /// Compact UTF-8 text with sorted keys.
    public func bytes(escaping: JSONEscaping = .minimal) -> [UInt8] {
        var writer = JSONWriter(escaping: escaping)
        writer.write(self)
        return writer.output
    }

    /// Text with sorted keys, a member or element a line.
    ///
    /// - Parameter indent: spaces for each level.
    public func prettyText(indent: Int = 2) -> String {
        var writer = JSONWriter(escaping: .minimal)
        writer.writePretty(self, indent: indent, level: 0)
        return String(decoding: writer.output, as: UTF8.self)
    }
}

private struct JSONWriter {
    let escaping: JSONEscaping
    var output: [UInt8] = []

    init(escaping: JSONEscaping) {
        self.escaping = escaping
        output.reserveCapacity(1024)
    }

    mutating func write(_ value: JSON) {
        switch value {
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                write(element)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                write(member.key)
                output.append(UInt8(ascii: ":"))
                write(member.value)
            }
            output.append(UInt8(ascii: "}"))
        default: writeScalar(value)
        }
    }

    mutating func writePretty(_ value: JSON, indent: Int, level: Int) {
        switch value {
        case .array(let elements) where !elements.isEmpty:
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                newLine(first: index == 0, indent: indent * (level + 1))
                writePretty(element, indent: indent, level: level + 1)
            }
            newLine(first: true, indent: indent * level)
            output.append(UInt8(ascii: "]"))
        case .object(let members) where !members.isEmpty:
            output.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                newLine(first: index == 0, indent: indent * (level + 1))
                write(member.key)
                output.append(contentsOf: ": ".utf8)
                writePretty(member.value, indent: indent, level: level + 1)
            }
            newLine(first: true, indent: indent * level)
            output.append(UInt8(ascii: "}"))
        default: write(value)
        }
    }

    mutating func newLine(first: Bool, indent: Int) {
        if !first { output.append(UInt8(ascii: ",")) }
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    }

    mutating func writeScalar(_ value: JSON) {
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let bool): output.append(contentsOf: (bool ? "true" : "false").utf8)
        case .integer(let integer): output.append(contentsOf: String(integer).utf8)
        case .number(let number): output.append(contentsOf: Self.text(of: number).utf8)
        case .string(let string): write(string)
        case .array, .object: preconditionFailure("a container is not a scalar: \(value.typeName)")
        }
    }

    /// The shortest text that reads back as the same number, with Go's choice of exponent.
    static func text(of number: Double) -> String {
        let magnitude = number.magnitude
        if magnitude < 1e15, Double(Int64(number)) == number { return String(Int64(number)) }
        var text = "\(number)"
        if text.hasSuffix(".0") { text.removeLast(2) }
        return text
    }

    mutating func write(_ string: String) {
        output.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { bytes in
            var rest = bytes[...]
            while let index = rest.firstIndex(where: isSpecial) {
                output += rest[..<index]
                rest = rest[(index + write(special: bytes, at: index))...]
            }
            output += rest
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Whether a byte, or a character that begins with it, may have to be escaped.
    func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
            || (escaping == .go && (byte == 0xE2 || Self.isHTML(byte)))
    }

    /// Writes the byte, or the character that begins with it, in its escaped form where it has one.
    ///
    /// - Returns: how many bytes were written.
    mutating func write(special bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = bytes[index]
        if let short = shortEscape(byte) {
            output.append(UInt8(ascii: "\\"))
            output.append(short)
        } else if byte == 0xE2 {
            guard Self.isLineSeparator(bytes, at: index) else {
                output.append(byte)
                return 1
            }
            writeEscape(bytes[index + 2] == 0xA8 ? 0x2028 : 0x2029)
            return 3
        } else {
            writeEscape(UInt16(byte))
        }
        return 1
    }

    func shortEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        default: nil
        }
    }

    static func isHTML(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
    }

    static func isLineSeparator(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index + 2 < bytes.count && bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
    }

    mutating func writeEscape(_ unit: UInt16) {
        let digits = String(unit, radix: 16)
        output.append(contentsOf: "\\u".utf8)
        output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
        output.append(contentsOf: digits.utf8)
    }
}
