/// A number, or a percentage of another number such as `"25%"`.
public enum IntOrString: Hashable, Sendable, Codable {
    /// A plain number.
    case int(Int32)
    /// Text that should be a percentage; validation says whether it is.
    case string(String)

    /// Which way a fraction of a percentage goes.
    public enum Rounding: Sendable {
        /// To the next smaller whole number: what Kubernetes does for `maxUnavailable`.
        case down
        /// To the next larger whole number: what Kubernetes does for `maxSurge`.
        case up
    }

    /// The percentage, if the text is one: decimal digits before a single `%`.
    public var percentage: Int? {
        guard case .string(let text) = self, text.hasSuffix("%"), text.utf8.count > 1 else { return nil }
        let digits = text.dropLast()
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(digits)
    }

    /// The number itself, or the percentage of the total; `nil` where the text is no percentage.
    public func scaled(total: Int, rounding: Rounding) -> Int? {
        if case .int(let number) = self { return Int(number) }
        guard let percentage else { return nil }
        let (product, overflow) = percentage.multipliedReportingOverflow(by: total)
        guard !overflow else { return nil }
        switch rounding {
        case .down: return product / 100
        case .up: return (product + 99) / 100
        }
    }

    /// Reads a number or a string.
    public init(from decoder: any Decoder) throws { try self.init(json: JSON(from: decoder)) }
    /// Writes the number or the string.
    public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension IntOrString: FieldValue {
    /// Reads a number or a string.
    public init(json: JSON) throws(FieldError) {
        switch json {
        case .string(let text): self = .string(text)
        case .integer: self = .int(try Int32(json: json))
        default: throw FieldError(expected: "a whole number or a percentage", found: json)
        }
    }
    /// The number or the string.
    public var json: JSON {
        switch self {
        case .int(let number): number.json
        case .string(let text): text.json
        }
    }
}

extension IntOrString: CustomStringConvertible {
    /// The number or the text.
    public var description: String {
        switch self {
        case .int(let number): String(number)
        case .string(let text): text
        }
    }
}
