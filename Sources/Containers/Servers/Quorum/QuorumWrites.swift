/// What the certain part of a log says of the clients' writes.
///
/// A client counts its writes from 1 and makes one after the one before was acknowledged. So where a number is missing
/// before another, an acknowledged write was lost.
struct QuorumWrites: Hashable, Sendable {
    /// The writes of one client.
    struct Client: Hashable, Sendable {
        /// The highest number.
        var last = 0
        /// How many numbers below it are missing.
        var lost = 0
    }

    private(set) var clients: [String: Client] = [:]
    /// How many entries of the log were looked at.
    private(set) var applied = 0

    var lost: Int { clients.values.reduce(0) { $0 + $1.lost } }
    var count: Int { clients.values.reduce(0) { $0 + $1.last - $1.lost } }

    /// Looks at the next entry.
    mutating func apply(_ entry: QuorumEntry) {
        applied += 1
        guard !entry.client.isEmpty else { return }
        var client = clients[entry.client] ?? Client()
        // A write that was tried again may stand there twice.
        guard entry.number > client.last else { return }
        client.lost += entry.number - client.last - 1
        client.last = entry.number
        clients[entry.client] = client
    }
}
