/// A domain name as messages carry it: labels of at most 63 bytes, 255 bytes in all, in the letters they were given in.
///
/// Caveats: two names that differ in case are different values here, and the same name to DNS: compare ``lowercased``.
public struct DNSName: Hashable, Sendable {
    /// Each label after its length, without the empty label that ends every name.
    let wire: [UInt8]

    /// The most bytes of a label.
    static let longestLabel = 63
    /// The most bytes of a name, the length of the last, empty label included.
    static let longest = 255

    /// The name above all others.
    public static let root = DNSName(wire: [])

    /// A name of labels that are known to be short enough.
    init(wire: [UInt8]) {
        self.wire = wire
    }

    /// Reads a name such as `web-0.nginx.default.svc.cluster.local`; a dot at its end makes no difference.
    ///
    /// `nil` where a label is empty or too long, or the whole is.
    public init?(_ text: some StringProtocol) {
        var wire: [UInt8] = []
        let bytes = Array(text.utf8)
        var labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if labels.last?.isEmpty == true { labels.removeLast() }
        if bytes == [UInt8(ascii: ".")] { labels = [] }
        for label in labels {
            guard (1...Self.longestLabel).contains(label.count) else { return nil }
            wire.append(UInt8(label.count))
            wire += label
        }
        guard wire.count < Self.longest else { return nil }
        self.wire = wire
    }

    /// The name with ASCII letters in lower case, as names are compared.
    public var lowercased: DNSName {
        // A length is at most 63 and so never a letter.
        DNSName(wire: wire.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    }

    /// The name without its first label; `nil` for the root.
    public var parent: DNSName? {
        wire.first.map { DNSName(wire: Array(wire[(Int($0) + 1)...])) }
    }

    /// The labels, from the narrowest to the widest.
    public var labels: [ArraySlice<UInt8>] {
        var labels: [ArraySlice<UInt8>] = []
        var index = 0
        while index < wire.count {
            let end = index + 1 + Int(wire[index])
            labels.append(wire[(index + 1)..<end])
            index = end
        }
        return labels
    }

    /// The labels in front of another name; `nil` where this name is not that one or under it.
    ///
    /// - Precondition: both are in lower case.
    func labels(under other: DNSName) -> [ArraySlice<UInt8>]? {
        var (index, labels) = (0, [ArraySlice<UInt8>]())
        while wire.count - index > other.wire.count {
            let end = index + 1 + Int(wire[index])
            labels.append(wire[(index + 1)..<end])
            index = end
        }
        return wire[index...].elementsEqual(other.wire) ? labels : nil
    }
}

extension DNSName: CustomStringConvertible {
    /// The name as zone files have it, with the dot at its end; what is no printable character is written by its number.
    public var description: String {
        if wire.isEmpty { return "." }
        return labels.map { label in label.map(Self.text(of:)).joined() + "." }.joined()
    }

    private static func text(of byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: ";"):
            "\\\(Character(UnicodeScalar(byte)))"
        case 0x21...0x7E: String(UnicodeScalar(byte))
        default: "\\" + String(repeating: "0", count: 3 - String(byte).count) + String(byte)
        }
    }
}
