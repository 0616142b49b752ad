/// Writes what stands inside a line of Markdown as HTML, everything escaped.
///
/// It knows code, strong and emphasised text, links, images, addresses in angle brackets, anchors, entities, line breaks
/// and backslashes.
struct MarkdownInline {
    /// What an address becomes: a link's or a picture's, or nil if it must not be one.
    let links: MarkdownLinks

    func html(_ text: String) -> String {
        var html = ""
        var rest = Substring(text)
        var before: Character = " "
        while let character = rest.first {
            let (written, length) = element(at: rest, after: before)
            html += written
            before = length == 1 ? character : rest[rest.index(rest.startIndex, offsetBy: length - 1)]
            rest = rest.dropFirst(length)
        }
        return html
    }

    /// What begins here, and how many characters it takes.
    private func element(at rest: Substring, after before: Character) -> (String, Int) {
        guard let first = rest.first else { return ("", 0) }
        let found: (String, Int)? =
            switch first {
            case "\\": escape(rest)
            case "`": code(rest)
            case "!": image(rest)
            case "[": link(rest)
            case "<": bracket(rest)
            case "&": entity(rest)
            case "*": emphasis(rest)
            case "_": before.isLetter || before.isNumber ? nil : emphasis(rest)
            case " ": lineBreak(rest)
            default: nil
            }
        return found ?? (HTMLText.escape(String(first)), 1)
    }

    private func escape(_ rest: Substring) -> (String, Int)? {
        guard let next = rest.dropFirst().first else { return nil }
        if next.isNewline { return ("<br>\n", 2) }
        guard next.isASCII, next.isPunctuation || next.isSymbol else { return nil }
        return (HTMLText.escape(String(next)), 2)
    }

    private func code(_ rest: Substring) -> (String, Int) {
        let run = rest.prefix(while: { $0 == "`" })
        guard let body = Self.codeBody(rest) else { return (String(run), run.count) }
        var text = body.map { $0.isNewline ? " " : String($0) }.joined()
        if text.hasPrefix(" "), text.hasSuffix(" "), text.contains(where: { $0 != " " }) {
            text = String(text.dropFirst().dropLast())
        }
        return ("<code>\(HTMLText.escape(text))</code>", body.count + 2 * run.count)
    }

    /// The text between a run of back-ticks and the next one of the same length.
    private static func codeBody(_ rest: Substring) -> Substring? {
        let length = rest.prefix(while: { $0 == "`" }).count
        let body = rest.dropFirst(length)
        var index = body.startIndex
        while let tick = body[index...].firstIndex(of: "`") {
            let run = body[tick...].prefix(while: { $0 == "`" })
            if run.count == length { return body[..<tick] }
            index = run.endIndex
        }
        return nil
    }

    private func image(_ rest: Substring) -> (String, Int)? {
        guard let parts = Self.linkParts(rest.dropFirst()) else { return nil }
        let alternative = HTMLText.escape(String(parts.text.map { $0.isNewline ? " " : $0 }))
        guard let source = links.picture(parts.destination) else {
            return ("<em>\(alternative)</em>", parts.length + 1)
        }
        return ("<img src=\"\(HTMLText.escape(source))\" alt=\"\(alternative)\">", parts.length + 1)
    }

    private func link(_ rest: Substring) -> (String, Int)? {
        guard let parts = Self.linkParts(rest) else { return nil }
        let text = html(String(parts.text))
        guard let target = links.target(parts.destination) else { return (text, parts.length) }
        return ("<a href=\"\(HTMLText.escape(target))\">\(text)</a>", parts.length)
    }

    /// The parts of `[text](destination "title")`.
    private static func linkParts(_ rest: Substring) -> (text: Substring, destination: String, length: Int)? {
        guard rest.first == "[", let close = closing(of: rest) else { return nil }
        let after = rest[rest.index(after: close)...]
        guard let match = after.prefixMatch(of: /\(\s*<?([^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)>?(?:\s+"[^"]*")?\s*\)/)
        else { return nil }
        let text = rest[rest.index(after: rest.startIndex)..<close]
        return (text, String(match.1), text.count + 2 + match.0.count)
    }

    /// The bracket that closes the first one, past code and inner brackets.
    private static func closing(of rest: Substring) -> Substring.Index? {
        var depth = 0
        var index = rest.startIndex
        while index < rest.endIndex {
            switch rest[index] {
            case "[": depth += 1
            case "]":
                depth -= 1
                if depth == 0 { return index }
            case "\\":
                index = rest.index(after: index)
                if index == rest.endIndex { return nil }
            case "`":
                if let body = codeBody(rest[index...]) { index = body.endIndex }
            default: break
            }
            index = rest.index(after: index)
        }
        return nil
    }

    private func bracket(_ rest: Substring) -> (String, Int)? {
        if let match = rest.prefixMatch(of: /<a\s+(?:id|name)="([^"<>]+)"\s*>(?:<\/a>)?/) {
            return ("<a id=\"\(HTMLText.escape(String(match.1)))\"></a>", match.0.count)
        }
        if let match = rest.prefixMatch(of: /<\/a>|<!--.*?-->/) { return ("", match.0.count) }
        if let match = rest.prefixMatch(of: /<br\s*\/?>/) { return ("<br>", match.0.count) }
        guard let match = rest.prefixMatch(of: /<(https?:\/\/[^\s<>]+)>/) else { return nil }
        let address = HTMLText.escape(String(match.1))
        return ("<a href=\"\(address)\">\(address)</a>", match.0.count)
    }

    private func entity(_ rest: Substring) -> (String, Int)? {
        rest.prefixMatch(of: /&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});/).map {
            (String($0.0), $0.0.count)
        }
    }

    private func emphasis(_ rest: Substring) -> (String, Int)? {
        guard let mark = rest.first else { return nil }
        let length = rest.prefix(while: { $0 == mark }).count >= 2 ? 2 : 1
        let body = rest.dropFirst(length)
        guard let first = body.first, !first.isWhitespace, let end = Self.end(of: mark, length: length, in: body) else {
            return nil
        }
        let tag = length == 2 ? "strong" : "em"
        let inner = body[..<end]
        return ("<\(tag)>\(html(String(inner)))</\(tag)>", inner.count + 2 * length)
    }

    /// Where the marks are that end emphasised text: not after a space, and not in code.
    private static func end(of mark: Character, length: Int, in body: Substring) -> Substring.Index? {
        var index = body.startIndex
        while index < body.endIndex {
            let character = body[index]
            if character == "`", let code = codeBody(body[index...]) {
                index = code.endIndex
            } else if character == "\\" {
                index = body.index(after: index)
                if index == body.endIndex { return nil }
            } else if character == mark {
                let run = body[index...].prefix(while: { $0 == mark })
                let follows = run.endIndex < body.endIndex ? body[run.endIndex] : " "
                let isInsideWord = mark == "_" && (follows.isLetter || follows.isNumber)
                let opens = index == body.startIndex || body[body.index(before: index)].isWhitespace
                if !opens, !isInsideWord, run.count == length || run.count >= 3 { return index }
                index = run.endIndex
                continue
            }
            index = body.index(after: index)
        }
        return nil
    }

    private func lineBreak(_ rest: Substring) -> (String, Int)? {
        rest.prefixMatch(of: /\ {2,}\n/).map { ("<br>\n", $0.0.count) }
    }
}

/// What becomes of the addresses in a lesson.
struct MarkdownLinks {
    /// Where a link leads from the page, or nil for an address that a lesson must not lead to.
    let target: (String) -> String?
    /// A picture's own bytes as an address, or nil if there is no such picture.
    let picture: (String) -> String?
}

/// Text in HTML.
enum HTMLText {
    static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
