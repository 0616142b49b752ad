/// The name under which DNS says which name an address has.
public struct ReverseName: Hashable, Sendable {
    /// The name, such as `5.1.244.10.in-addr.arpa`.
    public let text: String

    /// The name for an IPv4 or IPv6 address; `nil` where the text is no address.
    public init?(of address: String) {
        if address.contains(":") {
            guard let groups = Self.groups(of: address) else { return nil }
            let digits = groups.flatMap { group in (0..<4).map { String(group >> ($0 * 4) & 0xF, radix: 16) }.reversed()
            }
            text = digits.reversed().joined(separator: ".") + ".ip6.arpa"
        } else {
            let parts = address.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) else { return nil }
            text = parts.reversed().joined(separator: ".") + ".in-addr.arpa"
        }
    }

    /// The eight groups of an IPv6 address, of which `::` leaves out those that are zero.
    private static func groups(of address: String) -> [UInt16]? {
        var halves: [[UInt16]] = [[]]
        let parts = address.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part.isEmpty, index == 0 || index == parts.count - 1 {
                // Two colons at an end make two empty parts; one colon there is none of an address.
                guard parts[index == 0 ? 1 : index - 1].isEmpty else { return nil }
            } else if part.isEmpty {
                halves.append([])
            } else {
                guard part.utf8.count <= 4, let group = UInt16(part, radix: 16) else { return nil }
                halves[halves.count - 1].append(group)
            }
        }
        let count = halves.map(\.count).reduce(0, +)
        switch halves.count {
        case 1: return count == 8 ? halves[0] : nil
        case 2: return count < 8 ? halves[0] + Array(repeating: 0, count: 8 - count) + halves[1] : nil
        default: return nil
        }
    }
}
