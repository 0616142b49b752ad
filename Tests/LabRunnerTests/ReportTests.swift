import Foundation
import LabRunner
import Testing

@Suite struct ReportTests {
    private let plain = TextStyle(isColoured: false)

    private func passed(cases: Int = 1) -> TestRecord {
        var record = TestRecord()
        record.starts = 1
        record.ended = true
        record.casesEnded = cases
        return record
    }

    private func failed(_ texts: [String]) -> TestRecord {
        var record = passed(cases: 3)
        record.failures = texts
        return record
    }

    private var allPassed: TestRecords {
        [TinyTest.two: passed(), TinyTest.three: passed(), TinyTest.cases: passed(cases: 3), TinyTest.below: passed()]
    }

    private func report(_ records: TestRecords, task: Int? = nil) throws -> LabReport {
        LabReport(
            definition: try Fixture.tiny(), outcome: .ran(records), task: task, lessonFolder: "Labs/Lab98-Tiny/")
    }

    @Test func `all tests passed once with all their cases score all points`() throws {
        let report = try report(allPassed)
        #expect(report.score == 100)
        #expect(report.isFullScore)
        #expect(report.failures(in: try Fixture.tiny()) == [])
    }

    @Test func `a task alone is scored out of its own points`() throws {
        let report = try report(allPassed, task: 2)
        #expect(report.tasks.map(\.id) == [2])
        #expect(report.points == 40)
        #expect(report.isFullScore)
    }

    @Test func `a test that did not run exactly once with all its cases earns nothing`() throws {
        var records = allPassed
        records[TinyTest.two] = nil
        records[TinyTest.three]?.starts = 2
        records[TinyTest.cases]?.casesEnded = 2
        records[TinyTest.below]?.skipped = true
        let tests = try report(records).tasks.flatMap(\.tests)
        #expect(tests.map(\.status) == [.missing, .missing, .missing, .missing])
        #expect(tests.map(\.score) == [0, 0, 0, 0])
        #expect(
            tests.map { $0.story.first } == [
                "It did not run", "It ran 2 times, expected once", "It ran 2 of its 3 cases", "It was skipped",
            ])
    }

    @Test func `a failure without words is still a failure`() throws {
        var records = allPassed
        records[TinyTest.two]?.reportedFailed = true
        let test = try #require(try report(records).tasks.first?.tests.first)
        #expect(test.status == .failed)
        #expect(test.story == ["It failed without a word."])
    }

    @Test func `the first broken rule comes first`() throws {
        var records = allPassed
        records[TinyTest.two] = failed(["Below\n  rule      below-zero: … (README.md#below-zero)"])
        records[TinyTest.cases] = failed(["Twice"])
        let report = try report(records)
        #expect(report.failures(in: try Fixture.tiny()).map(\.id) == [TinyTest.cases, TinyTest.two])
        #expect(report.failures(in: try Fixture.tiny()).map(\.rule) == ["twice", "below-zero"])
    }

    @Test func `a story ends at its replay command and has 25 lines at most`() {
        let story = Story("Title\n  1. step\n  rule      a: b\n  replay    swift test --filter 'x'\nprinted later")
        #expect(story.lines.count == 4)
        #expect(story.rule == "a")
        #expect(story.replay == "swift test --filter 'x'")
        let steps = (1...40).map { "  \($0). step" }.joined(separator: "\n")
        let long = Story("Title\n\(steps)\n  expected  x\n  but       y\n  rule      a: b\n  replay    c")
        #expect(long.lines.count == 25)
        #expect(long.lines[18] == "  … 21 more lines")
        #expect(long.lines.suffix(4) == ["  expected  x", "  but       y", "  rule      a: b", "  replay    c"])
    }

    @Test func `a full score is told in a few lines`() throws {
        #expect(
            try report(allPassed).text(definition: try Fixture.tiny(), style: plain) == """
                Lab 98  Tiny   100 of 100 points

                  ✔ 1  Twice        60 of  60   3 of 3 tests
                  ✔ 2  Below zero   40 of  40   1 of 1 tests

                Every test passed.

                """)
    }

    @Test func `failures are told by story, rule and replay command, the first three only`() throws {
        var records = allPassed
        records[TinyTest.two] = failed([
            "Two becomes four\n  expected  4\n  but       1\n  rule      twice: Twice is … (README.md#twice)\n"
                + "  replay    swift test --filter 'DoublingBasics/testTwoBecomesFour'", "another", "and another",
        ])
        records[TinyTest.three] = nil
        records[TinyTest.cases]?.breakdown = .crashed(
            message: "Fatal error: Index out of range", place: "Sources/Tiny/Tiny.swift:6")
        records[TinyTest.cases]?.lastCase = "number → 5"
        records[TinyTest.below]?.breakdown = .timedOut(seconds: 15)
        let report = try report(records)
        let text = report.text(definition: try Fixture.tiny(), style: plain)
        #expect(text == (try Fixture.text("report.txt")))
        let all = report.text(definition: try Fixture.tiny(), style: plain, all: true)
        #expect(all.contains("No end after 15 seconds"))
        #expect(!all.contains("more failure"))
    }

    @Test func `code that does not compile is shown by its own lines`() throws {
        let output = try Fixture.text("Recordings/build-own.txt")
        let errors = BuildOutput.errors(in: output, labFolder: "/home/learner/tiny/Labs/Lab98-Tiny")
        let foreign = BuildError(file: "Tests/TinyTests/A.swift", line: 1, column: 1, message: "no", excerpt: [])
        let report = LabReport(
            definition: try Fixture.tiny(), outcome: .notBuilt(errors: [foreign] + errors, lastLines: ["error: x"]))
        #expect(report.tasks.flatMap(\.tests).allSatisfy { $0.status == .notBuilt && $0.score == 0 })
        #expect(!report.isFullScore)
        #expect(
            report.text(definition: try Fixture.tiny(), style: plain) == """
                Lab 98  Tiny   does not compile

                Sources/Tiny/Tiny.swift:8:20: error: cannot find 'nummer' in scope
                 6 |     var sum = 0
                 7 |     var count = 0
                 8 |     while count != nummer {
                   |                    `- error: cannot find 'nummer' in scope
                 9 |         sum &+= 2
                10 |         count = (count + 1) & 0xff

                """)
    }

    @Test func `a changed name is explained by what the tests miss`() throws {
        let output = try Fixture.text("Recordings/build-tests.txt")
        let errors = BuildOutput.errors(in: output, labFolder: "/home/learner/tiny/Labs/Lab98-Tiny")
        let report = LabReport(definition: try Fixture.tiny(), outcome: .notBuilt(errors: errors, lastLines: []))
        let text = report.text(definition: try Fixture.tiny(), style: plain)
        #expect(text.contains("Sources/Tiny/Tiny.swift compiles, but the tests no longer fit it."))
        #expect(text.contains("Tests/TinyTests/DoublingBasics.swift:6:26: error: missing argument label 'n:' in call"))
        #expect(text.contains("and 2 more"))
    }

    @Test func `edited files are named with the way back`() throws {
        let report = LabReport(
            definition: try Fixture.tiny(), outcome: .ran(allPassed), editedFiles: ["Labs/Lab98-Tiny/Tests/A.swift"])
        let text = report.text(definition: try Fixture.tiny(), style: plain)
        #expect(
            text.contains(
                """
                1 file of the suite changed since the lab was handed out:
                  Labs/Lab98-Tiny/Tests/A.swift
                To have them back: ordinal lab check 98 --restore-tests
                """))
    }

    @Test func `JSON has the documented keys and reads back`() throws {
        let report = try report([TinyTest.two: failed(["Two"])])
        let text = try JSONText.encode(report)
        #expect(try JSONDecoder().decode(LabReport.self, from: Data(text.utf8)) == report)
        let keys = [
            "format", "lab", "title", "status", "score", "points", "tasks", "buildErrors", "buildOutput", "editedFiles",
            "story", "furtherFailures", "rule", "lesson", "replay",
        ]
        for key in keys { #expect(text.contains("\"\(key)\" : ")) }
        #expect(text.contains(#""lesson" : "Labs/Lab98-Tiny/README.md#twice""#))
    }

    @Test(
        arguments: [
            (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
            (true, ["TERM": "dumb"], false),
        ] as [(Bool, [String: String], Bool)])
    func `colour needs a terminal and no objection`(isTerminal: Bool, environment: [String: String], expected: Bool) {
        #expect(TextStyle(isTerminal: isTerminal, environment: environment).isColoured == expected)
    }

    @Test func `a test may take a quarter of the run's time, and less after each hang`() {
        var limit = TimeLimit(seconds: 60)
        #expect(limit.run == .seconds(60))
        var limits: [Duration] = []
        for _ in 0..<7 {
            limits.append(limit.test)
            limit = limit.afterHang
        }
        #expect(limits.prefix(2) == [.seconds(15), .seconds(10)])
        #expect(limits.last == .seconds(2))
    }

    @Test func `hints climb three rungs and stay there`() throws {
        var progress = LearnerProgress()
        let task = try #require(try Fixture.tiny().tasks.first)
        let rungs = (1...5).map { _ in progress.nextHint(lab: "98", task: task) }
        #expect(rungs == [1, 2, 3, 3, 3])
    }

    @Test func `progress remembers the last and the best score and survives damage`() throws {
        let definition = try Fixture.tiny()
        try Fixture.withFolder { root in
            var progress = LearnerProgress(in: root)
            progress.note(try report(allPassed), of: definition, isWholeLab: true)
            progress.note(try report([:]), of: definition, isWholeLab: true)
            progress.note(try report(allPassed, task: 1), of: definition, isWholeLab: false)
            try progress.write(in: root)
            let read = LearnerProgress(in: root)
            #expect(read == progress)
            #expect(read.labs["98"]?.score == 0)
            #expect(read.labs["98"]?.best == 100)
            #expect(read.labs["98"]?.failing == nil)
            #expect(read.taskInNeed(of: definition)?.id == 2)
            try Data("{".utf8).write(to: root.appending(path: ".ordinal/progress.json"))
            #expect(LearnerProgress(in: root) == LearnerProgress())
        }
    }
}
