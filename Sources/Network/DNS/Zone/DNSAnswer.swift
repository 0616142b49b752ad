/// What the cluster's DNS says to a question.
public struct DNSAnswer: Hashable, Sendable {
    /// How it ended.
    public var code = DNSCode.noError
    /// The answer; none although the name exists where it has nothing of the type.
    public var answers: [DNSResource] = []
    /// The beginning of the zone, where there is no answer.
    public var authorities: [DNSResource] = []
    /// The addresses of what is named in the answer.
    public var additionals: [DNSResource] = []
    /// The name belongs to a zone of this server.
    public var isAuthoritative = true
}

extension ClusterZone {
    /// How many names that are other names are followed.
    private static let longestChain = 8

    /// Answers a question of the Internet's class.
    ///
    /// - Parameter turn: which of several resources stands first, so that clients that take the first spread over them.
    public func answer(_ question: DNSQuestion, turn: Int = 0) -> DNSAnswer {
        var answer = DNSAnswer()
        // The answer is about the name in the letters of the question, by which some clients recognize it.
        var name = question.name
        for step in 0...Self.longestChain {
            let key = name.lowercased
            switch find(key) {
            case .outside:
                if step == 0 { return .refused }
                return answer
            case .missing:
                answer.code = .nameError
                answer.authorities = authority(of: key).map { [$0] } ?? []
                return answer
            case .entries(let entries):
                if question.type == .any {
                    answer.answers.append(.everything(of: name))
                    return answer
                }
                let matching = resources(entries, of: question.type, under: name, key: key)
                if !matching.isEmpty {
                    answer.answers += matching.rotated(by: turn)
                    answer.additionals = addresses(namedBy: answer.answers)
                    return answer
                }
                guard let alias = entries.first(where: { $0.type == .cname }), case .name(let target) = alias.content
                else {
                    answer.authorities = authority(of: key).map { [$0] } ?? []
                    return answer
                }
                answer.answers.append(DNSResource(alias, under: name))
                name = target
            }
        }
        // Names that are each other's lead nowhere.
        return .failed
    }

    private func resources(
        _ entries: [NameTree.Entry], of type: DNSType, under name: DNSName, key: DNSName
    ) -> [DNSResource] {
        if type == .soa, isApex(key) { return authority(of: key).map { [$0] } ?? [] }
        return entries.filter { $0.type == type }.map { DNSResource($0, under: name) }
    }

    /// The addresses of hosts that an answer names.
    private func addresses(namedBy answers: [DNSResource]) -> [DNSResource] {
        var seen: Set<DNSName> = []
        return answers.flatMap { resource -> [DNSResource] in
            let host: DNSName
            switch (resource.type, resource.content) {
            case (.srv, .location(_, _, _, let target)): host = target
            case (.ns, .name(let target)): host = target
            default: return []
            }
            guard seen.insert(host).inserted, case .entries(let entries) = find(host) else { return [] }
            return entries.filter { $0.type == .a || $0.type == .aaaa }.map { DNSResource($0, under: host) }
        }
    }
}

extension DNSAnswer {
    /// The name is none of this server's.
    fileprivate static let refused = DNSAnswer(code: .refused, isAuthoritative: false)
    /// There is no end to the names.
    fileprivate static let failed = DNSAnswer(code: .serverFailure, isAuthoritative: false)
}

extension DNSResource {
    fileprivate init(_ entry: NameTree.Entry, under name: DNSName) {
        self.init(name, entry.type, timeToLive: UInt32(DNSRecord.timeToLive), entry.content)
    }

    /// The answer to those who ask for everything (RFC 8482): that nobody gets it.
    fileprivate static func everything(of name: DNSName) -> DNSResource {
        DNSResource(name, .hinfo, timeToLive: UInt32(DNSRecord.timeToLive), .texts([Array("RFC8482".utf8), []]))
    }
}

extension [DNSResource] {
    fileprivate func rotated(by turn: Int) -> Self {
        guard count > 1 else { return self }
        let start = turn % count
        return Array(self[start...] + self[..<start])
    }
}
