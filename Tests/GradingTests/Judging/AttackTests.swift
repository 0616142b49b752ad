import Foundation
import LabRunner
import Testing

@testable import Grading

@Suite("Attacks", .serialized)
struct AttackTests {
    private static let baseline = Result {
        let bench = try Workbench.ordering.get()
        return try bench.judged(try bench.files(of: bench.lab.folder.url), by: try bench.judge())
    }

    @Test("There are at least thirty attacks")
    func count() { #expect(Attack.all.count >= 30) }

    @Test(
        "An attack scores what the starter scores, brings nothing home, and is named for what it was",
        arguments: Attack.all)
    func attack(_ attack: Attack) throws {
        let bench = try Workbench.ordering.get()
        guard bench.sandbox != nil || attack.facts.needsSandbox != true else { return try Self.skipped(bench, attack) }
        let place = bench.folder.appending(path: "attack-\(attack.name)")
        defer { try? FileManager.default.removeItem(at: place) }
        try attack.layOut(at: place)
        let result = try graded(place, in: bench, named: attack.name)
        let baseline = try Self.baseline.get()
        #expect(result.score == baseline.score)
        #expect(result.tests.map(\.id) == baseline.tests.map(\.id))
        let text = result.tests.flatMap(\.story).joined(separator: "\n")
        if bench.sandbox != nil { #expect(!text.contains("LEAK"), "\(text)") }
        #expect(result.outcome.kind == attack.facts.outcome ?? .graded, "\(result.outcome.lines)")
        let kinds = result.events.map(\.kind)
        for kind in attack.facts.events ?? [] { #expect(kinds.contains(kind), "\(kinds)") }
        if case .refused(let refusals) = result.outcome {
            for reason in attack.facts.refusals ?? [] {
                #expect(refusals.contains { $0.reason == reason }, "\(refusals)")
            }
        }
        for trace in ["/tmp", "/var/tmp", "/etc", "/usr"] {
            let left = (try? FileManager.default.contentsOfDirectory(atPath: trace)) ?? []
            #expect(bench.sandbox == nil || !left.contains { $0.hasPrefix("ordinal-attack-") })
        }
    }

    @Test("After all of them a worked answer still scores everything")
    func afterwards() throws {
        let bench = try Workbench.ordering.get()
        let result = try bench.judged(try bench.files(of: bench.lab.solutionFolder), by: try bench.judge())
        #expect(result.score == Score(points: 100))
        #expect(result.events.isEmpty)
    }

    /// Takes a folder in and judges it, as a run does.
    private func graded(_ place: URL, in bench: Workbench, named name: String) throws -> GradedSubmission {
        let judge = try bench.judge()
        let sandbox = try bench.sandbox ?? Sandbox.find(isWanted: false, folder: bench.folder)
        let room = bench.folder.appending(path: "room-\(name)")
        try FileManager.default.createDirectory(at: room, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: room) }
        let source = SubmissionSource(id: name, origin: name, location: place, form: .folder)
        switch try Intake(bench.lab, sandbox: sandbox).take(source, folder: room) {
        case .files(let files): return try bench.judged(files, by: judge)
        case .refused(let refusals):
            return GradedSubmission(
                id: name, origin: name, outcome: .refused(refusals),
                tests: bench.lab.definition.unjudgedTests(story: ["It was not taken"]))
        }
    }

    private static func skipped(_ bench: Workbench, _ attack: Attack) throws {
        print("SKIPPED for want of a sandbox: attack \(attack.name); \(bench.missing)")
        if ProcessInfo.processInfo.environment[Workbench.required] != nil {
            Issue.record("\(Workbench.required) is set, and there is no sandbox: \(bench.missing)")
        }
    }
}
