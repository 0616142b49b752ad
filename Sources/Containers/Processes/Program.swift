package import Model

/// What a process waits for before it can go on.
package enum Wait: Hashable, Sendable {
    /// Nothing: it can go on at once.
    case nothing
    /// Its end has come.
    case exited(Int32)
    /// Bytes, or the end, of what it reads from a descriptor.
    case input(Int, until: Timestamp? = nil)
    /// The same of a pipe that it reads by itself.
    case pipe(Int)
    /// Room in what it writes to.
    case room(Int)
    /// A moment.
    case time(Timestamp)
    /// The end of a child, or a moment.
    case child(Int, until: Timestamp? = nil)
    /// The end of any child.
    case anyChild
    /// The answer to a question.
    case answer(Int, until: Timestamp?)
    /// A request of a client, or a moment.
    case request(until: Timestamp?)
    /// A signal.
    case signal
}

/// What a program makes of a signal.
package enum SignalResponse: Hashable, Sendable {
    /// What the system does by itself: the process ends.
    case standard
    /// Nothing.
    case ignored
    /// The program deals with it when it goes on.
    case caught
}

/// Something that runs in a process: resumed when what it waited for is there, it acts and says what it waits for next.
///
/// Guarantees that every program gives: a resumption does a bounded amount of work and never blocks.
package protocol Program: Sendable {
    /// Goes on.
    mutating func resume(in machine: inout Machine, as process: Int) -> Wait

    /// Takes a signal.
    mutating func receive(_ signal: Signal) -> SignalResponse
}

extension Program {
    package mutating func receive(_ signal: Signal) -> SignalResponse { signal.isHarmless ? .ignored : .standard }
}
