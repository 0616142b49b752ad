/// An amount such as `1Gi`, `500m` or `1e3`, exact to a billionth.
///
/// In JSON it takes its canonical text, as the API server writes it.
public struct Quantity: Hashable, Sendable, Comparable {
    /// The amount in billionths, rounded up as Kubernetes does and held at the ends of the range.
    public let nano: Int128
    /// What suffixes the canonical text uses.
    public let format: Format

    /// The families of suffixes.
    public enum Format: Hashable, Sendable {
        /// `Ki`, `Mi`, `Gi`, …: powers of 1024.
        case binary
        /// `n`, `u`, `m`, none, `k`, `M`, `G`, …: powers of 1000.
        case decimal
        /// `e3`, `E6`, …: powers of ten.
        case exponent
    }

    private static let one: Int128 = 1_000_000_000
    /// Kubernetes holds amounts at the largest 64-bit number.
    private static let limit = Int128(Int64.max) * one

    private init(nano: Int128, format: Format) {
        self.nano = nano
        self.format = format
    }

    /// The smallest multiple of a thousandth that is not less.
    public var roundedUpToThousandths: Quantity {
        let step: Int128 = 1_000_000
        let remainder = nano % step
        guard remainder != 0 else { return self }
        return Quantity(nano: nano - remainder + (nano > 0 ? step : 0), format: format)
    }

    /// A whole amount.
    public init(_ whole: Int64, format: Format = .decimal) {
        self.init(nano: Int128(whole) * Self.one, format: format)
    }

    /// Reads an amount: a decimal number, then a suffix or an exponent.
    public init?(_ text: String) {
        var rest = Substring(text).utf8
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let whole = rest.prefix { (0x30...0x39).contains($0) }
        rest = rest.dropFirst(whole.count)
        var fraction = Substring("").utf8
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest.dropFirst(fraction.count)
        }
        guard whole.count + fraction.count > 0, let scale = Self.scale(of: String(Substring(rest))) else { return nil }
        let magnitude = Self.magnitude(whole: whole, fraction: fraction, scale: scale)
        self.init(nano: isNegative ? -magnitude : magnitude, format: scale.format)
    }

    private struct Scale {
        var format: Format
        /// The suffix is worth `2^twos * 10^tens`.
        var twos = 0
        var tens = 0
    }

    private static let decimalSuffixes = [
        "n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18,
    ]
    private static let binarySuffixes = ["Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50, "Ei": 60]

    private static func scale(of suffix: String) -> Scale? {
        if let twos = binarySuffixes[suffix] { return Scale(format: .binary, twos: twos) }
        if let tens = decimalSuffixes[suffix] { return Scale(format: .decimal, tens: tens) }
        guard suffix.hasPrefix("e") || suffix.hasPrefix("E"), let tens = Int(suffix.dropFirst()) else { return nil }
        return Scale(format: .exponent, tens: max(-100, min(100, tens)))
    }

    /// The amount in billionths: digits are taken one by one, and anything below a billionth rounds up.
    private static func magnitude(
        whole: Substring.UTF8View, fraction: Substring.UTF8View, scale: Scale
    ) -> Int128 {
        var digits: Int128 = 0
        var dropped = 0
        var hasRemainder = false
        for byte in Array(whole) + Array(fraction) {
            if digits > 100_000_000_000_000_000_000 {
                dropped += 1
                hasRemainder = hasRemainder || byte != 0x30
            } else {
                digits = digits * 10 + Int128(byte - 0x30)
            }
        }
        var tens = scale.tens + 9 - fraction.count + dropped
        var value = digits
        for _ in 0..<scale.twos {
            // Digits behind the point make room before the amount counts as too large.
            while tens < 0, value > limit {
                hasRemainder = hasRemainder || value % 10 != 0
                value /= 10
                tens += 1
            }
            if value > limit << 1 { return limit }
            value <<= 1
        }
        while tens > 0, value != 0 {
            if value > limit { return limit }
            value *= 10
            tens -= 1
        }
        while tens < 0, value != 0 {
            hasRemainder = hasRemainder || value % 10 != 0
            value /= 10
            tens += 1
        }
        return min(limit, value + (hasRemainder ? 1 : 0))
    }

    /// The order of the amounts.
    public static func < (left: Quantity, right: Quantity) -> Bool { left.nano < right.nano }

    /// The text that Kubernetes writes: no fraction, and the largest suffix that keeps the amount exact.
    public var canonicalText: String {
        if nano == 0 { return "0" }
        switch format {
        case .binary:
            // Amounts below 1024 have no binary form; above, a fraction is rounded away from zero.
            guard nano.magnitude >= 1024 * Self.one.magnitude else { return decimalText }
            var value = nano / Self.one + (nano % Self.one).signum()
            var suffix = ""
            for next in ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"] where value % 1024 == 0 {
                value /= 1024
                suffix = next
            }
            return "\(value)\(suffix)"
        case .decimal: return decimalText
        case .exponent:
            let (value, exponent) = largestThousand()
            return exponent == 0 ? "\(value)" : "\(value)e\(exponent)"
        }
    }

    private var decimalText: String {
        let (value, exponent) = largestThousand()
        let suffix = Self.decimalSuffixes.first { $0.value == exponent }?.key
        return "\(value)\(suffix ?? "e\(exponent)")"
    }

    /// The amount as a whole number times a power of ten that is a multiple of three, the largest that is exact.
    private func largestThousand() -> (value: Int128, exponent: Int) {
        var value = nano
        var exponent = -9
        while value % 1000 == 0, exponent < 18 {
            value /= 1000
            exponent += 3
        }
        return (value, exponent)
    }
}

extension Quantity: FieldValue, Codable, CustomStringConvertible {
    /// Reads an amount from a string or a number.
    public init(json: JSON) throws(FieldError) {
        let text: String? =
            switch json {
            case .string(let text): text
            case .integer, .number: json.canonicalText
            default: nil
            }
        guard let text, let quantity = Quantity(text) else {
            throw FieldError(expected: "an amount such as 1Gi, 500m or 2", found: json)
        }
        self = quantity
    }
    /// The canonical text.
    public var json: JSON { .string(canonicalText) }
    /// The canonical text.
    public var description: String { canonicalText }
    /// Reads an amount from a string or a number.
    public init(from decoder: any Decoder) throws { try self.init(json: JSON(from: decoder)) }
    /// Writes the canonical text.
    public func encode(to encoder: any Encoder) throws { try canonicalText.encode(to: encoder) }
}
