/// The words that mean the same in every source.
enum SwiftVocabulary {
    static let words: Set<String> = [
        "let", "var", "func", "init", "struct", "enum", "class", "extension", "protocol", "return", "throw", "throws",
        "try", "catch", "do", "guard", "else", "if", "switch", "case", "default", "for", "in", "while", "repeat",
        "break", "continue", "where", "is", "as", "nil", "true", "false", "some", "any", "static", "mutating", "import",
        "Int", "String", "Bool", "Array", "Set", "Dictionary", "Duration", "Optional", "map", "filter", "reduce",
        "compactMap", "flatMap", "forEach", "allSatisfy", "contains", "first", "last", "append", "isEmpty", "count",
        "sorted", "reversed", "min", "max", "dropFirst", "dropLast", "enumerated", "zip", "seconds", "rawValue",
    ]

    /// The words of a given text that a learner cannot rename: types, and members that are used.
    static func fixedWords(in source: String) -> Set<String> {
        let tokens = SwiftTokens.tokens(of: source).filter { $0.kind != .literal }
        let members = zip(tokens, tokens.dropFirst()).filter { $0.0.text == "." }.map(\.1.text)
        let types = tokens.map(\.text).filter { $0.first?.isUppercase == true }
        return Set(members + types)
    }
}
