import ArgumentParser

/// A time span on the command line: `30s`, `1m30s`, `500ms`, `2h`.
struct VirtualDuration: ExpressibleByArgument, Hashable {
    let duration: Duration

    /// What the text must look like, for help and errors.
    static let form = "a time such as 30s, 1m30s, 500ms or 2h"

    init(duration: Duration) {
        self.duration = duration
    }

    init?(argument: String) {
        var rest = Substring(argument)
        if rest.hasPrefix("+") { rest.removeFirst() }
        guard !rest.isEmpty else { return nil }
        var total = Duration.zero
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let amount = Double(number), amount.isFinite, amount >= 0, let seconds = Self.seconds[String(unit)]
            else { return nil }
            let span = amount * seconds
            // Ten years is longer than any run, and far from what the clock can hold.
            guard span <= 315_360_000 else { return nil }
            total += .milliseconds(Int64((span * 1000).rounded()))
        }
        self.duration = total
    }

    private static let seconds = ["ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400]
}
