import Model

/// How a trace writes the time since its start: `+2.400s`, `+1m02.400s`, `+1h00m02.400s`.
enum ElapsedText {
    /// The time in whole milliseconds, cut off; a moment before the start has a minus.
    static func text(_ time: Duration) -> String {
        let milliseconds = abs(time.wholeNanoseconds / 1_000_000)
        let (hours, minutes) = (milliseconds / 3_600_000, milliseconds / 60_000 % 60)
        let rest = "\(padded(milliseconds / 1000 % 60, 2)).\(padded(milliseconds % 1000, 3))s"
        let sign = time < .zero ? "-" : "+"
        if hours > 0 { return "\(sign)\(hours)h\(padded(minutes, 2))m\(rest)" }
        if minutes > 0 { return "\(sign)\(minutes)m\(rest)" }
        return "\(sign)\(milliseconds / 1000).\(padded(milliseconds % 1000, 3))s"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
