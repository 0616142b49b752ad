/// What an archive tool says that an archive holds.
enum ArchiveListing {
    /// Reads `zipinfo -l`; nil if a line cannot be read, since what is not understood is not taken.
    static func zip(_ text: String) -> [IntakeEntry]? {
        let line = /(.)\S*\s+\S+\s+\S+\s+(\d+)\s+(\S)\S\s+\d+\s+\S+\s+\S+\s\S+ (.*)/
        var entries: [IntakeEntry] = []
        for text in lines(of: text) {
            if text.hasPrefix("Archive:") || text.hasPrefix("Zip file size:") { continue }
            if text.wholeMatch(of: /\d+ files?, .* uncompressed, .*/) != nil { continue }
            if text == "Empty zipfile." { return [] }
            guard let match = text.wholeMatch(of: line), let size = Int(match.2) else { return nil }
            let name = String(match.4)
            entries.append(
                IntakeEntry(
                    name: name, kind: kind(of: match.1, isFolder: name.hasSuffix("/")), size: size,
                    isEncrypted: match.3 == "T" || match.3 == "B", isText: !name.contains("\u{FFFD}")))
        }
        return entries
    }

    /// Reads `tar -tv`, of GNU tar with escaped names or of bsdtar; nil if a line cannot be read.
    static func tar(_ text: String) -> [IntakeEntry]? {
        let gnu = /(.)\S{9}\S?\s+\S+\/\S+\s+(\d+(?:,\d+)?)\s+\d{4}-\d\d-\d\d\s[\d:.]+ (.*)/
        let bsd = /(.)\S{9}\S?\s+\d+\s+\S+\s+\S+\s+(\d+(?:,\s*\d+)?)\s+\w{3}\s+\d+\s+[\d:]+ (.*)/
        var entries: [IntakeEntry] = []
        for text in lines(of: text) {
            guard let match = text.wholeMatch(of: gnu) ?? text.wholeMatch(of: bsd) else { return nil }
            let listed = String(match.3)
            let kind = kind(of: match.1, isFolder: listed.hasSuffix("/"))
            let target = kind == .symbolicLink ? " -> " : kind == .hardLink ? " link to " : nil
            let name = target.flatMap { listed.firstRange(of: $0) }.map { String(listed[..<$0.lowerBound]) } ?? listed
            let bytes = unescaped(name)
            let plain = String(validating: bytes, as: UTF8.self)
            entries.append(
                IntakeEntry(
                    name: plain ?? String(decoding: bytes, as: UTF8.self), kind: kind, size: Int(match.2) ?? 0,
                    isText: plain != nil && plain?.contains("\u{FFFD}") == false))
        }
        return entries
    }

    private static func lines(of text: String) -> [Substring] { text.split(whereSeparator: \.isNewline) }

    private static func kind(of letter: Substring, isFolder: Bool) -> IntakeEntry.Kind {
        switch letter {
        case "d": .folder
        case "-", "?": isFolder ? .folder : .file
        case "l": .symbolicLink
        case "h": .hardLink
        default: .special
        }
    }

    /// The bytes of a name in which backslashes begin escapes, as in C.
    private static func unescaped(_ name: String) -> [UInt8] {
        let letters: [UInt8: UInt8] = [
            UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "a"): 7,
            UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): 92,
        ]
        let bytes = Array(name.utf8)
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else {
                result.append(bytes[place])
                place += 1
                continue
            }
            let digits = bytes[(place + 1)...].prefix(3)
            if digits.count == 3, let number = UInt8(String(decoding: digits, as: UTF8.self), radix: 8) {
                result.append(number)
                place += 4
            } else {
                result.append(letters[bytes[place + 1]] ?? bytes[place + 1])
                place += 2
            }
        }
        return result
    }
}
