import Model

/// The name under which DNS says which name an address has.
public struct ReverseName: Hashable, Sendable {
    /// The name, such as `5.1.244.10.in-addr.arpa`.
    public let text: String

    /// The name for an IPv4 or IPv6 address; `nil` where the text is no address.
    public init?(of address: String) {
        guard let address = IPAddress(address) else { return nil }
        if address.isVersion4 {
            text = address.bytes.reversed().map { String($0) }.joined(separator: ".") + ".in-addr.arpa"
        } else {
            let digits = address.bytes.reversed().flatMap { [$0 & 0xF, $0 >> 4] }
            text = digits.map { String($0, radix: 16) }.joined(separator: ".") + ".ip6.arpa"
        }
    }
}
