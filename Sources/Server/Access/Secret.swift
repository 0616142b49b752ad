/// What only a cluster's user knows: a part of its address, or a token.
///
/// Guarantees: 256 bits from the system's random numbers; comparing takes the same time whatever is compared.
package struct Secret: Sendable {
    /// The secret as it is sent: 64 hexadecimal digits.
    package let text: String

    /// A new secret.
    package init() {
        var random = SystemRandomNumberGenerator()
        let digits = Array("0123456789abcdef")
        var text = ""
        for _ in 0..<4 {
            let word = random.next()
            for shift in stride(from: 60, through: 0, by: -4) { text.append(digits[Int(word >> UInt64(shift) & 15)]) }
        }
        self.text = text
    }

    /// A secret that was made earlier; `nil` for a text that is none.
    package init?(text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        self.text = text
    }

    /// Whether a text is the secret, in a time that tells nothing of how much of it is right.
    func matches(_ candidate: some Collection<UInt8>) -> Bool {
        guard candidate.count == text.utf8.count else { return false }
        var difference: UInt8 = 0
        for (left, right) in zip(candidate, text.utf8) { difference |= left ^ right }
        return difference == 0
    }
}

extension Secret: CustomStringConvertible {
    /// Nothing of the secret, so that no log ever shows it.
    package var description: String { "Secret(…)" }
}
