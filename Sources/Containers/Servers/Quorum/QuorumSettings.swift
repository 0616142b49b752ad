/// How a member of a replicated log finds the others.
struct QuorumSettings: Hashable, Sendable {
    /// How many more members than voters may look on.
    private static let observers = 4

    let name: String
    let voters: Int
    let port: Int
    let directory: String
    /// The names of all members, for one that has a name of its own; the first ``voters`` of them vote.
    let members: [String]
    /// The name that leads to all members, for one that has no name of its own.
    let service: String

    /// The settings that a container's identity and environment give.
    init(_ identity: Machine.Identity, environment: [String: String]) {
        let voters = environment["QUORUM_MEMBERS"].flatMap { Int($0) } ?? 3
        let count = (1...31).contains(voters) ? voters : 3
        self.voters = count
        name = identity.hostname
        port = environment["QUORUM_PORT"].flatMap { Int($0) } ?? 8080
        directory = environment["QUORUM_DATA"] ?? "/data"
        service = environment["QUORUM_SERVICE"] ?? identity.domain ?? "quorum"
        let dash = identity.hostname.lastIndex(of: "-")
        let ordinal = dash.flatMap { Int(identity.hostname[identity.hostname.index(after: $0)...]) }
        if let dash, ordinal != nil, let domain = identity.domain {
            members = (0..<count + Self.observers).map { "\(identity.hostname[..<dash])-\($0).\(domain)" }
        } else {
            members = []
        }
    }

    /// This member among ``members``, if it is one.
    var ownIndex: Int? { members.firstIndex { $0.hasPrefix("\(name).") } }

    /// Whether it votes; one without a name of its own takes itself for a voter.
    var isVoter: Bool { members.isEmpty || (ownIndex.map { $0 < voters } ?? false) }
}
