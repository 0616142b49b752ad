/// A string that must not be mixed up with other strings, and is one in JSON.
public protocol NamedString: RawRepresentable<String>, FieldValue, Codable, Comparable,
    ExpressibleByStringLiteral, CustomStringConvertible
{
    /// Any string is a value; validation is a step of its own.
    init(rawValue: String)
}

extension NamedString {
    /// The string as it stands.
    public init(stringLiteral value: String) { self.init(rawValue: value) }
    /// The string as it stands.
    public init(_ value: String) { self.init(rawValue: value) }
    /// The string as it stands.
    public var description: String { rawValue }
    /// Reads a string.
    public init(json: JSON) throws(FieldError) { self.init(rawValue: try String(json: json)) }
    /// The string.
    public var json: JSON { .string(rawValue) }
    /// The order of the strings' Unicode scalars.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The identity of one object over its life; a new object of the same name has another.
public struct UID: NamedString {
    /// The text of the identity.
    public let rawValue: String
    /// The identity that this text stands for.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The name of a ControllerRevision, such as `nginx-web-688fd4d9cb`.
public struct RevisionName: NamedString {
    /// The name.
    public let rawValue: String
    /// The revision of this name.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The place of a Pod in its StatefulSet: the number at the end of its name.
public struct Ordinal: Hashable, Sendable, Codable, Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    /// The number; never negative.
    public let number: Int

    /// The ordinal of this number.
    ///
    /// - Precondition: `number` is not negative.
    public init(_ number: Int) {
        precondition(number >= 0, "an ordinal is never negative, and this one is \(number)")
        self.number = number
    }

    /// The ordinal of this number.
    public init(integerLiteral value: Int) { self.init(value) }

    /// Reads a number; a negative one is not an ordinal.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let number = try container.decode(Int.self)
        guard number >= 0 else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "ordinal \(number) is negative")
        }
        self.number = number
    }

    /// Writes the number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    /// The number in decimal digits.
    public var description: String { String(number) }

    /// The order of the numbers.
    public static func < (left: Ordinal, right: Ordinal) -> Bool { left.number < right.number }
}
