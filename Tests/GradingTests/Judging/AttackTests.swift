import Foundation
import LabRunner
import Testing

@testable import Grading

@Suite("Attacks", .serialized)
struct AttackTests {
    private static let baseline = Result {
        let bench = try Workbench.ordering.get()
        return try bench.judged(try bench.files(of: bench.lab.folder.url), by: try bench.judge(seed: seed))
    }

    private static let seed = HiddenSeed(7)

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
        let result = try bench.graded(place, named: attack.name, seed: Self.seed)
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

    @Test("A submission like an attack that has to be made: an archive, a link, a name", arguments: MadeAttack.allCases)
    func made(_ attack: MadeAttack) throws {
        let bench = try Workbench.ordering.get()
        let room = bench.folder.appending(path: "made-\(attack.rawValue)")
        defer { try? FileManager.default.removeItem(at: room) }
        let place = try attack.make(in: room, starter: try bench.files(of: bench.lab.folder.url))
        let result = try bench.graded(place, named: attack.rawValue, seed: Self.seed)
        #expect(result.score == (try Self.baseline.get()).score)
        switch result.outcome {
        case .refused(let refusals):
            #expect(refusals.contains { attack.reasons.contains($0.reason) }, "\(refusals)")
        case .notBuilt: #expect(attack.reasons.isEmpty, "\(result.outcome.lines)")
        default: Issue.record("\(result.outcome)")
        }
    }

    @Test("What answers right for the visible seeds only would have had points without the hidden ones")
    func visibleSeeds() throws {
        let bench = try Workbench.ordering.get()
        let attack = try #require(Attack.all.first { $0.name == "42-visible-seeds-only" })
        let place = bench.folder.appending(path: "visible")
        defer { try? FileManager.default.removeItem(at: place) }
        try attack.layOut(at: place)
        #expect(try bench.graded(place, named: "visible", seed: nil).score > Score(points: 0))
    }

    @Test("After all of them a worked answer still scores everything")
    func afterwards() throws {
        let bench = try Workbench.ordering.get()
        let result = try bench.judged(try bench.files(of: bench.lab.solutionFolder), by: try bench.judge())
        #expect(result.score == Score(points: 100))
        #expect(result.events.isEmpty)
    }

    private static func skipped(_ bench: Workbench, _ attack: Attack) throws {
        print("SKIPPED for want of a sandbox: attack \(attack.name); \(bench.missing)")
        if ProcessInfo.processInfo.environment[Workbench.required] != nil {
            Issue.record("\(Workbench.required) is set, and there is no sandbox: \(bench.missing)")
        }
    }
}
