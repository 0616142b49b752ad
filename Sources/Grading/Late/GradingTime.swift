/// A moment in universal time, as far as lateness needs one.
package struct GradingTime: Comparable, Hashable, Sendable {
    /// Since the beginning of 1970.
    package var seconds: Int

    package init(seconds: Int) {
        self.seconds = seconds
    }

    /// Reads `2026-11-27T10:00:00Z`, with a fraction or an offset such as `-07:00`; nil if it is anything else.
    ///
    /// A time without an offset is refused: nobody can say when it was.
    package init?(_ text: String) {
        let pattern =
            /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:(Z)|([+-])(\d\d):?(\d\d))/
        guard let match = text.wholeMatch(of: pattern),
            let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
            let hour = Int(match.4), let minute = Int(match.5), let second = Int(match.6 ?? "0"),
            (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day),
            hour < 24, minute < 60, second < 61
        else { return nil }
        var offset = 0
        if let hours = match.9.flatMap({ Int($0) }), let minutes = match.10.flatMap({ Int($0) }) {
            offset = (hours * 60 + minutes) * 60 * (match.8 == "-" ? -1 : 1)
        }
        let days = Self.days(toYear: year, month: month, day: day)
        seconds = ((days * 24 + hour) * 60 + minute) * 60 + second - offset
    }

    package static func < (left: GradingTime, right: GradingTime) -> Bool { left.seconds < right.seconds }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days from the beginning of 1970; years are counted from March, so that a leap day is a year's last.
    private static func days(toYear year: Int, month: Int, day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        let days =
            365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * monthFromMarch + 2) / 5 + day - 1
        return days - 719_468
    }
}

extension GradingTime: CustomStringConvertible {
    /// As `2026-11-27T10:00:00Z`.
    package var description: String {
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - day * 86_400
        // The inverse of the count above.
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let date = (
            year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month: month < 10 ? month + 3 : month - 9,
            day: dayOfYear - (153 * month + 2) / 5 + 1
        )
        let time = [rest / 3_600, rest / 60 % 60, rest % 60].map(Self.padded).joined(separator: ":")
        let year = String(repeating: "0", count: max(0, 4 - String(date.year).count)) + String(date.year)
        return "\(year)-\(Self.padded(date.month))-\(Self.padded(date.day))T\(time)Z"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
