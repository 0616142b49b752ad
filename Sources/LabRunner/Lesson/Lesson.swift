/// A lesson's Markdown, as far as links into it are concerned.
package struct Lesson {
    /// What may follow `#` in a link: headings as GitHub names them, and explicit `<a id="…">` anchors.
    package let anchors: Set<String>

    package init(markdown: String) {
        var anchors: Set<String> = []
        var repeats: [String: Int] = [:]
        var inCode = false
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.drop(while: \.isWhitespace).hasPrefix("```") {
                inCode.toggle()
                continue
            }
            if inCode { continue }
            if let title = Self.heading(in: line) {
                anchors.insert(Self.identifier(of: title, repeats: &repeats))
            }
            anchors.formUnion(Self.explicitAnchors(in: line))
        }
        self.anchors = anchors
    }

    /// A heading's identifier, which is numbered from the second of its name on.
    ///
    /// - Parameter repeats: how often each was met so far.
    static func identifier(of title: Substring, repeats: inout [String: Int]) -> String {
        let slug = slug(title)
        let count = repeats[slug, default: 0]
        repeats[slug] = count + 1
        return count == 0 ? slug : "\(slug)-\(count)"
    }

    private static func heading(in line: Substring) -> Substring? {
        let marks = line.prefix(while: { $0 == "#" })
        guard (1...6).contains(marks.count), line.dropFirst(marks.count).first == " " else { return nil }
        return line.dropFirst(marks.count + 1)
    }

    /// Lowercase letters, digits, hyphens and underscores stay, spaces become hyphens, the rest goes.
    private static func slug(_ title: Substring) -> String {
        var text = title
        if let tag = text.firstIndex(of: "<") { text = text[..<tag] }
        while text.last?.isWhitespace == true { text.removeLast() }
        while text.first?.isWhitespace == true { text.removeFirst() }
        var slug = ""
        for character in text.lowercased() {
            if character.isLetter || character.isNumber || character == "-" || character == "_" {
                slug.append(character)
            } else if character == " " {
                slug.append("-")
            }
        }
        return slug
    }

    private static func explicitAnchors(in line: Substring) -> [String] {
        line.matches(of: /<a\s+(?:id|name)="([^"]+)"/).map { String($0.output.1) }
    }
}
