extension Duration {
    /// The duration as `kubectl` writes ages: two units at most, and fewer the longer it is.
    ///
    /// A clock may run behind a little: up to two seconds below zero count as none, and less than that is
    /// `<invalid>`.
    package var humanText: String {
        let seconds = components.seconds
        if seconds < -1 { return "<invalid>" }
        if seconds < 0 { return "0s" }
        if seconds < 2 * 60 { return "\(seconds)s" }
        let (minutes, hours) = (seconds / 60, seconds / 3600)
        let days = hours / 24
        return switch (minutes, hours, days) {
        case (..<10, _, _): Self.text(minutes, "m", seconds % 60, "s")
        case (..<180, _, _): "\(minutes)m"
        case (_, ..<8, _): Self.text(hours, "h", minutes % 60, "m")
        case (_, ..<48, _): "\(hours)h"
        case (_, _, ..<8): Self.text(days, "d", hours % 24, "h")
        case (_, _, ..<730): "\(days)d"
        case (_, _, ..<2920): Self.text(days / 365, "y", days % 365, "d")
        default: "\(days / 365)y"
        }
    }

    /// A count of the larger unit, and of the smaller unless there are none.
    private static func text(_ large: Int64, _ largeUnit: String, _ small: Int64, _ smallUnit: String) -> String {
        small == 0 ? "\(large)\(largeUnit)" : "\(large)\(largeUnit)\(small)\(smallUnit)"
    }
}
