/// A part of a lesson, as its Markdown divides it.
///
/// The lessons are written in a subset of GitHub's Markdown, and this is all of it: headings, paragraphs, fenced and
/// indented code, lists, tables, quotes, rules and comments; see `MarkdownInline` for what stands inside a line. There
/// is no other HTML than anchors; what looks like it is shown as text.
enum MarkdownBlock: Equatable {
    case heading(level: Int, text: String)
    case paragraph(String)
    case code(language: String, text: String)
    /// `start` is nil for a list without numbers; a tight list has no blank lines between its items.
    case list(start: Int?, items: [[MarkdownBlock]], isTight: Bool)
    case table(header: [String], alignments: [Alignment], rows: [[String]])
    case quote([MarkdownBlock])
    case rule

    enum Alignment: String, Equatable {
        case left, center, right
    }
}

/// Divides Markdown into blocks.
struct MarkdownReader {
    private let lines: [Substring]
    private var next = 0

    static func blocks(of markdown: String) -> [MarkdownBlock] {
        blocks(of: markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline))
    }

    private static func blocks(of lines: [Substring]) -> [MarkdownBlock] {
        var reader = MarkdownReader(lines: lines)
        var blocks: [MarkdownBlock] = []
        while reader.next < lines.count {
            if let block = reader.block() { blocks.append(block) }
        }
        return blocks
    }

    private init(lines: [Substring]) {
        self.lines = lines
    }

    private var line: Substring { lines[next] }

    /// Reads one block; nil for a blank line or a comment.
    private mutating func block() -> MarkdownBlock? {
        let line = line
        if line.isBlank {
            next += 1
            return nil
        }
        if line.hasPrefix("<!--") { return comment() }
        if let fence = Fence(line) { return fenced(fence) }
        if line.indent >= 4 { return indentedCode() }
        if let match = line.wholeMatch(of: /\ {0,3}(#{1,6})\ +(.*?)(\ +#+)?\ */) {
            next += 1
            return .heading(level: match.1.count, text: String(match.2))
        }
        if line.isRule {
            next += 1
            return .rule
        }
        if line.isQuote { return quote() }
        if let marker = ListMarker(line) { return list(marker) }
        if let table = table() { return table }
        return paragraph()
    }

    private mutating func comment() -> MarkdownBlock? {
        while next < lines.count, !line.contains("-->") { next += 1 }
        next += 1
        return nil
    }

    private mutating func fenced(_ fence: Fence) -> MarkdownBlock {
        next += 1
        var text = ""
        while next < lines.count, !fence.isClosed(by: line) {
            text += line.dropping(indent: fence.indent) + "\n"
            next += 1
        }
        next += 1
        return .code(language: fence.language, text: text)
    }

    private mutating func indentedCode() -> MarkdownBlock {
        var code: [Substring] = []
        while next < lines.count, line.isBlank || line.indent >= 4 {
            code.append(line.dropping(indent: 4))
            next += 1
        }
        while code.last?.isBlank == true { code.removeLast() }
        return .code(language: "", text: code.map { $0 + "\n" }.joined())
    }

    private mutating func quote() -> MarkdownBlock {
        var quoted: [Substring] = []
        while next < lines.count, line.isQuote {
            let content = line.drop(while: { $0 == " " }).dropFirst()
            quoted.append(content.first == " " ? content.dropFirst() : content)
            next += 1
        }
        return .quote(Self.blocks(of: quoted))
    }

    private mutating func paragraph() -> MarkdownBlock {
        var text = String(line.drop(while: { $0 == " " }))
        next += 1
        while next < lines.count, !line.isBlank, !line.interruptsParagraph {
            text += "\n" + line.drop(while: { $0 == " " })
            next += 1
        }
        return .paragraph(text)
    }

    private mutating func list(_ first: ListMarker) -> MarkdownBlock {
        var items: [[MarkdownBlock]] = []
        var isTight = true
        while next < lines.count, let marker = ListMarker(line), marker.isNumbered == first.isNumbered, !line.isRule {
            let (content, hasGap) = itemLines(marker)
            items.append(Self.blocks(of: content))
            let isLast = next >= lines.count || ListMarker(line)?.isNumbered != first.isNumbered
            // A blank line after the last item belongs to what follows the list.
            if hasGap.inside || (hasGap.after && !isLast) { isTight = false }
        }
        return .list(start: first.number, items: items, isTight: isTight)
    }

    /// The lines of one item without their indentation, and where blank lines are.
    private mutating func itemLines(_ marker: ListMarker) -> ([Substring], (inside: Bool, after: Bool)) {
        var content = [line.dropFirst(marker.width)]
        next += 1
        while next < lines.count {
            let continues = line.isBlank || line.indent >= marker.width
            let isLazy =
                !line.isBlank && content.last?.isBlank == false && !line.interruptsParagraph && ListMarker(line) == nil
            guard continues || isLazy else { break }
            content.append(line.dropping(indent: marker.width))
            next += 1
        }
        let after = content.last?.isBlank == true && content.count > 1
        while content.last?.isBlank == true, content.count > 1 { content.removeLast() }
        var inCode = false
        let inside = content.contains { line in
            if Fence(line) != nil { inCode.toggle() }
            return line.isBlank && !inCode
        }
        return (content, (inside, after))
    }

    private mutating func table() -> MarkdownBlock? {
        guard line.contains("|"), next + 1 < lines.count else { return nil }
        let rule = lines[next + 1].cells
        guard !rule.isEmpty, rule.allSatisfy({ $0.wholeMatch(of: /:?-+:?/) != nil }), lines[next + 1].contains("|")
        else { return nil }
        let header = line.cells
        let alignments = rule.map { cell -> MarkdownBlock.Alignment in
            switch (cell.hasPrefix(":"), cell.hasSuffix(":")) {
            case (true, true): .center
            case (false, true): .right
            case (_, false): .left
            }
        }
        next += 2
        var rows: [[String]] = []
        while next < lines.count, !line.isBlank, line.contains("|") {
            rows.append(line.cells)
            next += 1
        }
        return .table(header: header, alignments: alignments, rows: rows)
    }
}
