/// What being late costs.
package enum LatePolicy: Equatable, Sendable {
    case none
    /// So much off for each begun day after the grace period, and never more than the most.
    case perDay(percent: Score, grace: Int, most: Score)

    /// Reads `none`, `10%/day`, or `10%/day,grace=2h,max=50%`; grace is in seconds, `m`, `h` or `d`.
    package init(_ text: String) throws(GradingInputError) {
        if text == "none" {
            self = .none
            return
        }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = parts.first, first.hasSuffix("%/day"),
            let percent = Self.percent(first.dropLast("/day".count))
        else { throw .latePolicy(text) }
        var (grace, most) = (0, Score(points: 100))
        for part in parts.dropFirst() {
            if part.hasPrefix("grace="), let seconds = Self.duration(part.dropFirst("grace=".count)) {
                grace = seconds
            } else if part.hasPrefix("max="), let limit = Self.percent(part.dropFirst("max=".count)) {
                most = limit
            } else {
                throw .latePolicy(text)
            }
        }
        self = .perDay(percent: percent, grace: grace, most: most)
    }

    /// What a submission loses; a pure step after its tests have been scored.
    package func lateness(submitted: GradingTime, due: GradingTime) -> Lateness? {
        guard case .perDay(let percent, let grace, let most) = self else { return nil }
        let late = max(0, submitted.seconds - due.seconds)
        let days = max(0, late - grace + 86_399) / 86_400
        let (off, isHuge) = percent.hundredths.multipliedReportingOverflow(by: days)
        return Lateness(
            submitted: submitted.description, due: due.description, secondsLate: late, daysCounted: days,
            percent: isHuge ? most : min(most, Score(hundredths: off)), policy: description)
    }

    private static func percent(_ text: Substring) -> Score? {
        guard let match = text.wholeMatch(of: /(\d{1,3})(?:\.(\d{1,2}))?%/), let whole = Int(match.1) else {
            return nil
        }
        let digits = match.2.map { $0.count == 1 ? $0 + "0" : $0 } ?? "00"
        guard let fraction = Int(digits), whole * 100 + fraction <= 10_000 else { return nil }
        return Score(hundredths: whole * 100 + fraction)
    }

    private static func duration(_ text: Substring) -> Int? {
        guard let match = text.wholeMatch(of: /(\d{1,6})([smhd])/), let count = Int(match.1) else { return nil }
        switch match.2 {
        case "s": return count
        case "m": return count * 60
        case "h": return count * 3_600
        default: return count * 86_400
        }
    }
}

extension LatePolicy: CustomStringConvertible {
    package var description: String {
        switch self {
        case .none: "none"
        case .perDay(let percent, let grace, let most):
            "\(percent)%/day" + (grace == 0 ? "" : ",grace=\(Self.text(grace))")
                + (most == Score(points: 100) ? "" : ",max=\(most)%")
        }
    }

    private static func text(_ seconds: Int) -> String {
        for (unit, length) in [("d", 86_400), ("h", 3_600), ("m", 60)] where seconds % length == 0 {
            return "\(seconds / length)\(unit)"
        }
        return "\(seconds)s"
    }
}
