import Foundation
import LabKit
import LabRunner
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@testable import Grading

@Suite("A subject")
struct SubjectTests {
    @Test("Its channels keep apart, whatever numbers they had in the grader")
    func channels() throws {
        let questions = Pipe()
        let answers = Pipe()
        // The second channel has the number that is first free for the first one's way.
        let taken = fcntl(answers.fileHandleForWriting.fileDescriptor, F_DUPFD, 40)
        let asked = fcntl(questions.fileHandleForReading.fileDescriptor, F_DUPFD, taken + 1)
        defer { [taken, asked].forEach { close($0) } }
        let silence = open("/dev/null", O_WRONLY)
        defer { close(silence) }
        let child = try ChildProcess.spawn(
            Command("sh", ["-c", "read line <&3; echo \"heard $line\" >&4"]), output: silence, channels: [asked, taken])
        try questions.fileHandleForWriting.write(contentsOf: Data("a question\n".utf8))
        let answer = try answers.fileHandleForReading.read(upToCount: 16) ?? Data()
        _ = Session(leader: child).reap()
        #expect(String(decoding: answer, as: UTF8.self) == "heard a question")
    }

    private func end(_ ending: ChildEnding?, saying errors: String = "") -> SubjectEnd {
        SubjectEnd(
            loss: (GradedLine.Loss.closedChannel.rawValue, "while it was asked"), stopped: nil, ending: ending,
            errors: errors, limits: SubjectLimits())
    }

    @Test("How it ended is told for what it was, through the shell and the sandbox too")
    func endings() {
        #expect(end(.exited(0)).event == GradingEvent(.exited, detail: "with status 0"))
        #expect(end(.signalled(25)).event?.kind == .fileLimit)
        #expect(end(.exited(128 + 24)).event?.kind == .cpuLimit)
        #expect(end(.exited(128 + 11)).event?.kind == .crashed)
        #expect(
            end(.signalled(6), saying: "Fatal error: failed to allocate 99 bytes of memory").event?.kind == .memoryLimit
        )
        #expect(end(nil).event?.kind == .closedChannel)
        let trap = end(.signalled(4), saying: "noise\nOrdering/Ordering.swift:4: Fatal error: Index out of range\n")
        #expect(trap.breakdown == .crashed(message: "Fatal error: Index out of range", place: nil))
    }

    @Test("One that was ended for its time gets less of it the next time, and never less than a second")
    func limits() {
        var limits = SubjectLimits()
        for _ in 0..<9 { limits = limits.afterTimeLimit }
        #expect(limits.answerCPU == .seconds(1) && limits.answerIdle == .seconds(1))
        #expect(limits.totalCPU == SubjectLimits().totalCPU)
    }

    @Test("The shell's account of processor time is read")
    func times() {
        #expect(CompilerRecipe.processorTime(toldIn: "0m0.00s 0m0.00s\n1m2.25s 0m0.50s\n") == .seconds(62.75))
        #expect(CompilerRecipe.processorTime(toldIn: "") == nil)
    }

    @Test("Without a sandbox, too, a program has no variable of the grader's")
    func environment() throws {
        let sandbox = try Sandbox.find(isWanted: false, folder: FileManager.default.temporaryDirectory)
        let job = SandboxJob("/usr/bin/env", [], mounts: [], limits: .subject, environment: ["ONLY": "this"])
        let answer = try ChildProcess.run(sandbox.command(job))
        #expect(answer.output.split(whereSeparator: \.isNewline) == ["ONLY=this"])
    }

    @Test("Seeds tell each other apart and give nothing away")
    func seeds() {
        #expect(HiddenSeed(1).fingerprint != HiddenSeed(2).fingerprint)
        #expect(HiddenSeed(1).fingerprint.count == 8)
        #expect(HiddenSeed(5).variables["ORDINAL_SEED"].map { Histories(count: 500, replaying: $0).seeds.count } == 550)
    }
}
