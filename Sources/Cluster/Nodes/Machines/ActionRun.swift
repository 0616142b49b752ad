import Model

/// An action that has begun.
struct ActionRun: Hashable, Sendable {
    enum Hold: Hashable, Sendable {
        /// A session of the container.
        case session(Int)
        /// A request, by the number that the container gives its actions.
        case request(Int, url: String)
        case time
    }

    let hold: Hold
    /// When it is given up; one that waits for a moment succeeds then.
    let deadline: Timestamp
    /// How long it may take.
    let limit: Duration
}
