public import Model

/// The keys that a controller should look at, each at most once, with due times and back-off.
///
/// Guarantees: a key that is added while it waits is looked at once, at the earlier of the two times; keys that are due
/// come out in the order in which they became due.
/// Caveats: the queue keeps no time; its owner says what time it is.
public struct WorkQueue: Sendable {
    private var due: [ObjectKey: Entry] = [:]
    private var failures: [ObjectKey: Int] = [:]
    private var sequence = 0

    private struct Entry {
        var time: Timestamp
        var sequence: Int
    }

    /// An empty queue.
    public init() {}

    /// Whether nothing waits.
    public var isEmpty: Bool { due.isEmpty }

    /// When the next key is due.
    public var nextDue: Timestamp? { due.values.lazy.map(\.time).min() }

    /// Adds a key that is due at a time; a key that waits already keeps the earlier time.
    public mutating func add(_ key: ObjectKey, at time: Timestamp) {
        if let waiting = due[key], waiting.time <= time { return }
        sequence += 1
        due[key] = Entry(time: time, sequence: sequence)
    }

    /// Adds a key again after it failed: 5 ms later, and twice as long after each further failure, at most 1,000 s.
    public mutating func addAfterFailure(_ key: ObjectKey, now: Timestamp) {
        let count = failures[key, default: 0]
        failures[key] = count + 1
        let milliseconds = count < 18 ? min(1_000_000, 5 << count) : 1_000_000
        add(key, at: now + .milliseconds(milliseconds))
    }

    /// Forgets how often a key has failed.
    public mutating func forget(_ key: ObjectKey) {
        failures[key] = nil
    }

    /// Takes the key that has been due longest, if one is due.
    public mutating func next(at now: Timestamp) -> ObjectKey? {
        let ready = due.lazy.filter { $0.value.time <= now }
        let first = ready.min { ($0.value.time, $0.value.sequence) < ($1.value.time, $1.value.sequence) }
        guard let first else { return nil }
        due[first.key] = nil
        return first.key
    }
}
