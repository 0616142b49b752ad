import Foundation
import LabRunner
import Synchronization
import Testing

@testable import Grading

struct GradingRunTests {
    private func withCourse(_ count: Int = 6, _ body: (inout QuickCourse) throws -> Void) throws {
        try MiniLab.withFolder { folder in
            var course = try QuickCourse(in: folder, count: count)
            try body(&course)
        }
    }

    @Test
    func `a run grades all, and refuses what has no source`() throws {
        try withCourse { course in
            var lines: [String] = []
            let results = try course.run(out: "out", reached: { lines += $0.line.map { [$0] } ?? [] })
            #expect(results.submissions.map(\.score.description) == ["0", "40", "100", "0", "0", "100"])
            #expect(results.submissions[4].outcome.kind == .refused)
            #expect(lines.count == 6 && lines.contains { $0.hasSuffix("student2: 100 of 100") })
            let stored = try GradingResults(at: course.folder.appending(path: "out"))
            #expect(stored == results)
            #expect(GradingTimings(in: course.folder.appending(path: "out")).submissions.count == 5)
        }
    }

    @Test
    func `the number of jobs changes no report`() throws {
        try withCourse(12) { course in
            course.jobs = 1
            _ = try course.run(out: "one")
            course.jobs = 4
            _ = try course.run(out: "four")
            #expect(try course.reports(in: "one") == course.reports(in: "four"))
        }
    }

    @Test
    func `shares that are joined give the same bytes as the whole run`() throws {
        try withCourse(12) { course in
            _ = try course.run(out: "whole")
            var parts: [GradingResults] = []
            for index in 1...3 {
                course.shard = try Shard(index: index, count: 3)
                parts.append(try course.run(out: "part\(index)"))
            }
            try ReportSet(try GradingResults(joining: parts)).write(to: course.folder.appending(path: "joined"))
            #expect(try course.reports(in: "joined") == course.reports(in: "whole"))
        }
    }

    @Test
    func `a submission that breaks the grader is one internal error, which says nothing of the machine`() throws {
        struct Broken: Error, CustomStringConvertible {
            var description: String
        }
        try withCourse { course in
            let place = RunWorkspace.place(for: course.folder.appending(path: "out")).filePath
            let results = try course.run(
                out: "out", atWork: { if $0.id == "student1" { throw Broken(description: "no \(place)/intake/x") } })
            #expect(results.submissions.map(\.outcome.kind).filter { $0 == .internalError }.count == 1)
            #expect(results.submissions[2].score == Score(points: 100))
            #expect(results.submissions[1].outcome == .internalError("no …/intake/x"))
            // It is tried again when the run is gone on with, and nothing else is.
            course.isResuming = true
            let tried = Mutex<[String]>([])
            _ = try course.run(out: "out", atWork: { submission in tried.withLock { $0.append(submission.id) } })
            #expect(tried.withLock { $0 } == ["student1"])
        }
    }

    @Test
    func `a run that is there is not written over, and only the same one is gone on with`() throws {
        try withCourse { course in
            _ = try course.run(out: "out")
            let path = course.folder.appending(path: "out").filePath
            #expect(throws: GradingError.journalExists(path: path)) { try course.run(out: "out") }
            course.isResuming = true
            course.seed = HiddenSeed(8)
            #expect(throws: GradingError.self) { try course.run(out: "out") }
            course.seed = nil
            course.shard = try Shard(index: 1, count: 2)
            #expect(throws: GradingError.self) { try course.run(out: "out") }
            course.shard = nil
            #expect(try course.run(out: "out").seedFingerprint == HiddenSeed(7).fingerprint)
            #expect(throws: GradingError.self) { try course.run(out: "elsewhere") }
        }
    }

    @Test
    func `a submission that was handed in again is graded again, and no other`() throws {
        try withCourse { course in
            _ = try course.run(out: "out")
            try MiniLab.write(
                ["Sources/Tiny/Tiny.swift": "// right 0, right 1\n"], to: course.submissions.appending(path: "student0")
            )
            course.isResuming = true
            let tried = Mutex<[String]>([])
            let results = try course.run(
                out: "out", atWork: { submission in tried.withLock { $0.append(submission.id) } })
            #expect(tried.withLock { $0 } == ["student0"])
            #expect(results.submissions[0].score == Score(points: 100))
        }
    }

    @Test
    func `while one run writes in a folder a second one is turned away`() throws {
        try withCourse(1) { course in
            let folder = course.folder.appending(path: "out")
            let lock = try FolderLock(folder)
            #expect(throws: GradingError.locked(path: folder.filePath)) { try course.run(out: "out") }
            withExtendedLifetime(lock) {}
        }
    }

    @Test
    func `a time that is not known is told before anything is graded`() throws {
        try withCourse { course in
            var run = GradingRun(
                lab: course.lab, out: course.folder.appending(path: "out"), jobs: 1)
            run.lateness = GradingRun.LatenessChoice(policy: try LatePolicy("10%/day"), times: nil, due: nil)
            let source = SubmissionSource(id: "ada", origin: "ada", location: course.submissions, form: .folder)
            #expect(throws: GradingInputError.noSubmissionTime(ids: ["ada"])) {
                try run.perform([source], equip: { _ in throw CancellationError() })
            }
            #expect(!FileManager.default.fileExists(atPath: course.folder.appending(path: "out").filePath))
        }
    }

    #if os(Linux)
        @Test
        func `a disk that is full ends the run with what cannot be written`() throws {
            try withCourse { course in
                let out = course.folder.appending(path: "out")
                try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
                let journal = out.appending(path: GradingJournal.fileName).filePath
                try FileManager.default.createSymbolicLink(atPath: journal, withDestinationPath: "/dev/full")
                course.isResuming = true
                #expect(throws: LabError.unwritable(path: journal, reason: "No space left on device")) {
                    try course.run(out: "out")
                }
            }
        }
    #endif
}
