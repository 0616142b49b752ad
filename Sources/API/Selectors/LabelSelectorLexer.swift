/// Cuts a label selector into its parts.
struct LabelSelectorLexer {
    /// A part of a selector.
    enum Token: Hashable, Sendable {
        case end, error, word, comma, open, close, not, equals, doubleEquals, notEquals, greater, less, `in`, notIn
    }

    private let characters: [Character]
    private var offset = 0

    init(_ text: String) { characters = Array(text) }

    private static let symbols: [String: Token] = [
        ")": .close, ",": .comma, "!": .not, "==": .doubleEquals, "=": .equals, ">": .greater, "<": .less,
        "!=": .notEquals, "(": .open,
    ]

    private static let special = Set<Character>("=!(),><")
    private static let space = Set<Character>(" \t\r\n")

    /// The next part, and its text.
    mutating func next() -> (token: Token, text: String) {
        while offset < characters.count, Self.space.contains(characters[offset]) { offset += 1 }
        guard offset < characters.count else { return (.end, "") }
        return Self.special.contains(characters[offset]) ? symbol() : word()
    }

    private mutating func word() -> (token: Token, text: String) {
        let start = offset
        while offset < characters.count, !Self.special.contains(characters[offset]),
            !Self.space.contains(characters[offset])
        {
            offset += 1
        }
        let text = String(characters[start..<offset])
        switch text {
        case "in": return (.in, text)
        case "notin": return (.notIn, text)
        default: return (.word, text)
        }
    }

    /// The longest operator that begins here.
    private mutating func symbol() -> (token: Token, text: String) {
        let start = offset
        var found: (token: Token, text: String)?
        while offset < characters.count, Self.special.contains(characters[offset]) {
            let text = String(characters[start...offset])
            if let token = Self.symbols[text] {
                found = (token, text)
            } else if found != nil {
                break
            }
            offset += 1
        }
        return found ?? (.error, "error expected: keyword found '\(String(characters[start..<offset]))'")
    }
}
