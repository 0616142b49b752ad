/// The names and values of a stream's headers.
struct HeaderBlock: Hashable, Sendable {
    /// The fields in order; the names in lower case.
    ///
    /// Several values of one name are separated by NUL.
    var fields: [(name: String, value: String)]

    /// The first value of a name.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields
    }

    static func == (one: HeaderBlock, other: HeaderBlock) -> Bool {
        one.fields.elementsEqual(other.fields) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) {
        for field in fields {
            hasher.combine(field.name)
            hasher.combine(field.value)
        }
    }
}

extension HeaderBlock {
    /// Reads a block.
    ///
    /// - Throws: ``SPDYError/badHeaders(_:)``.
    init(bytes: [UInt8]) throws(SPDYError) {
        var rest = bytes[...]
        let count = try Self.number(&rest)
        // Each field takes eight bytes at least.
        guard count <= rest.count / 8 else { throw .badHeaders("it names \(count) fields in \(rest.count) bytes") }
        fields = []
        for _ in 0..<count {
            let name = try Self.text(&rest)
            guard !name.isEmpty, name == name.lowercased() else { throw .badHeaders("a name is not in lower case") }
            fields.append((name, try Self.text(&rest)))
        }
        guard rest.isEmpty else { throw .badHeaders("\(rest.count) bytes are left over") }
    }

    /// The block as it is sent.
    var bytes: [UInt8] {
        fields.reduce(into: UInt32(fields.count).bigEndianBytes) { bytes, field in
            for text in [field.name, field.value] {
                bytes += UInt32(text.utf8.count).bigEndianBytes + Array(text.utf8)
            }
        }
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) throws(SPDYError) -> Int {
        guard rest.count >= 4 else { throw .badHeaders("it ends in a number") }
        defer { rest = rest.dropFirst(4) }
        return Int(UInt32(bigEndianBytes: rest))
    }

    private static func text(_ rest: inout ArraySlice<UInt8>) throws(SPDYError) -> String {
        let count = try number(&rest)
        guard count <= rest.count else { throw .badHeaders("it ends in a text") }
        defer { rest = rest.dropFirst(count) }
        guard let text = String(validating: rest.prefix(count), as: UTF8.self) else {
            throw .badHeaders("a text is not UTF-8")
        }
        return text
    }
}
