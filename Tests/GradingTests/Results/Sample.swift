import Foundation
import LabRunner

@testable import Grading

/// A run that has one submission of each kind, under names that a stranger chose.
enum Sample {
    static let hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script> ]]> \u{202E}gpj.exe\u{0} `|*_[x](y) 名前"

    static let lab = GradedLab(
        number: "02", title: "Ordering & more",
        tasks: [GradedTask(id: 1, title: "Ready", points: 15), GradedTask(id: 2, title: "Scale-up", points: 85)])

    static func tests(_ statuses: [GradedTest.Status], story: [String] = []) -> [GradedTest] {
        let points = [5, 10, 40, 45]
        return statuses.enumerated().map { place, status in
            GradedTest(
                id: "OrderingTests.Suite\(place / 2)/test<\(place)>(_:)", task: place < 2 ? 1 : 2,
                points: points[place],
                score: status == .passed ? points[place] : 0, status: status, story: status == .passed ? [] : story,
                timeline: status == .failed ? "timelines/ada/Suite.html" : nil,
                visibility: place == 3 ? .hidden : .visible)
        }
    }

    static func results() -> GradingResults {
        let story = ["Of two, \"the\" highest goes", "  expected  delete web-2", "  but       \(hostile)"]
        let error = BuildError(
            file: "Sources/Ordering/Ordering.swift", line: 3, column: 7, message: "cannot find '\(hostile)' in scope",
            excerpt: ["3 | let x = \(hostile)", "  |         `- error"])
        return GradingResults(
            lab: lab, sandbox: .bubblewrap, seedFingerprint: "0123456789abcdef",
            submissions: [
                GradedSubmission(
                    id: "turing", learners: ["Alan Turing"], origin: "turing.zip", outcome: .graded,
                    tests: tests([.passed, .passed, .passed, .passed])),
                GradedSubmission(
                    id: "ada", learners: ["Ada Lovelace", "Mary Somerville"], origin: "ada", outcome: .graded,
                    events: [GradingEvent(.exited, detail: "status 0", test: "OrderingTests.Suite1/x")],
                    tests: tests([.passed, .failed, .failed, .error], story: story)),
                GradedSubmission(
                    id: hostile, learners: [hostile], origin: hostile + ".zip",
                    outcome: .notBuilt(messages: [error], output: []),
                    tests: tests([.error, .error, .error, .error], story: ["It was not built"])),
                GradedSubmission(
                    id: "-o", origin: "-o.tar.gz",
                    outcome: .refused([Refusal(.symbolicLink, path: "Sources/\(hostile)", detail: "to /etc/passwd")]),
                    tests: tests([.error, .error, .error, .error])),
                GradedSubmission(
                    id: "zz", origin: "zz", outcome: .internalError("disk full"),
                    tests: tests([.error, .error, .error, .error])),
            ])
    }

    /// The same, with ada a day and a half late.
    static func late() throws -> GradingResults {
        let table =
            "id,submitted\r\n"
            + results().submissions.map { submission in
                let time = submission.id == "ada" ? "2026-11-28T22:00:00Z" : "2026-11-27T09:00:00Z"
                return "\"\(submission.id.replacing("\"", with: "\"\""))\",\(time)\r\n"
            }.joined()
        return try results().applying(
            LatePolicy("10.5%/day"), times: HandInTimes(table: table, path: "times.csv"),
            due: GradingTime("2026-11-27T10:00:00Z"))
    }
}

/// Programs that this project did not write, by which its reports are read; a test says so where one is missing.
enum Outsider {
    static func program(_ name: String) -> URL? {
        Programs(environment: ProcessInfo.processInfo.environment).find(name)
    }

    /// Runs a program on files in a folder of its own.
    static func run(_ program: URL, _ arguments: [String], files: [String: String]) throws -> (
        status: ChildEnding, output: String
    ) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ordinal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let paths = arguments.map { files[$0] == nil ? $0 : folder.appending(path: $0).path(percentEncoded: false) }
        let result = try ChildProcess.run(Command(program.path(percentEncoded: false), paths))
        return (result.ending, result.output)
    }
}
