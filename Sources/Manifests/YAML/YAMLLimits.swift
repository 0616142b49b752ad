/// What YAML may hold, checked on the text before a parser builds anything from it.
///
/// A few lines of aliases to aliases stand for billions of values, or for values nested a million deep.
struct YAMLLimits {
    /// The most bytes a document may have: what a request to the API server may have.
    static let bytes = 3 << 20
    /// The most bytes of a document that uses aliases.
    static let bytesWithAliases = 256 << 10
    /// The most values that aliases may add to those that are written out.
    static let aliasedValues = 100_000
    /// The most objects and lists that may stand inside one another.
    static let depth = 256
    /// The most aliases in a document with keys that are not plain text; a parser compares such keys value by value.
    static let aliasesBesideComplexKeys = 12

    /// Tokens `*name` whose name also stands in a token `&name`; more than there are, never fewer.
    private(set) var aliases = 0
    /// Whether something may be a key that is a list or an object.
    private(set) var mayHaveComplexKeys = false

    /// Looks at the text without regard to quotes and comments, so that nothing can hide there.
    init(_ bytes: [UInt8]) {
        var anchorNames: Set<[UInt8]> = []
        var aliasNames: [[UInt8]: Int] = [:]
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "&"):
                anchorNames.insert(Array(bytes[(index + 1)...].prefix(while: Self.isNamePart)))
            case UInt8(ascii: "*"):
                let rest = bytes[(index + 1)...]
                let name = rest.prefix(while: Self.isNamePart)
                if name.isEmpty { break }
                aliasNames[Array(name), default: 0] += 1
                if Self.beginsWithColon(rest.dropFirst(name.count)) { mayHaveComplexKeys = true }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if Self.beginsWithColon(bytes[(index + 1)...]) { mayHaveComplexKeys = true }
            case UInt8(ascii: "?") where index + 1 == bytes.count || Self.isSpace(bytes[index + 1]):
                // An explicit key; before other characters a question mark is text.
                mayHaveComplexKeys = true
            default: break
            }
        }
        for (name, count) in aliasNames where anchorNames.contains(name) { aliases += count }
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

    private static func beginsWithColon(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.first { !isSpace($0) } == UInt8(ascii: ":")
    }

    /// Why the text cannot be parsed safely, if it cannot.
    func objection(byteCount: Int) -> String? {
        guard aliases > 0 else { return nil }
        if byteCount > Self.bytesWithAliases {
            return "a document that uses aliases (*name) may not be larger than \(Self.bytesWithAliases >> 10) KiB"
        }
        if mayHaveComplexKeys, aliases > Self.aliasesBesideComplexKeys {
            return "a document with more than \(Self.aliasesBesideComplexKeys) aliases (*name) may not have keys that"
                + " are lists, objects or aliases"
        }
        return nil
    }
}
