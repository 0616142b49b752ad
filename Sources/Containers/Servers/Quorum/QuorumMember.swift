/// A member of a replicated log, as a value: who leads, what the log holds, and how much of it is certain.
///
/// The rules are Ongaro and Ousterhout's Raft, with a fixed number of voters.
///
/// ## Guarantees
///
/// - What a majority of the voters holds in the leader's own term is certain, and every later leader has it.
///
/// ## Caveats
///
/// - That holds only as long as each member comes back under its name with the ``term``, ``vote`` and ``log`` that it
///   last had. What changes them has to be stored before anybody is told.
struct QuorumMember: Sendable {
    enum Role: String, Sendable {
        case follower, candidate, leader
    }

    /// What a leader knows of another member.
    struct Progress: Hashable, Sendable {
        /// The next entry to send.
        var next: Int
        /// The last entry that the other is known to have.
        var match = 0
        /// Whether it counts for what is certain.
        let isVoter: Bool
    }

    /// A candidate's request.
    struct VoteRequest: Hashable, Sendable {
        let term: Int
        let candidate: String
        let lastIndex: Int
        let lastTerm: Int
    }

    /// A leader's request.
    struct AppendRequest: Hashable, Sendable {
        let term: Int
        let leader: String
        let previousIndex: Int
        let previousTerm: Int
        let commit: Int
        let entries: [QuorumEntry]
    }

    /// The most entries that are sent at once.
    private static let batch = 64

    let name: String
    /// How many members vote.
    let voters: Int
    private(set) var term = 0
    /// Whom the member has voted for in this term.
    private(set) var vote: String?
    private(set) var log = QuorumLog()
    private(set) var role = Role.follower
    private(set) var leader: String?
    /// The last entry that is certain.
    private(set) var commit = 0
    private var votes: Set<String> = []
    private(set) var progress: [String: Progress] = [:]

    init(name: String, voters: Int, term: Int = 0, vote: String? = nil, log: QuorumLog = QuorumLog()) {
        self.name = name
        self.voters = voters
        self.term = term
        self.vote = vote
        self.log = log
    }

    private var majority: Int { voters / 2 + 1 }

    /// Takes the changes of the log that were not stored yet.
    mutating func takeChanges() -> [QuorumLog.Change] { log.takeChanges() }

    private mutating func enter(term: Int) {
        guard term > self.term else { return }
        self.term = term
        vote = nil
        leader = nil
        role = .follower
    }
}

extension QuorumMember {
    /// Stands for election.
    mutating func stand() {
        enter(term: term + 1)
        role = .candidate
        vote = name
        votes = [name]
        becomeLeaderIfElected()
    }

    /// What a candidate says to the others.
    var voteRequest: VoteRequest {
        VoteRequest(term: term, candidate: name, lastIndex: log.lastIndex, lastTerm: log.lastTerm)
    }

    /// Takes in what another says to the request for its vote.
    mutating func count(vote granted: Bool, term: Int, of peer: String) {
        enter(term: term)
        guard role == .candidate, granted, term == self.term else { return }
        votes.insert(peer)
        becomeLeaderIfElected()
    }

    private mutating func becomeLeaderIfElected() {
        guard votes.count >= majority else { return }
        role = .leader
        leader = name
        progress = [:]
        // Entries of earlier terms become certain with one of this term.
        log.put(QuorumEntry(term: term), at: log.lastIndex + 1)
        advanceCommit()
    }

    /// Whether the candidate gets this member's vote.
    mutating func answer(_ request: VoteRequest) -> Bool {
        enter(term: request.term)
        guard request.term == term, vote == nil || vote == request.candidate else { return false }
        guard (request.lastTerm, request.lastIndex) >= (log.lastTerm, log.lastIndex) else { return false }
        vote = request.candidate
        return true
    }
}

extension QuorumMember {
    /// Takes a client's write in, as a leader.
    ///
    /// - Returns: the index of its entry.
    mutating func append(client: String, number: Int) -> Int {
        log.put(QuorumEntry(term: term, client: client, number: number), at: log.lastIndex + 1)
        advanceCommit()
        return log.lastIndex
    }

    /// What the leader has to tell another member next.
    mutating func request(for peer: String, isVoter: Bool) -> AppendRequest {
        let known = progress[peer] ?? Progress(next: log.lastIndex + 1, isVoter: isVoter)
        progress[peer] = known
        let end = min(log.lastIndex, known.next + Self.batch - 1)
        let entries = known.next <= end ? Array(log.entries[(known.next - 1)..<end]) : []
        return AppendRequest(
            term: term, leader: name, previousIndex: known.next - 1, previousTerm: log.term(at: known.next - 1) ?? 0,
            commit: commit, entries: entries)
    }

    /// Whether another member lacks entries, as far as is known.
    func lacksEntries(_ peer: String) -> Bool { (progress[peer]?.next ?? 0) <= log.lastIndex }

    /// Takes a leader's request.
    ///
    /// - Returns: the last entry that this member now has in common with the leader; `nil` if they do not agree so far.
    mutating func answer(_ request: AppendRequest) -> Int? {
        enter(term: request.term)
        guard request.term == term else { return nil }
        role = .follower
        leader = request.leader
        guard log.term(at: request.previousIndex) == request.previousTerm else { return nil }
        var index = request.previousIndex
        for entry in request.entries {
            index += 1
            // What agrees stays, because an old request may come late.
            if log.term(at: index) != entry.term { log.put(entry, at: index) }
        }
        commit = max(commit, min(request.commit, index))
        return index
    }

    /// Takes in what another member says to the leader's request.
    ///
    /// - Parameters:
    ///   - match: what it has in common with the leader; `nil` if they do not agree so far.
    ///   - last: the last entry that it has.
    mutating func count(match: Int?, last: Int, term: Int, of peer: String) {
        enter(term: term)
        guard role == .leader, term == self.term, var known = progress[peer] else { return }
        if let match {
            known.match = max(known.match, match)
            known.next = known.match + 1
        } else {
            known.next = max(1, min(known.next - 1, last + 1))
        }
        progress[peer] = known
        advanceCommit()
    }

    /// Counts how far a majority has the log.
    private mutating func advanceCommit() {
        let matches = ([log.lastIndex] + progress.values.filter(\.isVoter).map(\.match)).sorted(by: >)
        guard matches.count >= majority else { return }
        let certain = matches[majority - 1]
        // Only entries of the leader's own term are certain by being counted.
        if certain > commit, log.term(at: certain) == term { commit = certain }
    }
}
