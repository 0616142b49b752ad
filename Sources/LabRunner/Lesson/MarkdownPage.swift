/// Writes the blocks of a lesson as HTML.
struct MarkdownPage {
    let inline: MarkdownInline
    private var repeats: [String: Int] = [:]

    init(links: MarkdownLinks) {
        inline = MarkdownInline(links: links)
    }

    mutating func html(_ blocks: [MarkdownBlock]) -> String {
        blocks.map { html($0) + "\n" }.joined()
    }

    private mutating func html(_ block: MarkdownBlock) -> String {
        switch block {
        case .heading(let level, let text):
            let id = Lesson.identifier(of: Substring(text), repeats: &repeats)
            return "<h\(level) id=\"\(HTMLText.escape(id))\">\(inline.html(text))</h\(level)>"
        case .paragraph(let text):
            return "<p>\(inline.html(text))</p>"
        case .code(let language, let text):
            let kind = language.isEmpty ? "" : " class=\"language-\(HTMLText.escape(language))\""
            return "<pre tabindex=\"0\"><code\(kind)>\(HTMLText.escape(text))</code></pre>"
        case .list(let start, let items, let isTight):
            let tag = start == nil ? "ul" : "ol"
            let attribute = start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
            let written = items.map { "<li>\(item($0, isTight: isTight))</li>\n" }.joined()
            return "<\(tag)\(attribute)>\n\(written)</\(tag)>"
        case .table(let header, let alignments, let rows):
            return table(header: header, alignments: alignments, rows: rows)
        case .quote(let blocks):
            return "<blockquote>\n\(html(blocks))</blockquote>"
        case .rule:
            return "<hr>"
        }
    }

    /// A tight item's text stands without a paragraph around it.
    private mutating func item(_ blocks: [MarkdownBlock], isTight: Bool) -> String {
        blocks.map { block in
            if isTight, case .paragraph(let text) = block { return inline.html(text) }
            return html(block)
        }.joined(separator: "\n")
    }

    private func table(header: [String], alignments: [MarkdownBlock.Alignment], rows: [[String]]) -> String {
        let row = { (cells: [String], tag: String) -> String in
            let written = alignments.enumerated().map { column, alignment in
                let text = column < cells.count ? inline.html(cells[column]) : ""
                let style = alignment == .left ? "" : " style=\"text-align: \(alignment.rawValue)\""
                return "<\(tag)\(style)>\(text)</\(tag)>"
            }
            return "<tr>\(written.joined())</tr>\n"
        }
        let body = rows.map { row($0, "td") }.joined()
        return "<table>\n<thead>\n\(row(header, "th"))</thead>\n<tbody>\n\(body)</tbody>\n</table>"
    }
}
