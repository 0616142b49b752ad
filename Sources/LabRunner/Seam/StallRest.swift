/// How long code that stalled is left alone, so that whoever waits with its asker gets on.
///
/// After the first stall for ten times as long as the stall took, after each further one for twice as long as before, up
/// to five minutes; an answer in time ends it.
package struct StallRest: Sendable {
    private static let share = 10
    private static let longest = Duration.seconds(300)

    /// How long the last rest was; zero after an answer.
    private var length = Duration.zero
    private var end: ContinuousClock.Instant?

    /// No rest.
    package init() {}

    /// Whether the code is left alone at a moment.
    package func isOn(at now: ContinuousClock.Instant) -> Bool { end.map { now < $0 } ?? false }

    /// The code has given no answer.
    ///
    /// - Parameter cost: how long it was waited for.
    package mutating func begin(at now: ContinuousClock.Instant, cost: Duration) {
        length = min(max(length * 2, cost * Self.share), Self.longest)
        end = now + length
    }

    /// The code has answered.
    package mutating func finish() {
        length = .zero
        end = nil
    }
}
