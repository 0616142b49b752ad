import Model

/// Another member, as one of them reaches it.
struct QuorumPeer: Hashable, Sendable {
    /// What it was asked last.
    enum Call: Hashable, Sendable {
        case name
        case vote(term: Int)
        case entries(term: Int)
    }

    /// How long an answer is waited for.
    static let patience = Duration.seconds(1)

    /// The name or address that it is known by.
    let host: String
    let isVoter: Bool
    var address: String?
    var call: (id: Int, call: Call, until: Timestamp)?
    /// When it may be asked again, after it could not be reached.
    var retryAt = Timestamp(nanoseconds: .min)
    /// When it last got entries, or the word that there are none.
    var toldAt = Timestamp(nanoseconds: .min)
    /// The term in which its vote was asked for.
    var votedTerm = 0

    init(host: String, isVoter: Bool, address: String? = nil) {
        self.host = host
        self.isVoter = isVoter
        self.address = address
    }

    static func == (one: QuorumPeer, other: QuorumPeer) -> Bool { one.host == other.host }
    func hash(into hasher: inout Hasher) { hasher.combine(host) }
}
