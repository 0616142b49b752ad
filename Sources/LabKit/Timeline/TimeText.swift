/// How the page writes times: `+1m30s` for a moment, `1m30s` for a length.
enum TimeText {
    /// A moment, counted from the start of the run.
    static func moment(_ time: Duration) -> String {
        time < .zero ? length(time) : "+" + length(time)
    }

    /// A length, to the nearest microsecond, without zeros that say nothing.
    static func length(_ duration: Duration) -> String {
        guard duration >= .zero else { return "-" + length(.zero - duration) }
        let microseconds = (duration.components.attoseconds + 500_000_000_000) / 1_000_000_000_000
        let seconds = duration.components.seconds + microseconds / 1_000_000
        let (hours, minutes, fraction) = (seconds / 3600, seconds / 60 % 60, microseconds % 1_000_000)
        var parts: [String] = []
        if hours > 0 { parts.append("\(hours)h") }
        if minutes > 0 { parts.append("\(minutes)m") }
        if seconds % 60 > 0 || fraction > 0 || parts.isEmpty {
            parts.append("\(seconds % 60)\(self.fraction(fraction, digits: 6))s")
        }
        return parts.joined()
    }

    /// A decimal point and the digits of `value`, a count of units of 10^-digits, without zeros at its end.
    static func fraction(_ value: Int64, digits: Int) -> String {
        guard value > 0 else { return "" }
        let written = String(value)
        var padded = String(repeating: "0", count: max(0, digits - written.count)) + written
        while padded.last == "0" { padded.removeLast() }
        return "." + padded
    }

    /// A share of the plot's width, such as `12.5%`.
    static func percent(_ value: Double) -> String {
        let thousandths = Int64(max(0, value) * 1000 + 0.5)
        return "\(thousandths / 1000)\(fraction(thousandths % 1000, digits: 3))%"
    }
}
