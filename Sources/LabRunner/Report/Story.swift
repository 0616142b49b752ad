/// The text that a failing test recorded, cut to what a learner reads.
package struct Story: Equatable, Sendable {
    /// No failure takes more lines than this.
    package static let limit = 25

    package var lines: [String]
    /// The identifier in its line "rule      available: …".
    package var rule: String?
    /// The command in its line "replay    swift test …", if there is one.
    package var replay: String?

    package init(_ text: String) {
        var lines: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ", maxSplits: 1)
            if line.hasPrefix(" "), words.count == 2, words[0] == "rule", rule == nil {
                rule = words[1].split(separator: ":").first.map(\.trimmed)
            }
            lines.append(String(line))
            if line.hasPrefix(" "), words.count == 2, words[0] == "replay" {
                replay = words[1].trimmed
                // A story ends here; what follows is something that the learner's code printed.
                break
            }
        }
        if lines.count > Self.limit {
            // The end says what was expected, which rule was broken, and how to see it again.
            let end = lines.suffix(6)
            let left = lines.count - (Self.limit - 1)
            lines = lines.prefix(Self.limit - 7) + ["  … \(left) more lines"] + end
        }
        self.lines = lines
    }
}
