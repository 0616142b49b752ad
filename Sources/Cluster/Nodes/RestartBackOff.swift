import Model

/// The pause before a container is started again, or its image fetched again: 10 s, then doubled up to 5 minutes.
///
/// The first restart comes at once; ten minutes without trouble start the series anew.
struct RestartBackOff: Hashable, Sendable {
    private static let first = Duration.seconds(10)
    private static let longest = Duration.seconds(300)

    /// The pause that the next attempt has to wait; zero while there is none.
    private(set) var pause = Duration.zero
    private(set) var counted = Timestamp(nanoseconds: 0)

    /// A container without a past.
    init() {}

    /// The pause that so many attempts in a row have led to, the last of them at a moment.
    init(attempts: Int, last moment: Timestamp) {
        for _ in 0..<min(attempts, 8) { count(failureAt: moment, now: moment) }
    }

    private func isOver(at moment: Timestamp) -> Bool {
        pause == .zero || moment - counted > Self.longest * 2
    }

    /// When the attempt after a failure at this moment may be made; `nil` for at once.
    func end(afterFailureAt failure: Timestamp) -> Timestamp? {
        isOver(at: failure) ? nil : failure + pause
    }

    /// Counts an attempt that follows a failure.
    mutating func count(failureAt failure: Timestamp, now: Timestamp) {
        pause = isOver(at: failure) ? Self.first : min(pause * 2, Self.longest)
        counted = now
    }
}
