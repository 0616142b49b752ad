import Model

/// The meaning of plain YAML text, as the reader behind `kubectl` sees it.
///
/// That is YAML 1.1 in most ways: `yes`, `on` and `y` are true, `0777` is octal, `1_000` is a thousand. Numbers to the
/// base 60 do not exist, and times stay text.
enum YAMLScalar {
    /// The value of text that is not quoted and has no tag; `nil` for a number that JSON cannot hold.
    static func value(ofPlain text: String) -> JSON? {
        if let word = words[text] { return word }
        if infinities.contains(text) { return nil }
        guard let first = text.utf8.first, isNumberStart(first) else { return .string(text) }
        // Underscores group digits, but not in a number that begins with its point.
        let digits = first == UInt8(ascii: ".") ? text : text.filter { $0 != "_" }
        return integer(digits) ?? decimal(digits) ?? .string(text)
    }

    private static let words: [String: JSON] = {
        var words: [String: JSON] = [:]
        for word in ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"] { words[word] = true }
        for word in ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"] { words[word] = false }
        for word in ["", "~", "null", "Null", "NULL"] { words[word] = JSON.null }
        return words
    }()

    private static let infinities: Set<String> = [
        ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF",
    ]

    private static func isNumberStart(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// A whole number: decimal, or by its prefix octal (`0`, `0o`), hexadecimal (`0x`) or binary (`0b`).
    static func integer(_ text: String) -> JSON? {
        var digits = Substring(text)
        let isNegative = digits.hasPrefix("-")
        if isNegative || digits.hasPrefix("+") { digits.removeFirst() }
        var radix = 10
        if digits.hasPrefix("0"), digits.utf8.count > 1 {
            switch digits.dropFirst().first {
            case "x", "X": radix = 16
            case "b", "B": radix = 2
            case "o", "O": radix = 8
            default: radix = 8
            }
            digits = digits.dropFirst(digits.dropFirst().first.map(\.isLetter) == true ? 2 : 1)
        }
        guard let first = digits.utf8.first, isDigit(first) || radix == 16, first != UInt8(ascii: "+"),
            first != UInt8(ascii: "-")
        else { return nil }
        let sign = isNegative ? "-" : ""
        if let value = Int64("\(sign)\(digits)", radix: radix) { return .integer(value) }
        guard digits.allSatisfy({ $0.hexDigitValue.map { $0 < radix } ?? false }) else { return nil }
        if radix == 10 { return decimal(text) }
        let magnitude = digits.reduce(0.0) { $0 * Double(radix) + Double($1.hexDigitValue ?? 0) }
        return .number(isNegative ? -magnitude : magnitude)
    }

    /// A number with a point or an exponent; a whole one becomes an integer, as in JSON written by Go.
    static func decimal(_ text: String) -> JSON? {
        guard hasDecimalForm(text), let value = Double(text), value.isFinite else { return nil }
        if let whole = Int64(exactly: value) { return .integer(whole) }
        return .number(value)
    }

    /// Whether the text is digits with at most one point, and perhaps an exponent.
    private static func hasDecimalForm(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        func takeDigits() -> Int {
            let digits = rest.prefix(while: isDigit).count
            rest = rest.dropFirst(digits)
            return digits
        }
        func take(_ characters: StaticString) -> Bool {
            guard let byte = rest.first, characters.description.utf8.contains(byte) else { return false }
            rest.removeFirst()
            return true
        }
        _ = take("+-")
        let whole = takeDigits()
        let fraction = take(".") ? takeDigits() : 0
        guard whole + fraction > 0 else { return false }
        if take("eE") {
            _ = take("+-")
            if takeDigits() == 0 { return false }
        }
        return rest.isEmpty
    }
}
