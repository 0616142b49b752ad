/// A path into a JSON value (RFC 6901).
struct JSONPointer: Hashable, Sendable {
    /// The names and indices on the way, with their escapes undone; the last is the member that is meant.
    let tokens: [String]

    /// Reads a pointer; nil if it has no slash, so that it names no member.
    ///
    /// Like the server, this takes no offence at something before the first slash.
    init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count > 1 else { return nil }
        tokens = parts.dropFirst().map { Self.unescaped(Substring($0)) }
    }

    /// Turns `~1` into a slash and `~0` into a tilde, in one pass.
    private static func unescaped(_ token: Substring) -> String {
        guard token.contains("~") else { return String(token) }
        var text = String.UnicodeScalarView()
        var isAfterTilde = false
        for scalar in token.unicodeScalars {
            switch (isAfterTilde, scalar) {
            case (true, "0"):
                text.append("~")
                isAfterTilde = false
            case (true, "1"):
                text.append("/")
                isAfterTilde = false
            default:
                if isAfterTilde { text.append("~") }
                isAfterTilde = scalar == "~"
                if !isAfterTilde { text.append(scalar) }
            }
        }
        if isAfterTilde { text.append("~") }
        return String(text)
    }
}
