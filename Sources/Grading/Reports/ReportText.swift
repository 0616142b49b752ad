/// Texts that strangers wrote, made safe to be shown.
///
/// Names, stories and compilers' messages come from submissions. Every report passes them through here, and nowhere else.
package enum ReportText {
    /// What stands for a character that is not shown.
    private static let replacement: Unicode.Scalar = "\u{FFFD}"

    /// The text without what no reader could see, what would reorder the line around it, or what XML cannot hold.
    package static func visible(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(isShown(scalar) ? scalar : replacement) }
        return String(result)
    }

    /// The same in one line.
    package static func line(_ text: String) -> String {
        visible(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\t": true
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": false
        case "\u{61C}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{2028}"..."\u{202E}",
            "\u{2060}"..."\u{206F}":
            false
        case "\u{FEFF}", "\u{FFF9}"..."\u{FFFB}", "\u{E0000}"..."\u{E0FFF}": false
        // Of each plane, the last two are no characters.
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }

    /// The beginning of a text that is too long, and how much of it was left out.
    package static func cut(_ text: String, toBytes limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: limit)
        while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        return text[..<end]
            + "… (\(text.utf8.count - text.utf8.distance(from: text.startIndex, to: end)) bytes more)"
    }

    /// The first of many lines, each cut as well.
    package static func cut(_ lines: [String], toLines limit: Int, bytesEach: Int) -> [String] {
        let kept = lines.prefix(limit).map { cut($0, toBytes: bytesEach) }
        return lines.count > limit ? kept + ["… (\(lines.count - limit) lines more)"] : kept
    }

    /// What a report shows of a story or of a compiler's messages.
    package static func shown(_ lines: [String]) -> [String] {
        cut(lines, toLines: 80, bytesEach: 2_000).map(line)
    }
}
