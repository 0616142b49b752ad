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
