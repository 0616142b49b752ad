import LabKit
import Testing

@Suite struct `A grader's seed` {
    @Test func `adds histories that nobody has seen to those that everybody has`() {
        let seeds = Histories(count: 500, replaying: "and:42").seeds
        #expect(seeds.prefix(500).elementsEqual(1...500))
        #expect(seeds.count == 550 && Set(seeds).count == 550)
        #expect(seeds == Histories(count: 500, replaying: "and:42").seeds)
        #expect(seeds.suffix(50) != Histories(count: 500, replaying: "and:43").seeds.suffix(50))
    }

    @Test func `replays one of them as any other`() {
        let hidden = Histories(count: 10, replaying: "and:42").seeds.last
        #expect(hidden.map { Histories(count: 10, replaying: String($0)).seeds } == hidden.map { [$0] })
    }

    @Test func `is none where the number is no number`() {
        #expect(Histories(count: 3, replaying: "and:").seeds == [1, 2, 3])
    }
}
