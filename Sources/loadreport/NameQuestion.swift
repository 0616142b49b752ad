/// A question to a DNS server, as bytes.
struct NameQuestion: Sendable {
    /// What was asked, for messages.
    let text: String
    let bytes: [UInt8]

    private static let types: [String: UInt8] = ["A": 1, "PTR": 12, "TXT": 16, "AAAA": 28, "SRV": 33]

    /// - Parameter text: a name, or `NAME/TYPE`.
    /// - Throws: ``LoadError``.
    init(_ text: String, id: UInt16) throws {
        let parts = text.split(separator: "/")
        let type = parts.count > 1 ? String(parts[1]) : "A"
        guard let first = parts.first, parts.count <= 2, let number = Self.types[type] else {
            throw LoadError(
                description: "\(text): expected NAME or NAME/TYPE, the type one of \(Self.types.keys.sorted())")
        }
        self.text = text
        var bytes: [UInt8] = [UInt8(id >> 8), UInt8(id & 0xFF), 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
        for label in first.split(separator: ".") {
            guard label.utf8.count < 64 else { throw LoadError(description: "\(text): a label is too long") }
            bytes.append(UInt8(label.utf8.count))
            bytes += label.utf8
        }
        self.bytes = bytes + [0, 0, number, 0, 1]
    }
}
