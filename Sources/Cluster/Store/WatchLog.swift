import Model

/// The latest changes of the store, oldest first.
///
/// Guarantees: each change has the revision that follows the one before; finding a revision takes no search, and
/// dropping old changes takes, over time, no more than adding them took.
public struct WatchLog: Sendable {
    /// How much of the past is kept for those who come back to it.
    public struct Retention: Hashable, Sendable {
        /// How many changes are kept at most.
        public var count: Int
        /// For how long a change is kept at most.
        public var age: Duration

        /// Keeps at most so many changes, none longer than this.
        public init(count: Int, age: Duration) {
            self.count = count
            self.age = age
        }

        /// 10,000 changes of the last five minutes.
        public static let standard = Retention(count: 10_000, age: .seconds(300))
    }

    private var events: [WatchEvent] = []
    /// How many events at the front of the array are dropped already.
    private var hidden = 0
    /// How many events stood before the first of the array.
    private var removed = 0
    /// The revision before the first event ever.
    private let base: Int64

    /// A log whose first change will follow a revision.
    init(after revision: Int64 = 0) {
        base = revision
    }

    /// The position past the newest event; the first position ever is 0.
    public var end: Int { removed + events.count }

    /// The position of the oldest event that is kept.
    public var start: Int { removed + hidden }

    /// The newest revision whose change is no longer kept; watches can begin after it, or later.
    public var compactedRevision: Int64 { base + Int64(start) }

    /// The event at a position.
    ///
    /// - Precondition: the position is kept.
    public subscript(position: Int) -> WatchEvent {
        precondition(position >= start && position < end, "position \(position) is outside \(start)..<\(end)")
        return events[position - removed]
    }

    /// When the change at a position was made, and the kind of its object; asking costs less than the event does.
    ///
    /// - Precondition: the position is kept.
    func glance(at position: Int) -> (time: Timestamp, kinds: KindSet) {
        precondition(position >= start && position < end, "position \(position) is outside \(start)..<\(end)")
        return (events[position - removed].time, events[position - removed].kinds)
    }

    /// The events from a position on.
    ///
    /// - Throws: ``APIError/expired(_:)`` when older events were dropped that a reader from there has not seen.
    public func events(from position: Int) throws(APIError) -> ArraySlice<WatchEvent> {
        guard position >= start else { throw .expired("too old resource version: \(position) (\(start))") }
        return events[min(position - removed, events.count)...]
    }

    /// The events after a revision; none for a revision that is still to come.
    ///
    /// - Throws: ``APIError/expired(_:)`` when events after the revision were dropped.
    public func events(after revision: Int64) throws(APIError) -> ArraySlice<WatchEvent> {
        guard revision >= compactedRevision else {
            throw .expired("too old resource version: \(revision) (\(compactedRevision))")
        }
        return events[min(Int(revision - base) - removed, events.count)...]
    }

    mutating func append(_ event: WatchEvent) {
        let last = base + Int64(end)
        precondition(event.revision == last + 1, "revision \(event.revision) does not follow \(last)")
        events.append(event)
    }

    /// Drops all events before a position.
    mutating func compact(before position: Int) {
        hidden = min(max(hidden, position - removed), events.count)
        // Moving the rest to the front is paid for by at least as many events that go.
        guard hidden > events.count - hidden else { return }
        events.removeFirst(hidden)
        removed += hidden
        hidden = 0
    }

    /// The position before which a retention keeps nothing.
    func position(keeping retention: Retention, at now: Timestamp) -> Int {
        var (low, high) = (max(start, end - retention.count), end)
        while low < high {
            let middle = (low + high) / 2
            if now - self[middle].time > retention.age { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
