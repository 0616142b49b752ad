/// The addresses of a node's Pods, given out in turn, so that one that was just freed comes last.
struct AddressPool: Hashable, Sendable {
    private let base: UInt32
    /// How many addresses the range has.
    private let size: UInt32
    private var taken: Set<UInt32> = []
    private var cursor: UInt32 = 1

    /// The addresses of an IPv4 range such as `10.244.1.0/24`; `nil` for a text that is none.
    init?(cidr: String) {
        let parts = cidr.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let prefix = UInt32(parts[1]), (1...30).contains(prefix) else { return nil }
        guard let first = Self.number(parts[0]) else { return nil }
        size = 1 << (32 - prefix)
        base = first & ~(size - 1)
    }

    /// Takes an address; `nil` when all are taken.
    ///
    /// The first two of the range and the last are not for Pods.
    mutating func take() -> String? {
        guard taken.count < Int(size) - 3 else { return nil }
        repeat {
            cursor = cursor + 1 < size - 1 ? cursor + 1 : 2
        } while taken.contains(cursor)
        taken.insert(cursor)
        return Self.text(base + cursor)
    }

    /// Takes an address that was given out before; one of another range is none of this pool's.
    mutating func take(_ address: String) {
        guard let number = Self.number(address[...]), number >= base, number - base < size else { return }
        taken.insert(number - base)
        cursor = max(cursor, number - base)
    }

    /// Gives an address back.
    mutating func free(_ address: String) {
        if let number = Self.number(address[...]) { taken.remove(number &- base) }
    }

    private static func number(_ text: Substring) -> UInt32? {
        let bytes = text.split(separator: ".", omittingEmptySubsequences: false).compactMap { UInt8($0) }
        return bytes.count == 4 ? bytes.reduce(0) { $0 << 8 | UInt32($1) } : nil
    }

    private static func text(_ address: UInt32) -> String {
        [24, 16, 8, 0].map { String(address >> UInt32($0) & 0xFF) }.joined(separator: ".")
    }
}
