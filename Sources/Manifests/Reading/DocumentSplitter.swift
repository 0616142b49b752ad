/// A document's text and where it begins.
struct DocumentText {
    /// The text, without the line that ends it.
    var text: Substring
    /// The line of the file on which the text begins, from 1.
    var line: Int
}

/// Takes a file apart at the lines that begin with `---`, as `kubectl` does.
struct DocumentSplitter {
    /// The documents, empty ones included.
    private(set) var documents: [DocumentText] = []
    /// Lines `---` on which something other than a comment follows, with what follows.
    private(set) var badSeparators: [(line: Int, text: String)] = []

    init(_ text: String) {
        let bytes = text.utf8
        var document = DocumentText(text: text[text.startIndex..<text.startIndex], line: 1)
        var start = text.startIndex
        var lineStart = text.startIndex
        var line = 1
        while lineStart < text.endIndex {
            let newline = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n"))
            let lineEnd = newline ?? text.endIndex
            let next = newline.map { bytes.index(after: $0) } ?? text.endIndex
            if text[lineStart..<lineEnd].utf8.starts(with: "---".utf8) {
                let rest = text[lineStart..<lineEnd].dropFirst(3).drop(while: \.isWhitespace)
                if let first = rest.first, first != "#" { badSeparators.append((line, String(rest.prefix(60)))) }
                document.text = text[start..<lineStart]
                documents.append(document)
                document.line = line + 1
                start = next
            }
            lineStart = next
            line += 1
        }
        document.text = text[start...]
        documents.append(document)
    }
}
