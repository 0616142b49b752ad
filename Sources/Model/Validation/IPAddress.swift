/// An address of the Internet Protocol, of either family.
package struct IPAddress {
    /// 4 or 16 bytes.
    package let bytes: [UInt8]

    /// Reads an address as Kubernetes does; leading zeros in an IPv4 address do no harm.
    package init?(_ text: String) {
        guard let bytes = text.contains(":") ? Self.six(text) : Self.four(text[...]) else { return nil }
        self.bytes = bytes
    }

    /// Whether the address has four bytes.
    package var isVersion4: Bool { bytes.count == 4 }

    private static func four(_ text: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        // The number at hand, once it has a digit.
        var number: UInt8?
        for character in text.utf8 {
            if character == UInt8(ascii: "."), let byte = number {
                bytes.append(byte)
                number = nil
            } else if (0x30...0x39).contains(character) {
                let (tens, isTooLong) = (number ?? 0).multipliedReportingOverflow(by: 10)
                let (sum, isTooLarge) = tens.addingReportingOverflow(character - 0x30)
                if isTooLong || isTooLarge { return nil }
                number = sum
            } else {
                return nil
            }
        }
        guard let last = number, bytes.count == 3 else { return nil }
        return bytes + [last]
    }

    private static func six(_ text: String) -> [UInt8]? {
        var halves: [[UInt8]] = []
        var rest = text[...]
        while let gap = doubleColon(in: rest) {
            guard halves.isEmpty, let half = groups(rest[..<gap]) else { return nil }
            halves.append(half)
            rest = rest[rest.index(gap, offsetBy: 2)...]
        }
        guard let last = groups(rest) else { return nil }
        halves.append(last)
        let count = halves.reduce(0) { $0 + $1.count }
        if halves.count == 1 { return count == 16 ? halves[0] : nil }
        guard count <= 14 else { return nil }
        return halves[0] + Array(repeating: 0, count: 16 - count) + halves[1]
    }

    private static func doubleColon(in text: Substring) -> String.Index? {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix("::") { return index }
            index = text.index(after: index)
        }
        return nil
    }

    /// The bytes of groups between colons; the last may be an IPv4 address.
    private static func groups(_ text: Substring) -> [UInt8]? {
        if text.isEmpty { return [] }
        var bytes: [UInt8] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part.contains("."), index == parts.count - 1 {
                guard let four = four(part) else { return nil }
                bytes += four
            } else {
                guard (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16) else { return nil }
                bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
            }
        }
        return bytes
    }

    /// An address of either family.
    static func check(_ text: String, at path: FieldPath) -> [FieldProblem] {
        if IPAddress(text) != nil { return [] }
        return [.invalid(path, text, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")]
    }

    /// An address that can belong to an endpoint: not the unspecified one, not loopback, not link-local.
    static func checkOrdinary(_ text: String, at path: FieldPath) -> [FieldProblem] {
        guard let address = IPAddress(text) else { return [.invalid(path, text, "must be a valid IP address")] }
        let bytes = address.bytes
        var problems: [FieldProblem] = []
        if bytes.allSatisfy({ $0 == 0 }) { problems.append(.invalid(path, text, "may not be unspecified (\(text))")) }
        let isOne = !address.isVersion4 && bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
        if address.isVersion4 ? bytes[0] == 127 : isOne {
            problems.append(.invalid(path, text, "may not be in the loopback range (127.0.0.0/8, ::1/128)"))
        }
        if address.isVersion4 ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 {
            problems.append(
                .invalid(path, text, "may not be in the link-local range (169.254.0.0/16, fe80::/10)"))
        }
        let isLocalMulticast =
            address.isVersion4
            ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 0xFF && bytes[1] & 0x0F == 2
        if isLocalMulticast {
            problems.append(
                .invalid(path, text, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"))
        }
        return problems
    }
}
