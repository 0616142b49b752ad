/// The line that opens a block of code.
struct Fence {
    let indent: Int
    let language: String
    private let mark: Character
    private let length: Int

    init?(_ line: Substring) {
        guard let match = line.wholeMatch(of: /(\ *)(`{3,}|~{3,})\ *([^\s`]*)[^`]*/), let mark = match.2.first else {
            return nil
        }
        indent = match.1.count
        self.mark = mark
        length = match.2.count
        language = String(match.3)
    }

    func isClosed(by line: Substring) -> Bool {
        let text = line.trimmed
        return text.count >= length && text.allSatisfy { $0 == mark }
    }
}

/// What begins an item of a list: `-`, `*`, `+`, or a number with a full stop or a bracket.
struct ListMarker {
    /// How many columns stand before the item's text.
    let width: Int
    /// Nil for a list without numbers.
    let number: Int?

    var isNumbered: Bool { number != nil }

    init?(_ line: Substring) {
        guard let match = line.prefixMatch(of: /(\ {0,3}(?:[-*+]|([0-9]{1,9})[.)]))(\ +|$)/) else { return nil }
        let spaces = match.3.count
        // More spaces than four belong to code inside the item.
        width = match.1.count + (1...4 ~= spaces ? spaces : 1)
        number = match.2.flatMap { Int($0) }
    }
}

extension Substring {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    var indent: Int { prefix(while: { $0 == " " }).count }

    func dropping(indent: Int) -> Substring { dropFirst(Swift.min(indent, self.indent)) }

    var isRule: Bool { wholeMatch(of: /\ {0,3}(?:(?:-\ *){3,}|(?:\*\ *){3,}|(?:_\ *){3,})/) != nil }

    var isQuote: Bool { indent < 4 && drop(while: { $0 == " " }).first == ">" }

    /// Whether a paragraph before it ends here although no blank line stands between them.
    var interruptsParagraph: Bool {
        if Fence(self) != nil || isQuote || isRule { return true }
        if prefixMatch(of: /\ {0,3}#{1,6}\ /) != nil { return true }
        // A number at the start of a line of text, such as a year, is no list unless it is 1.
        guard let marker = ListMarker(self) else { return false }
        return marker.number == nil || marker.number == 1
    }

    /// The cells of a table's row; a bar in code or after a backslash divides nothing.
    var cells: [String] {
        var cells = [""]
        var inCode = false
        var escaped = false
        for character in trimmed {
            if character == "|", !inCode, !escaped {
                cells.append("")
            } else {
                if character == "|", escaped { cells[cells.count - 1].removeLast() }
                cells[cells.count - 1].append(character)
            }
            if character == "`" { inCode.toggle() }
            escaped = character == "\\" && !escaped
        }
        if cells.first?.isEmpty == true { cells.removeFirst() }
        if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
        return cells.map(\.trimmed)
    }
}
