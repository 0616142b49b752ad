/// How members say to each other what they have to say: a line of words, then a line for each entry.
enum QuorumMessages {
    static let votePath = "/vote"
    static let appendPath = "/entries"

    static func body(_ request: QuorumMember.VoteRequest) -> String {
        "\(request.term) \(request.candidate) \(request.lastIndex) \(request.lastTerm)\n"
    }

    static func body(_ request: QuorumMember.AppendRequest) -> String {
        let head =
            "\(request.term) \(request.leader) \(request.previousIndex) \(request.previousTerm) \(request.commit)\n"
        return head + request.entries.map { $0.line + "\n" }.joined()
    }

    static func vote(_ body: [UInt8]) -> QuorumMember.VoteRequest? {
        let words = String(decoding: body, as: UTF8.self).split { $0 == " " || $0 == "\n" }
        guard words.count == 4, let term = Int(words[0]), let index = Int(words[2]), let last = Int(words[3]) else {
            return nil
        }
        return QuorumMember.VoteRequest(term: term, candidate: String(words[1]), lastIndex: index, lastTerm: last)
    }

    static func append(_ body: [UInt8]) -> QuorumMember.AppendRequest? {
        let lines = String(decoding: body, as: UTF8.self).split(separator: "\n")
        guard let words = lines.first?.split(separator: " "), words.count == 5, let term = Int(words[0]),
            let index = Int(words[2]), let last = Int(words[3]), let commit = Int(words[4]), index >= 0
        else { return nil }
        let entries = lines.dropFirst().compactMap { QuorumEntry($0.split(separator: " ")[...]) }
        guard entries.count == lines.count - 1 else { return nil }
        return QuorumMember.AppendRequest(
            term: term, leader: String(words[1]), previousIndex: index, previousTerm: last, commit: commit,
            entries: entries)
    }

    /// The numbers of an answer.
    static func numbers(_ body: [UInt8]) -> [Int] {
        String(decoding: body, as: UTF8.self).split { $0 == " " || $0 == "\n" }.compactMap { Int($0) }
    }
}
