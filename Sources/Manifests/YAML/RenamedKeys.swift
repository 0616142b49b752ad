#if CommandLine
    import Yams

    /// A text whose repeated keys get other names one by one, so that a parser that stops at the first goes on.
    ///
    /// The earlier of two equal keys is renamed: the later one counts, as it does for `kubectl` and the API server.
    struct RenamedKeys {
        /// The text with the keys renamed so far.
        private(set) var text: String
        /// The keys' own names, by the numbers in their new ones.
        private var names: [String] = []
        /// How many may still be renamed; each costs a parse of the text.
        private var budget: Int

        private static let prefix = "\u{FFFC}repeated key "

        init(_ text: String) {
            self.text = text
            budget = max(1, min(32, (4 << 20) / max(1, text.utf8.count)))
        }

        /// The name that a renamed key had.
        func originalName(of key: String) -> String? {
            guard key.hasPrefix(Self.prefix), let number = Int(key.dropFirst(Self.prefix.count)),
                names.indices.contains(number)
            else { return nil }
            return names[number]
        }

        /// Renames the key at this place.
        ///
        /// - Returns: whether that was possible; not every way to write a key is understood.
        mutating func rename(_ key: String, at mark: Mark) -> Bool {
            guard budget > 0, let start = index(of: mark), let end = end(of: key, from: start) else { return false }
            budget -= 1
            text.replaceSubrange(start..<end, with: "\"\(Self.prefix)\(names.count)\"")
            names.append(key)
            return true
        }

        private func index(of mark: Mark) -> String.Index? {
            let bytes = text.utf8
            var lineStart = bytes.startIndex
            for _ in 1..<max(1, mark.line) {
                guard let newline = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
                lineStart = bytes.index(after: newline)
            }
            return text.unicodeScalars.index(lineStart, offsetBy: mark.column - 1, limitedBy: text.endIndex)
        }

        /// Where a key that begins here ends: plain text as it stands, or text in quotes without escapes.
        private func end(of key: String, from start: String.Index) -> String.Index? {
            let rest = text[start...]
            for quote in ["", "\"", "'"] {
                let written = quote + key + quote
                if rest.utf8.starts(with: written.utf8) {
                    return text.utf8.index(start, offsetBy: written.utf8.count)
                }
            }
            return nil
        }
    }
#endif
