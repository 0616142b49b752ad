import Foundation
import LabRunner
import Testing

/// Reads what Swift 6.3.1 really wrote for the tiny lab's wrong answers.
@Suite struct OutputReadingTests {
    private func xctest(_ recording: String) throws -> TestRecords {
        let output = try Fixture.text("Recordings/\(recording).txt")
        return XCTestOutput.records(in: output[...], of: try Fixture.tiny().tests)
    }

    @Test(arguments: ["failing", "failing-v0"])
    func `each case of a failing test is an issue with its whole story`(recording: String) throws {
        let records = EventStream.records(in: try Fixture.data("Recordings/\(recording).jsonl"))
        #expect(records.keys.sorted() == [TinyTest.cases, TinyTest.below])
        let record = try #require(records[TinyTest.cases])
        #expect(record.starts == 1)
        #expect(record.ended)
        #expect(record.casesEnded == 3)
        #expect(record.failures.count == 3)
        #expect(
            record.failures.first == """
                A number becomes twice itself
                  1. your code: double(1) is 1
                  expected  2
                  but       1
                  rule      twice: Twice is the number added to itself. (README.md#twice)
                  replay    swift test --filter 'DoublingCases/`a number becomes twice itself`'
                """)
        #expect(records[TinyTest.below]?.failures == ["Expectation failed: (double(-1) → 1) == -2"])
    }

    @Test func `a crash leaves a test that began and did not end, with its arguments`() throws {
        let record = try #require(EventStream.records(in: try Fixture.data("Recordings/crash.jsonl"))[TinyTest.cases])
        #expect(record.starts == 1)
        #expect(!record.ended)
        #expect(record.casesEnded == 1)
        #expect(record.lastCase == "number → 5")
    }

    @Test func `a line cut short at the end of the stream is passed over`() throws {
        let stream = try Fixture.data("Recordings/hang.jsonl")
        let record = try #require(EventStream.records(in: stream.dropLast(40))[TinyTest.cases])
        #expect(record.ended)
        #expect(EventStream.records(in: Data()) == [:])
    }

    @Test func `known issues and warnings fail nothing`() {
        let id = #""testID":"T.f()/F.swift:1:2""#
        let lines = [
            #"{"kind":"test","version":"6.3.0","payload":{"kind":"function","id":"T.f()/F.swift:1:2"}}"#,
            #"{"kind":"event","version":"6.3.0","payload":{"kind":"issueRecorded","# + id
                + #","messages":[{"symbol":"fail","text":"x"}],"issue":{"isKnown":true,"isFailure":false}}}"#,
            #"{"kind":"event","version":"6.3.0","payload":{"kind":"issueRecorded","# + id
                + #","messages":[{"symbol":"warning","text":"y"}],"issue":{"isKnown":false,"isFailure":false}}}"#,
            #"{"kind":"event","version":"6.3.0","payload":{"kind":"testSkipped","# + id + #","messages":[]}}"#,
        ]
        let record = EventStream.records(in: Data(lines.joined(separator: "\n").utf8))["T.f()"]
        #expect(record?.failures == [])
        #expect(record?.skipped == true)
    }

    @Test(arguments: [
        ("T.S/test()/File.swift:5:6", "T.S/test()"),
        ("T.S/`a/b`(n:)/File.swift:12:34", "T.S/`a/b`(n:)"),
        ("T.S", "T.S"),
    ])
    func `an identifier loses the place at its end`(id: String, expected: String) {
        #expect(EventStream.identifier(id) == expected)
    }

    @Test func `marks are found behind what the learner's code printed`() throws {
        let records = try xctest("failing")
        #expect(records.keys.sorted() == [TinyTest.three, TinyTest.two])
        #expect(records[TinyTest.three]?.failures == [#"XCTAssertEqual failed: ("1") is not equal to ("6")"#])
        #expect(records[TinyTest.two]?.ended == true)
        #expect(
            records[TinyTest.two]?.failures == [
                """
                Two becomes four
                  1. your code: double(2) is 1
                  expected  4
                  but       1
                  rule      twice: Twice is the number added to itself. (README.md#twice)
                  replay    swift test --filter 'DoublingBasics/testTwoBecomesFour'
                """
            ])
    }

    @Test(arguments: ["xctest-crash", "xctest-hang"])
    func `an XCTest that broke down began and did not end`(recording: String) throws {
        let records = try xctest(recording)
        let broken = recording == "xctest-crash" ? TinyTest.three : TinyTest.two
        #expect(records[broken]?.starts == 1)
        #expect(records[broken]?.ended == false)
    }

    @Test func `XCTest's names on Apple's platforms are understood`() throws {
        let output = """
            Test Case '-[TinyTests.DoublingBasics testTwoBecomesFour]' started.
            /w/DoublingBasics.swift:8: error: -[TinyTests.DoublingBasics testTwoBecomesFour] : failed - Two
              expected  4
            Test Case '-[TinyTests.DoublingBasics testTwoBecomesFour]' failed (0.1 seconds).
            """
        let records = XCTestOutput.records(in: output[...], of: try Fixture.tiny().tests)
        #expect(records[TinyTest.two]?.failures == ["Two\n  expected  4"])
        #expect(records[TinyTest.two]?.ended == true)
    }

    @Test func `a compile error keeps its place and its picture`() throws {
        let output = try Fixture.text("Recordings/build-own.txt")
        let errors = BuildOutput.errors(in: output, labFolder: "/home/learner/tiny/Labs/Lab98-Tiny")
        #expect(errors.count == 1)
        let error = try #require(errors.first)
        #expect(error.file == "Sources/Tiny/Tiny.swift")
        #expect(error.line == 8)
        #expect(error.column == 20)
        #expect(error.message == "cannot find 'nummer' in scope")
        #expect(error.excerpt.count == 6)
        #expect(error.excerpt[3] == "   |                    `- error: cannot find 'nummer' in scope")
    }

    @Test func `the same error is told once`() throws {
        let output = try Fixture.text("Recordings/build-own.txt")
        #expect(BuildOutput.errors(in: output + output, labFolder: "/home/learner/tiny/Labs/Lab98-Tiny").count == 1)
    }

    @Test(arguments: [
        "<unknown>:0: error: error closing '/w/A.swiftmodule' for output: No space left on device",
        "error: error: accessing build database \"/w/build.db\": database or disk is full",
    ])
    func `a build on a full disk is told from one of code that does not compile`(line: String) {
        #expect(BuildOutput.lacksRoom("[1/2] Compiling Tiny\n\(line)\n"))
        #expect(!BuildOutput.lacksRoom("/w/A.swift:1:1: error: cannot find 'disk' in scope\n"))
        let error = LabError.diskFull(scratch: "/w/.build-labs")
        #expect(error.description.hasPrefix("the disk is full") && error.description.contains("/w/.build-labs"))
        #expect(error.exitCode == 4)
    }

    @Test func `a build that names no line says its reason`() {
        let output = "[1/2] Compiling Tiny\nerror: no space left\n[2/2] Linking\n"
        #expect(BuildOutput.errors(in: output, labFolder: "/w") == [])
        #expect(BuildOutput.reason(in: output) == ["error: no space left"])
        #expect(BuildOutput.progress(in: Array("[1/2] Compiling A\n[2/2] Compi".utf8)[...]) == "[2/2] Compi")
    }

    @Test(arguments: [
        ("Swift version 6.3.1 (swift-6.3.1-RELEASE)\nTarget: x86_64", 6, 3, "6.3"),
        ("swift-driver version: 1.127 Apple Swift version 6.2 (swiftlang-6.2.0)", 6, 2, "0"),
        ("Swift version 7.0-dev", 7, 0, "6.3"),
    ])
    func `a toolchain's version decides the event stream's`(text: String, major: Int, minor: Int, stream: String) {
        let toolchain = Toolchain(versionText: text)
        #expect(toolchain == Toolchain(major: major, minor: minor))
        #expect(toolchain?.eventStreamVersion == stream)
    }

    @Test func `a toolchain before 6_1 is too old and none is missing`() {
        #expect(!Toolchain(major: 6, minor: 0).isRecentEnough)
        #expect(!Toolchain(major: 5, minor: 10).isRecentEnough)
        #expect(Toolchain(versionText: "zsh: command not found") == nil)
    }

    @Test func `filters match one test and survive a shell`() throws {
        let tests = try Fixture.tiny().tests
        #expect(
            tests.map(TestFilter.expression) == [
                #"^TinyTests\.DoublingBasics/testTwoBecomesFour$"#,
                #"^TinyTests\.DoublingBasics/testThreeBecomesSix$"#,
                #"^TinyTests\.DoublingCases/`a number becomes twice itself`\(number:\)/"#,
                #"^TinyTests\.DoublingCases/`a number below zero stays there`\(\)/"#,
            ])
        var test = tests[3]
        test.id = "TinyTests.Cases/`it's`()"
        #expect(TestFilter.replayCommand(for: test) == #"swift test --filter 'Cases/`it.s`\(\)'"#)
    }
}
