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

@Suite struct `A suite's histories` {
    @Test func `are those that its process's environment asks for`() {
        #expect(Histories(count: 3, in: [:]).seeds == [1, 2, 3])
        #expect(Histories(count: 3, in: ["ORDINAL_SEED": "7"]).seeds == [7])
        let graded = Histories(count: 3, in: ["ORDINAL_SEED": "and:7"])
        #expect(graded.seeds == Histories(count: 3, replaying: "and:7").seeds)
    }

    @Test(arguments: [("2", 2), ("3", 3), ("30", 3), ("0", 1), ("-1", 1), ("many", 3)])
    func `are fewer where it says so, never more and never none`(asked: String, count: Int) {
        #expect(Histories(count: 3, in: ["ORDINAL_HISTORIES": asked]).seeds.count == count)
    }
}
