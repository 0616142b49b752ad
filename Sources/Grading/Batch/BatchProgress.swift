/// How far a run has come.
package struct BatchProgress: Equatable, Sendable {
    /// All submissions of the run.
    package let total: Int
    /// Those that an earlier run had graded already.
    package let earlier: Int
    /// Those that this one has graded.
    package private(set) var graded = 0
    /// The one graded last.
    package private(set) var last: GradedSubmission?
    private var elapsed = Duration.zero

    package init(total: Int, earlier: Int) {
        self.total = total
        self.earlier = earlier
    }

    package mutating func note(_ submission: GradedSubmission, elapsed: Duration) {
        graded += 1
        last = submission
        self.elapsed = elapsed
    }

    package var done: Int { earlier + graded }

    /// Seconds that the rest will take, if it takes as long as what is done; nil before anything is.
    var secondsLeft: Int? {
        guard graded > 0 else { return nil }
        return Int((elapsed / .seconds(1) / Double(graded) * Double(total - done)).rounded(.up))
    }

    /// One line of a terminal, which the next one overwrites.
    package var bar: String {
        let width = 24
        let filled = total == 0 ? width : done * width / total
        let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: width - filled)
        let left = done == total ? "" : secondsLeft.map { "  about \(Self.length($0)) left" } ?? ""
        return "[\(bar)] \(done)/\(total)\(left)" + (last.map { "  " + Self.short($0) } ?? "")
    }

    /// A line of a log; nil before anything is graded.
    package var line: String? { last.map { "\(done)/\(total)  \(Self.short($0))" } }

    private static func short(_ submission: GradedSubmission) -> String {
        let result =
            submission.outcome == .graded
            ? "\(submission.score) of \(submission.points)" : submission.outcome.kind.words
        return "\(ReportText.cut(ReportText.line(submission.id), toBytes: 60)): \(result)"
    }

    static func length(_ seconds: Int) -> String {
        switch seconds {
        case ..<90: "\(seconds) s"
        case ..<5_400: "\((seconds + 59) / 60) min"
        default: "\((seconds + 1_799) / 3_600) h"
        }
    }
}
