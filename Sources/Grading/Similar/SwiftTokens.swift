/// A word, a literal or a sign of a Swift source, with its line.
struct SwiftToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case word
        case literal
        case sign
    }

    var kind: Kind
    var text: String
    var line: Int
}

/// Takes a source apart as far as a comparison needs it: comments and white space go, and a literal is one token.
///
/// No source is refused; one that the compiler would not take gives some tokens or other.
enum SwiftTokens {
    ///
    /// - Parameter isKeeping: whether a text literal's token has its text, with what is interpolated.
    static func tokens(of source: String, keepingLiterals isKeeping: Bool = false) -> [SwiftToken] {
        var reader = SwiftTokenReader(Array(source.unicodeScalars), isKeeping: isKeeping)
        return reader.tokens()
    }
}

private struct SwiftTokenReader {
    private let scalars: [Unicode.Scalar]
    private let isKeeping: Bool
    private var place = 0
    private var line = 1

    init(_ scalars: [Unicode.Scalar], isKeeping: Bool) {
        self.scalars = scalars
        self.isKeeping = isKeeping
    }

    mutating func tokens() -> [SwiftToken] {
        var tokens: [SwiftToken] = []
        while let scalar = peek() {
            let start = line
            if scalar.properties.isWhitespace {
                advance()
            } else if scalar == "/", peek(1) == "/" {
                while let next = peek(), next != "\n" { advance() }
            } else if scalar == "/", peek(1) == "*" {
                skipComment()
            } else if scalar == "\"" || (scalar == "#" && startsRawText()) {
                let first = place
                skipText()
                tokens.append(SwiftToken(kind: .literal, text: isKeeping ? text(from: first) : "\"", line: start))
            } else if scalar.properties.numericType != nil {
                while let next = peek(), Self.isWordPart(next) { advance() }
                tokens.append(SwiftToken(kind: .literal, text: "0", line: start))
            } else if Self.isWordPart(scalar) || scalar == "`" {
                tokens.append(SwiftToken(kind: .word, text: word(), line: start))
            } else {
                advance()
                tokens.append(SwiftToken(kind: .sign, text: String(scalar), line: start))
            }
        }
        return tokens
    }

    private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        place + ahead < scalars.count ? scalars[place + ahead] : nil
    }

    private mutating func advance() {
        if scalars[place] == "\n" { line += 1 }
        place += 1
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "$" || scalar.properties.isXIDContinue
    }

    private func text(from first: Int) -> String {
        String(String.UnicodeScalarView(scalars[first..<place]))
    }

    private mutating func word() -> String {
        var text = String.UnicodeScalarView()
        while let next = peek(), Self.isWordPart(next) || next == "`" {
            if next != "`" { text.append(next) }
            advance()
        }
        return String(text)
    }

    /// Comments of Swift may stand within each other.
    private mutating func skipComment() {
        var depth = 0
        while let scalar = peek() {
            if scalar == "/", peek(1) == "*" {
                depth += 1
                advance()
            } else if scalar == "*", peek(1) == "/" {
                depth -= 1
                advance()
            }
            advance()
            if depth == 0 { return }
        }
    }

    private func startsRawText() -> Bool {
        var ahead = 0
        while peek(ahead) == "#" { ahead += 1 }
        return peek(ahead) == "\""
    }

    /// Skips a text literal, with what is interpolated into it.
    private mutating func skipText() {
        var hashes = 0
        while peek() == "#" {
            hashes += 1
            advance()
        }
        let isLong = peek(1) == "\"" && peek(2) == "\""
        let quotes = isLong ? 3 : 1
        for _ in 0..<quotes where peek() != nil { advance() }
        while let scalar = peek() {
            if scalar == "\\", hashes == 0 {
                advance()
                if peek() != nil { advance() }
            } else if scalar == "\"", closes(quotes: quotes, hashes: hashes) {
                for _ in 0..<(quotes + hashes) { advance() }
                return
            } else if scalar == "\n", !isLong {
                return
            } else {
                advance()
            }
        }
    }

    private func closes(quotes: Int, hashes: Int) -> Bool {
        (0..<quotes).allSatisfy { peek($0) == "\"" } && (0..<hashes).allSatisfy { peek(quotes + $0) == "#" }
    }
}
