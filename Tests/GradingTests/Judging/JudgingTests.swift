import Foundation
import LabRunner
import Testing

@testable import Grading

@Suite("Judging", .serialized)
struct JudgingTests {
    private let bench: Workbench

    init() throws { bench = try Workbench.ordering.get() }

    private func solution() throws -> [String: Data] { try bench.files(of: bench.lab.solutionFolder) }

    @Test("A worked answer scores everything, whatever it prints, however it is formatted, with files of its own")
    func fair() throws {
        var files = try solution()
        let path = "Sources/Ordering/Ordering.swift"
        let text = String(decoding: try #require(files[path]), as: UTF8.self)
        let talkative = text.replacing(
            "return roster.now - readySince", with: "Diary.note(roster)\nreturn roster.now - readySince")
        #expect(talkative != text)
        let odd = talkative.replacing("\n    ", with: "\n\t").replacing("\n", with: "\r\n") + "\r\n\r\n// :: Ünïcode ✓"
        files[path] = Data(odd.utf8)
        files["Sources/Ordering/Helpers/Diary.swift"] = Data(
            """
            import Controller
            import Foundation

            struct Diary {
                static func note(_ roster: Roster) {
                    print("Test Case 'ScaleUpBasics.testACompleteSetIsKept' failed (0.1 seconds)", roster.minReadySeconds)
                    FileHandle.standardError.write(Data("error: Fatal error: this is not one\\n".utf8))
                }
            }
            """.utf8)
        files["Sources/Ordering/Empty.swift"] = Data()
        let result = try bench.judged(files, by: try bench.judge(seed: HiddenSeed(42)))
        #expect(result.outcome == .graded)
        #expect(result.score == Score(points: 100), "\(result.tests.filter { $0.status != .passed }.flatMap(\.story))")
    }

    @Test("The same submission gets the same result each time, alone or beside others")
    func same() throws {
        let mutant = try #require(Mutant.all(of: bench.lab).first)
        let files = mutant.files.mapValues { Data($0.utf8) }
        let judge = try bench.judge(seed: HiddenSeed(1))
        let first = try bench.judged(files, by: judge)
        let bench = bench
        Lanes.run(Array(0..<4), width: 4) { _ in
            Result { try bench.judged(files, by: judge) }
        } finished: { _, result in
            switch result {
            case .success(let result): #expect(result == first)
            case .failure(let error): Issue.record(error)
            }
        }
    }

    @Test("A wrong answer fails the tests that it fails for its author")
    func mutants() throws {
        for mutant in Mutant.all(of: bench.lab).prefix(4) {
            let result = try bench.judged(mutant.files.mapValues { Data($0.utf8) }, by: try bench.judge())
            let failed = Set(result.tests.filter { $0.status != .passed }.map(\.id))
            #expect(Set(mutant.caughtBy).isSubset(of: failed), "\(mutant.name): \(failed)")
            #expect(!failed.isEmpty && result.score < Score(points: 100), "\(mutant.name)")
        }
    }

    @Test("What does not compile is told in the learner's own file names, and never the grader's")
    func errors() throws {
        var files = try solution()
        files["Sources/Ordering/Broken.swift"] = Data("let one: Int = \"two\"\nfunc (\n".utf8)
        let result = try bench.judged(files, by: try bench.judge())
        guard case .notBuilt(let messages, _) = result.outcome else {
            Issue.record("\(result.outcome)")
            return
        }
        #expect(messages.first?.file == "Sources/Ordering/Broken.swift")
        #expect(messages.first?.line == 1 || messages.first?.line == 2)
        let lines = result.outcome.lines.joined(separator: "\n")
        #expect(!lines.contains(bench.folder.path(percentEncoded: false)) && !lines.contains("/lab/"))
        #expect(result.score == Score(points: 0))
        #expect(result.tests.count == bench.lab.definition.tests.count)
    }

    @Test("A type of another shape is told as something that the tests need")
    func otherShape() throws {
        let files = ["Sources/Ordering/Ordering.swift": Data("public struct Orderly {}\n".utf8)]
        let result = try bench.judged(files, by: try bench.judge())
        #expect(result.outcome.kind == .notBuilt)
        #expect(result.outcome.lines.contains { $0.hasPrefix("the tests:") }, "\(result.outcome.lines)")
    }

    @Test("An answer that crashes for some inputs loses only the tests that have them")
    func crashesSometimes() throws {
        var files = try solution()
        let path = "Sources/Ordering/Ordering.swift"
        let text = String(decoding: try #require(files[path]), as: UTF8.self)
        let fragile = text.replacing(
            "case .parallel:\n            return roster.condemned",
            with:
                "case .parallel:\n            precondition(roster.condemned.count < 2)\n            return roster.condemned"
        )
        #expect(fragile != text)
        files[path] = Data(fragile.utf8)
        let result = try bench.judged(files, by: try bench.judge())
        let failed = result.tests.filter { $0.status != .passed }
        #expect(failed.allSatisfy { $0.status == .error && $0.id.contains("arallel") }, "\(failed.map(\.id))")
        #expect(failed.contains { $0.id.contains("ParallelBasics/testAllCondemnedPodsAreDeletedAtOnce") })
        #expect(result.score > Score(points: 70) && result.score < Score(points: 100))
        #expect(result.events.map(\.kind) == [.crashed])
    }

    @Test(
        "Without a sandbox, too, no attack on the judging earns a point",
        arguments: [
            "01-exit", "04-atexit", "05-forged-xml", "07-answers-on-stdout", "08-answers-unasked", "38-forged-lines",
        ])
    func unsandboxed(_ name: String) throws {
        let attack = try #require(Attack.all.first { $0.name == name })
        let place = bench.folder.appending(path: "bare-\(name)")
        defer { try? FileManager.default.removeItem(at: place) }
        try attack.layOut(at: place)
        let judge = try bench.judge(sandboxed: false)
        let files = try MirroredFolder.contents(of: place).filter { $0.key.hasPrefix("Sources/") }
        let starter = try bench.judged(try bench.files(of: bench.lab.folder.url), by: judge)
        let result = try bench.judged(files, by: judge)
        #expect(result.score == starter.score)
        for kind in attack.facts.events ?? [] { #expect(result.events.map(\.kind).contains(kind)) }
    }
}
