import Model
import Testing

@testable import Containers

@Suite("Members of a replicated log agree, whatever is lost between them")
struct QuorumMemberTests {
    /// Lets members talk at random: who stands, whose messages arrive, who comes back from what was stored.
    private func history(seed: UInt64, voters: Int) -> (leaders: Int, certain: Int) {
        var random = SplitMix64(seed: seed)
        func roll(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
        var members = (0..<voters).map { QuorumMember(name: "m\($0)", voters: voters) }
        var leaderOfTerm: [Int: String] = [:]
        var certain: [QuorumEntry] = []
        var number = 0
        for _ in 0..<600 {
            let one = roll(voters)
            let other = (one + 1 + roll(voters - 1)) % voters
            switch roll(30) {
            case 0:
                members[one].stand()
            case 1:
                // It comes back with what it has stored, and nothing else.
                let old = members[one]
                members[one] = QuorumMember(
                    name: old.name, voters: voters, term: old.term, vote: old.vote, log: old.log)
            case 2, 3:
                guard members[one].role == .leader else { break }
                number += 1
                _ = members[one].append(client: "c", number: number)
            default: talk(one, other, &members, isAnswered: roll(4) > 0)
            }
            for member in members where member.role == .leader {
                let known = leaderOfTerm[member.term] ?? member.name
                #expect(known == member.name, "two leaders of term \(member.term), seed \(seed)")
                leaderOfTerm[member.term] = member.name
            }
            for member in members {
                let own = Array(member.log.entries.prefix(member.commit))
                let shared = min(own.count, certain.count)
                #expect(own.prefix(shared) == certain.prefix(shared), "what was certain has changed, seed \(seed)")
                if own.count > certain.count { certain = own }
            }
        }
        return (leaderOfTerm.count, certain.count)
    }

    /// One message, and its answer if that arrives.
    private func talk(_ one: Int, _ other: Int, _ members: inout [QuorumMember], isAnswered: Bool) {
        switch members[one].role {
        case .candidate:
            let request = members[one].voteRequest
            let isGranted = members[other].answer(request)
            guard isAnswered else { return }
            let isOfTerm = request.term == members[one].term
            members[one].count(vote: isGranted && isOfTerm, term: members[other].term, of: members[other].name)
        case .leader:
            let request = members[one].request(for: members[other].name, isVoter: true)
            let match = members[other].answer(request)
            guard isAnswered else { return }
            members[one].count(
                match: match, last: members[other].log.lastIndex, term: members[other].term, of: members[other].name)
        case .follower: break
        }
    }

    @Test("One leader a term, and what is certain stays, in 50 histories at random", arguments: [3, 5])
    func agreement(voters: Int) {
        var sum = (leaders: 0, certain: 0)
        for seed in 1...UInt64(50) {
            let (leaders, certain) = history(seed: seed, voters: voters)
            sum = (sum.leaders + leaders, sum.certain + certain)
        }
        // The histories would show nothing if nobody ever led, or nothing ever became certain.
        #expect(sum.leaders > 100 && sum.certain > 100)
    }

    @Test("A log is what its lines lead to, and a later line takes the place of all behind it")
    func lines() {
        let log = QuorumLog(lines: "1 1\n2 1 a 1\n3 1 a 2\nnonsense\n2 2 b 1\n9 9\n")
        #expect(log.entries == [QuorumEntry(term: 1), QuorumEntry(term: 2, client: "b", number: 1)])
    }

    @Test("A write that is missing before another was lost, and one that stands there twice counts once")
    func lostWrites() {
        var writes = QuorumWrites()
        for number in [1, 2, 2, 1, 5, 6] { writes.apply(QuorumEntry(term: 1, client: "a", number: number)) }
        writes.apply(QuorumEntry(term: 1))
        #expect(writes.lost == 2 && writes.count == 4 && writes.applied == 7)
    }
}
