/// How a failing test tells what went wrong: the steps so far, what was expected, what came instead, and why.
public struct Story: Hashable, Sendable {
    /// What the test is about, in a sentence.
    public var title: String
    /// What happened up to the mistake, which is the last step.
    public var chronicle: Chronicle
    /// The first rule that did not hold.
    public var broken: BrokenRule
    /// The command that runs this test alone.
    public var replay: String

    /// The story of one failure.
    public init(title: String, chronicle: Chronicle, broken: BrokenRule, replay: String) {
        self.title = title
        self.chronicle = chronicle
        self.broken = broken
        self.replay = replay
    }

    /// The most lines that a text has: a learner reads a failure, not a log.
    public static let lineLimit = 25

    /// The longest line, in characters; the rest of a longer one is cut off.
    public static let columnLimit = 200

    /// The story as a test reports it, in at most ``lineLimit`` lines.
    ///
    /// When there are too many steps, the first few and the last ones stay, under their own numbers.
    public var text: String {
        let ending = [
            "  expected  \(broken.expected)",
            "  but       \(broken.instead)",
            "  rule      \(broken.rule.id): \(broken.rule.text) (\(broken.rule.lesson))",
            "  replay    \(replay)",
        ]
        let steps = Self.elided(numberedSteps, to: Self.lineLimit - 1 - ending.count)
        return ([title] + steps + ending).map(Self.oneLine).joined(separator: "\n")
    }

    private var numberedSteps: [String] {
        let times = chronicle.steps.map { $0.time.map(Self.timeText) ?? "" }
        let width = times.map(\.count).max() ?? 0
        return zip(chronicle.steps, times).enumerated().map { index, entry in
            let (step, time) = entry
            let number = Self.padded(String(index + 1), to: 3)
            return width == 0 ? "\(number). \(step.text)" : "\(number). \(Self.padded(time, to: width))  \(step.text)"
        }
    }

    /// The first steps and the last ones, with a line between them for those left out.
    private static func elided(_ steps: [String], to limit: Int) -> [String] {
        guard steps.count > limit else { return steps }
        let head = 3
        let tail = limit - head - 1
        return steps.prefix(head) + ["  … \(steps.count - head - tail) steps …"] + steps.suffix(tail)
    }

    private static func padded(_ text: String, to width: Int, with filling: String = " ") -> String {
        String(repeating: filling, count: max(0, width - text.count)) + text
    }

    /// The text without line breaks, cut off where it is too long to read.
    private static func oneLine(_ text: String) -> String {
        let line = String(text.map { $0.isNewline ? " " : $0 })
        return line.count > columnLimit ? line.prefix(columnLimit - 1) + "…" : line
    }

    /// A time since the beginning in seconds, such as `+1.2s`, with as many digits as it needs, but at least one.
    public static func timeText(_ time: Duration) -> String {
        let (seconds, digits) = parts(of: time)
        return "+\(seconds).\(digits.isEmpty ? "0" : digits)s"
    }

    /// A length of time in seconds, such as `10s` or `9.999s`, with as many digits as it needs.
    public static func lengthText(_ length: Duration) -> String {
        let (seconds, digits) = parts(of: length)
        return digits.isEmpty ? "\(seconds)s" : "\(seconds).\(digits)s"
    }

    /// The whole seconds, and the digits of the milliseconds without zeros at the end.
    private static func parts(of time: Duration) -> (seconds: Int64, digits: String) {
        let (seconds, attoseconds) = time.components
        var digits = padded(String(attoseconds / 1_000_000_000_000_000), to: 3, with: "0")
        while digits.hasSuffix("0") { digits.removeLast() }
        return (seconds, digits)
    }
}
