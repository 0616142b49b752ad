/// Reads comma-separated values (RFC 4180), with either line ending.
enum CommaSeparatedValues {
    /// The rows with their fields; nil if a quotation mark is not closed.
    static func rows(of text: String) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var isQuoted = false
        // Of a quoted field, whether the last character was a quotation mark, which ends it or stands for itself.
        var sawQuote = false
        let text = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
        for character in text {
            if isQuoted {
                if sawQuote, character != "\"" {
                    isQuoted = false
                } else if character == "\"" {
                    if sawQuote { field.append(character) }
                    sawQuote.toggle()
                    continue
                } else {
                    field.append(character)
                    continue
                }
            }
            switch character {
            case "\"" where field.isEmpty:
                isQuoted = true
                sawQuote = false
            case ",":
                row.append(field)
                field = ""
            case "\n", "\r\n":
                rows.append(row + [field])
                (row, field) = ([], "")
            default: field.append(character)
            }
        }
        if isQuoted, !sawQuote { return nil }
        if !field.isEmpty || !row.isEmpty || isQuoted { rows.append(row + [field]) }
        return rows
    }
}
