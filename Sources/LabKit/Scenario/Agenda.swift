/// What is going to happen: events in the order of their time, and of their planning where the times are equal.
public struct Agenda<Event: Sendable>: Sendable {
    private struct Entry: Sendable {
        let time: Duration
        let event: Event
    }

    /// Latest first, so that the next one is taken from the end.
    private var entries: [Entry] = []

    /// An agenda with nothing on it.
    public init() {}

    /// Whether nothing more is going to happen.
    public var isEmpty: Bool { entries.isEmpty }

    /// When the next event is due.
    public var nextTime: Duration? { entries.last?.time }

    /// What is planned, in the order in which it will happen.
    var planned: [(time: Duration, event: Event)] { entries.reversed().map { ($0.time, $0.event) } }

    /// Plans an event; among those of the same time it comes last.
    public mutating func plan(_ event: Event, at time: Duration) {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].time > time { low = middle + 1 } else { high = middle }
        }
        entries.insert(Entry(time: time, event: event), at: low)
    }

    /// Takes the next event off the agenda.
    public mutating func takeNext() -> (time: Duration, event: Event)? {
        entries.popLast().map { ($0.time, $0.event) }
    }
}
