public import Model

/// The keys that a controller should look at, each at most once, with due times and back-off.
///
/// Guarantees: a key that is added while it waits is looked at once, at the earlier of the two times; keys that are due
/// come out in the order of their due times, and of being added where those are equal; no call looks at all keys.
/// Caveats: the queue keeps no time; its owner says what time it is.
public struct WorkQueue: Sendable {
    /// A heap whose first entry always waits; other entries may have been replaced by an earlier one.
    private var heap: [Entry] = []
    /// The number of the entry by which each key waits.
    private var waiting: [ObjectKey: Entry] = [:]
    private var failures: [ObjectKey: Int] = [:]
    private var sequence = 0

    private struct Entry {
        let time: Timestamp
        let sequence: Int
        let key: ObjectKey

        func precedes(_ other: Entry) -> Bool {
            time == other.time ? sequence < other.sequence : time < other.time
        }
    }

    /// An empty queue.
    public init() {}

    /// Whether nothing waits.
    public var isEmpty: Bool { waiting.isEmpty }

    /// How many keys wait.
    public var count: Int { waiting.count }

    /// When the next key is due.
    public var nextDue: Timestamp? { heap.first?.time }

    /// The keys that wait, in the order in which they come out, each with when it is due and how often it has failed.
    package var waitingKeys: [(key: ObjectKey, time: Timestamp, failures: Int)] {
        waiting.values.sorted { $0.precedes($1) }.map { ($0.key, $0.time, failures[$0.key] ?? 0) }
    }

    /// Adds a key that is due at a time; a key that waits already keeps the earlier time.
    public mutating func add(_ key: ObjectKey, at time: Timestamp) {
        if let known = waiting[key], known.time <= time { return }
        sequence += 1
        let entry = Entry(time: time, sequence: sequence, key: key)
        waiting[key] = entry
        heap.append(entry)
        raise(heap.count - 1)
        if heap.count > 2 * waiting.count + 64 { compact() }
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
        guard let first = heap.first, first.time <= now else { return nil }
        waiting[first.key] = nil
        repeat { removeFirst() } while heap.first.map { !isCurrent($0) } ?? false
        return first.key
    }
}

extension WorkQueue {
    /// Whether its key waits by this entry, not by one that replaced it.
    private func isCurrent(_ entry: Entry) -> Bool {
        waiting[entry.key]?.sequence == entry.sequence
    }

    /// Drops the entries that were replaced, so that the heap stays in proportion to the keys.
    private mutating func compact() {
        heap = heap.filter(isCurrent).sorted { $0.precedes($1) }
    }

    private mutating func removeFirst() {
        let last = heap.removeLast()
        if heap.isEmpty { return }
        heap[0] = last
        lower(0)
    }

    private mutating func raise(_ start: Int) {
        var index = start
        while index > 0, heap[index].precedes(heap[(index - 1) / 2]) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    private mutating func lower(_ start: Int) {
        var index = start
        while true {
            var first = index
            for child in [2 * index + 1, 2 * index + 2] where child < heap.count {
                if heap[child].precedes(heap[first]) { first = child }
            }
            if first == index { return }
            heap.swapAt(index, first)
            index = first
        }
    }
}
