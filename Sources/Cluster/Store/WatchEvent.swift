public import Model

/// One change of the store, as watchers see it.
public struct WatchEvent: Sendable {
    /// What happened to the object.
    public enum Change: String, Hashable, Sendable {
        /// It is new.
        case added = "ADDED"
        /// It was written.
        case modified = "MODIFIED"
        /// It is gone.
        case deleted = "DELETED"
    }

    /// The store's revision after the change; each change has one of its own.
    public let revision: Int64
    /// When the change was made.
    public let time: Timestamp
    /// What happened.
    public let change: Change
    /// The object after the change; its last state where it is gone.
    public let object: any APIObject
    /// The object before the change, where there was one.
    public let previous: (any APIObject)?
}

/// The latest changes of the store, oldest first.
public struct WatchLog: Sendable {
    private var events: [WatchEvent] = []
    /// How many events were dropped from the front.
    private var dropped = 0

    /// The position past the newest event; the first position ever is 0.
    public var end: Int { dropped + events.count }

    /// The position of the oldest event that is kept.
    public var start: Int { dropped }

    /// The event at a position.
    ///
    /// - Precondition: the position is kept.
    public subscript(position: Int) -> WatchEvent {
        precondition(position >= dropped && position < end, "position \(position) is outside \(dropped)..<\(end)")
        return events[position - dropped]
    }

    /// The events from a position on.
    ///
    /// - Throws: ``APIError/expired(_:)`` when older events were dropped that a reader from there has not seen.
    public func events(from position: Int) throws(APIError) -> ArraySlice<WatchEvent> {
        guard position >= dropped else { throw .expired("too old resource version: \(position) (\(dropped))") }
        return events[(position - dropped)...]
    }

    mutating func append(_ event: WatchEvent) {
        events.append(event)
    }

    /// Drops all events before a position.
    mutating func compact(before position: Int) {
        let count = min(max(0, position - dropped), events.count)
        events.removeFirst(count)
        dropped += count
    }
}
