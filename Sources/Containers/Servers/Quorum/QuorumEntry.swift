/// One entry of the replicated log: a client's write, or the mark that a leader sets when its term begins.
struct QuorumEntry: Hashable, Sendable {
    /// The term of the leader that took it in.
    let term: Int
    /// Who wrote it; empty for a leader's mark.
    let client: String
    /// Which write of the client it is, counted from 1.
    let number: Int

    init(term: Int, client: String = "", number: Int = 0) {
        self.term = term
        self.client = client
        self.number = number
    }

    /// The entry as a line says it: `3 writer 17`, or `3` for a mark.
    var line: String { client.isEmpty ? "\(term)" : "\(term) \(client) \(number)" }

    /// Reads a line.
    init?(_ words: ArraySlice<Substring>) {
        guard let first = words.first, let term = Int(first) else { return nil }
        guard words.count == 3 else {
            guard words.count == 1 else { return nil }
            self.init(term: term)
            return
        }
        guard let number = Int(words[words.startIndex + 2]), number > 0 else { return nil }
        self.init(term: term, client: String(words[words.startIndex + 1]), number: number)
    }
}

/// The entries of a log, from index 1 on.
struct QuorumLog: Hashable, Sendable {
    /// An entry that was put at an index, in the place of all that were there and behind.
    struct Change: Hashable, Sendable {
        let index: Int
        let entry: QuorumEntry

        var line: String { "\(index) \(entry.line)\n" }
    }

    private(set) var entries: [QuorumEntry] = []
    private var changes: [Change] = []

    /// An empty log.
    init() {}

    /// The log that lines of changes led to; lines that say nothing are passed over.
    init(lines text: String) {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let index = words.first.flatMap({ Int($0) }), let entry = QuorumEntry(words.dropFirst()) else {
                continue
            }
            put(entry, at: index)
        }
        changes = []
    }

    /// Takes the changes since they were last taken.
    mutating func takeChanges() -> [Change] {
        defer { changes = [] }
        return changes
    }

    var lastIndex: Int { entries.count }
    var lastTerm: Int { entries.last?.term ?? 0 }

    /// The term of an entry; 0 for the place before the first, `nil` where there is no entry.
    func term(at index: Int) -> Int? {
        if index == 0 { return 0 }
        return entries.indices.contains(index - 1) ? entries[index - 1].term : nil
    }

    /// The entry of an index, if it is there.
    subscript(index: Int) -> QuorumEntry? { entries.indices.contains(index - 1) ? entries[index - 1] : nil }

    /// Puts an entry at an index, in the place of all that were there and behind.
    mutating func put(_ entry: QuorumEntry, at index: Int) {
        guard index >= 1, index <= entries.count + 1 else { return }
        entries.removeLast(entries.count - (index - 1))
        entries.append(entry)
        changes.append(Change(index: index, entry: entry))
    }
}
