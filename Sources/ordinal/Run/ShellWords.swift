/// A command's text, split into words as a shell splits them.
enum ShellWords {
    /// Why a text cannot be split.
    struct Unfinished: Error, CustomStringConvertible {
        let text: String
        var description: String { "a quotation mark is never closed in: \(text)" }
    }

    /// Splits at spaces outside quotation marks; a backslash keeps the next character as it is.
    static func split(_ text: String) throws(Unfinished) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in text {
            switch (character, quote) {
            case (_, _) where isEscaped:
                word = (word ?? "") + String(character)
                isEscaped = false
            case ("\\", let open) where open != "'": isEscaped = true
            case (let character, let open?) where character == open: quote = nil
            case (_, _?): word = (word ?? "") + String(character)
            case ("'", nil), ("\"", nil):
                quote = character
                word = word ?? ""
            case (let character, nil) where character.isWhitespace:
                if let finished = word { words.append(finished) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        if quote != nil || isEscaped { throw Unfinished(text: text) }
        if let finished = word { words.append(finished) }
        return words
    }
}
