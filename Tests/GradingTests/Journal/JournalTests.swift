import Foundation
import LabRunner
import Testing

@testable import Grading

struct JournalTests {
    private static func entry(_ id: String, _ score: Int = 0) -> JournalEntry {
        let test = GradedTest(id: "T.S/t", task: 1, points: 100, score: score, status: score == 0 ? .failed : .passed)
        return JournalEntry(
            submission: GradedSubmission(id: id, origin: id, outcome: .graded, tests: [test]), stamp: "s", cost: nil)
    }

    private static let header = JournalHeader(
        lab: GradedLab(number: "98", title: "Tiny", tasks: []), suite: "0", sandbox: .none, seed: HiddenSeed(.max),
        shard: nil, sources: [])

    private static func open(_ folder: URL) throws -> GradingJournal {
        try GradingJournal(in: folder) { $0 ?? header }
    }

    @Test
    func `wherever the last line is torn, what stands before it is kept and the next line begins cleanly`() throws {
        try MiniLab.withFolder { folder in
            let file = folder.appending(path: GradingJournal.fileName)
            for id in ["a", "b", "ü"] { try Self.open(folder).append(Self.entry(id)) }
            let whole = try Data(contentsOf: file)
            let starts = [0] + whole.indices.filter { whole[$0] == 10 }.map { $0 + 1 }
            for length in 0...whole.count {
                try whole.prefix(length).write(to: file)
                let journal = try Self.open(folder)
                let kept = starts.count { $0 <= length } - 1
                #expect(journal.entries.count == max(0, kept - 1), "cut off after \(length) bytes")
                try journal.append(Self.entry("z"))
                #expect(try Self.open(folder).entries["z"] == Self.entry("z"))
                #expect(journal.header.hiddenSeed == HiddenSeed(.max))
            }
        }
    }

    @Test
    func `a line in the middle that cannot be read is told by its number`() throws {
        try MiniLab.withFolder { folder in
            let file = folder.appending(path: GradingJournal.fileName)
            for id in ["a", "b", "c"] { try Self.open(folder).append(Self.entry(id)) }
            var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
            lines[2] = "{\"submission\":"
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
            #expect(throws: GradingError.journalDamaged(path: file.filePath, line: 3)) { try Self.open(folder) }
        }
    }

    @Test
    func `a later line about a submission counts`() throws {
        try MiniLab.withFolder { folder in
            let journal = try Self.open(folder)
            try journal.append(Self.entry("a", 0))
            try journal.append(Self.entry("a", 100))
            #expect(try Self.open(folder).entries == ["a": Self.entry("a", 100)])
        }
    }

    @Test(arguments: [
        (0, "[                        ] 0/4"), (1, "[======                  ] 1/4  about 6 s left  a: 0 of 100"),
    ])
    func `the progress line has a bar and an estimate`(graded: Int, line: String) {
        var progress = BatchProgress(total: 4, earlier: 0)
        for _ in 0..<graded { progress.note(Self.entry("a").submission, elapsed: .seconds(2)) }
        #expect(progress.bar == line)
    }
}
