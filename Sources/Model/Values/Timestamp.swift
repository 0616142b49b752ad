/// A moment, in nanoseconds since 1970-01-01T00:00:00Z; in JSON an RFC 3339 time in UTC.
public struct Timestamp: Hashable, Sendable, Comparable {
    /// Nanoseconds since 1970-01-01T00:00:00Z; the range ends in the year 2262.
    public let nanoseconds: Int64

    /// The moment this many nanoseconds after 1970-01-01T00:00:00Z.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// The moment this many seconds after 1970-01-01T00:00:00Z, held at the ends of the range.
    public init(seconds: Int64) {
        let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        self.nanoseconds = overflow ? (seconds > 0 ? .max : .min) : nanoseconds
    }

    /// The order of time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.nanoseconds < right.nanoseconds }

    /// The moment a duration later, held at the ends of the range.
    public static func + (moment: Timestamp, duration: Duration) -> Timestamp {
        let (sum, overflow) = moment.nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
        return Timestamp(nanoseconds: overflow ? (duration > .zero ? .max : .min) : sum)
    }

    /// The time from the right moment to the left.
    public static func - (left: Timestamp, right: Timestamp) -> Duration {
        let (difference, overflow) = left.nanoseconds.subtractingReportingOverflow(right.nanoseconds)
        return .nanoseconds(overflow ? (left > right ? .max : .min) : difference)
    }

    /// The moment with its fraction of a second cut off, as the API stores times.
    public var wholeSeconds: Timestamp {
        Timestamp(seconds: nanoseconds.flooredDivision(by: 1_000_000_000))
    }
}

extension Duration {
    /// The duration in nanoseconds, held at the ends of the range (292 years).
    public var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? (seconds > 0 ? .max : .min) : scaled + attoseconds / 1_000_000_000
    }
}

extension Timestamp: CustomStringConvertible {
    /// The RFC 3339 text in UTC, with as much of the fraction as is needed.
    public var description: String {
        let fraction = fractionOfSecond
        guard fraction != 0 else { return text(fractionDigits: 0) }
        return text(fractionDigits: fraction % 1_000_000 == 0 ? 3 : fraction % 1000 == 0 ? 6 : 9)
    }

    /// The nanoseconds since the last whole second.
    private var fractionOfSecond: Int64 {
        let remainder = nanoseconds % 1_000_000_000
        return remainder < 0 ? remainder + 1_000_000_000 : remainder
    }

    /// The RFC 3339 text in UTC with this many digits of the second's fraction.
    public func text(fractionDigits: Int) -> String {
        let seconds = nanoseconds.flooredDivision(by: 1_000_000_000)
        let days = seconds.flooredDivision(by: 86400)
        let (year, month, day) = Self.civil(fromDays: days)
        let second = Int(seconds - days * 86400)
        var text = DigitWriter()
        text.write(year, digits: 4)
        text.write("-", month)
        text.write("-", day)
        text.write("T", second / 3600)
        text.write(":", second / 60 % 60)
        text.write(":", second % 60)
        if fractionDigits > 0 { text.write(fraction: Int(fractionOfSecond), digits: fractionDigits) }
        return text.finished
    }

    /// Reads an RFC 3339 time such as `2026-01-01T00:00:05Z` or `2026-01-01T01:00:05.25+01:00`.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(digits: 4), scanner.take("-"),
            let month = scanner.number(digits: 2), scanner.take("-"),
            let day = scanner.number(digits: 2), scanner.take("T") || scanner.take("t"),
            let hour = scanner.number(digits: 2), scanner.take(":"),
            let minute = scanner.number(digits: 2), scanner.take(":"),
            let second = scanner.number(digits: 2),
            (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day),
            hour < 24, minute < 60, second < 60, (1678...2261).contains(year)
        else { return nil }
        var fraction = 0
        if scanner.take(".") {
            guard let nanoseconds = scanner.fraction() else { return nil }
            fraction = nanoseconds
        }
        guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
        let days = Self.days(fromCivil: year, month, day)
        let seconds = days * 86400 + Int64(hour * 3600 + minute * 60 + second - offset)
        self.init(nanoseconds: seconds * 1_000_000_000 + Int64(fraction))
    }

    /// Whether a text has the form that ``description`` gives for whole seconds, whatever its numbers are.
    static func isWrittenInSeconds(_ text: String) -> Bool {
        var place = 0
        for byte in text.utf8 {
            let isRight =
                switch place {
                case 4, 7: byte == UInt8(ascii: "-")
                case 10: byte == UInt8(ascii: "T")
                case 13, 16: byte == UInt8(ascii: ":")
                case 19: byte == UInt8(ascii: "Z")
                default: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
            guard isRight, place < 20 else { return false }
            place += 1
        }
        return place == 20
    }

    /// The days of a month of the Gregorian calendar.
    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The year, month and day this many days after 1970-01-01, by eras of 400 years that begin in March.
    private static func civil(fromDays days: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = Int(days) + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The days from 1970-01-01 to this day; the inverse of `civil(fromDays:)`.
    private static func days(fromCivil year: Int, _ month: Int, _ day: Int) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredDivision(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468)
    }
}

extension Timestamp: FieldValue, Codable {
    /// Reads an RFC 3339 time.
    public init(json: JSON) throws(FieldError) {
        guard case .string(let text) = json, let moment = Timestamp(text) else {
            throw FieldError(expected: "an RFC 3339 time such as 2026-01-01T00:00:05Z", found: json)
        }
        self = moment
    }
    /// The RFC 3339 text.
    public var json: JSON { .string(description) }
    /// Reads an RFC 3339 time.
    public init(from decoder: any Decoder) throws { try self.init(json: .string(String(from: decoder))) }
    /// Writes the RFC 3339 text.
    public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

extension FixedWidthInteger {
    /// The quotient rounded towards minus infinity.
    func flooredDivision(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
    }
}

/// Puts a time's text together.
private struct DigitWriter {
    private var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(32) }

    /// Writes a number with leading zeros up to a width.
    mutating func write(_ number: Int, digits: Int) {
        var unit = 1
        for _ in 1..<digits { unit *= 10 }
        while unit > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
            unit /= 10
        }
    }

    /// Writes a mark, and a number of two digits.
    mutating func write(_ mark: Unicode.Scalar, _ number: Int) {
        bytes.append(UInt8(ascii: mark))
        write(number, digits: 2)
    }

    /// Writes the first digits of a second's fraction, of nine at most.
    mutating func write(fraction nanoseconds: Int, digits: Int) {
        bytes.append(UInt8(ascii: "."))
        write(nanoseconds, digits: 9)
        bytes.removeLast(max(0, 9 - digits))
    }

    /// The text, a time in UTC.
    var finished: String { String(decoding: bytes, as: UTF8.self) + "Z" }
}

/// Takes a time's text apart from the front.
private struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ letter: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: letter) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func digit() -> Int? {
        guard let first = rest.first, (0x30...0x39).contains(first) else { return nil }
        rest.removeFirst()
        return Int(first - 0x30)
    }

    mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// The digits after the point as nanoseconds; those past the ninth are cut off.
    mutating func fraction() -> Int? {
        guard var value = digit() else { return nil }
        var digits = 1
        while let next = digit() {
            if digits < 9 { value = value * 10 + next }
            digits += 1
        }
        for _ in 0..<max(0, 9 - digits) { value *= 10 }
        return value
    }

    /// The offset from UTC in seconds.
    mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2), take(":"), let minutes = number(digits: 2),
            hours < 24, minutes < 60
        else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
