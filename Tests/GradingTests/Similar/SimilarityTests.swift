import Foundation
import LabRunner
import Testing

@testable import Grading

/// The material is the checkout's own: the lab's starter, its worked answer, wrong answers made from that, and the
/// reference, which somebody else wrote to the same rules.
struct SimilarityTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static func base() throws -> [String] {
        [try text("Labs/Lab02-Ordering/Sources/Ordering/Ordering.swift")]
            + BaseCode.snippets(in: try text("Labs/Lab02-Ordering/README.md"))
    }

    private static func solution() throws -> String {
        try text("Solutions/Lab02-Ordering/Sources/Ordering/Ordering.swift")
    }

    private static func report(_ sources: [String: String]) throws -> SimilarityReport {
        SimilarityReport(sources: sources.mapValues { [$0] }, base: try base())
    }

    /// A copy as somebody would hide it: other names, other comments, other order, other access.
    private static func disguised(_ source: String) throws -> String {
        var text = source.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: "///").first.map(String.init) ?? "" }.joined(separator: "\n")
        let names = [
            "steps", "step", "highest", "mayGo", "isHealthy", "wantedAreHealthy", "stepForWantedPod", "roster",
        ]
        for (number, name) in names.enumerated() {
            text = text.replacing(try Regex("\\b\(name)\\b"), with: "name\(number)")
        }
        text = text.replacing("private func name3", with: "// My own idea.\n    private func name3")
        // The last function comes first.
        let parts = text.split(separator: "\n    private func ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 2 else { return text }
        let moved = parts.dropFirst().reversed().map { "\n    private func " + $0 }
        return parts[0] + moved.joined()
    }

    @Test
    func `a copy is found, whatever names, comments and order it was given`() throws {
        let solution = try Self.solution()
        let copy = try Self.disguised(solution)
        #expect(copy != solution && copy.contains("name3"))
        let report = try Self.report(["original": solution, "copy": copy])
        let pair = try #require(report.pairs.first, "\(report)")
        #expect(pair.percent >= 60)
        #expect(!pair.parts.isEmpty)
    }

    @Test
    func `every wrong answer that was made from the solution is found to be like it`() throws {
        let folder = Self.root.appending(path: "Solutions/Lab02-Ordering/Mutants")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        let solution = try Self.solution()
        #expect(names.count > 30)
        for name in names {
            let mutant = try Self.text("Solutions/Lab02-Ordering/Mutants/\(name)/Ordering.swift")
            #expect(try Self.report(["a": solution, "b": mutant]).pairs.count == 1, "\(name)")
        }
    }

    @Test
    func `answers that were written apart are not`() throws {
        let reference = try Self.text("Sources/Controller/Ordering/ReferenceOrdering.swift")
        let report = try Self.report(["solution": try Self.solution(), "reference": reference, "own": Self.own])
        #expect(report.pairs.isEmpty, "\(report.text)")
        #expect(report.compared == 3)
    }

    @Test
    func `what everybody was given is no sign`() throws {
        let starter = try Self.text("Labs/Lab02-Ordering/Sources/Ordering/Ordering.swift")
        #expect(try Self.report(["a": starter, "b": starter]).pairs.isEmpty)
    }

    @Test
    func `what many have in common is no sign either`() throws {
        let solution = try Self.solution()
        let many = Dictionary(uniqueKeysWithValues: (0..<12).map { ("s\($0)", [solution]) })
        #expect(SimilarityReport(sources: many, base: try Self.base()).pairs.isEmpty)
    }

    @Test(arguments: ["", "\"", "/*", "#\"", "\"\"\"", "\\", "`", "func \u{202E}x() {}", "let a = \"\\(b\")"])
    func `no source is too broken to be compared`(source: String) {
        _ = SimilarityReport(sources: ["a": [source], "b": [source, source]], base: [source])
    }

    /// The same rules, told by somebody who thinks in tables.
    private static let own = """
        import Controller
        import Model

        public struct Ordering: OrderingPolicy {
            public init() {}
            enum Health { case missing, over, leaving, fine, poorly }

            public func isAvailable(_ p: RosterPod, in r: Roster) throws -> Bool {
                if p.phase != .running { return false }
                if let since = p.readySince {
                    let age = r.now - since
                    return !(age < .seconds(r.minReadySeconds))
                }
                return false
            }

            func health(_ n: Ordinal, _ r: Roster) throws -> Health {
                if let p = r.pod(at: n) {
                    let ended = [RosterPod.Phase.failed, .succeeded].contains(p.phase)
                    if ended { return p.isTerminating ? .leaving : .over }
                    if p.isTerminating { return .leaving }
                    return try isAvailable(p, in: r) ? .fine : .poorly
                }
                return .missing
            }

            public func stepsForWantedPods(in r: Roster) throws -> [OrderingStep] {
                var answer = [OrderingStep]()
                let one = r.management == .orderedReady
                for n in r.wanted {
                    switch try health(n, r) {
                    case .missing: answer.append(.create(n))
                    case .over: answer.append(.delete(n))
                    case .leaving where one: answer.append(.wait(n))
                    case .poorly where one: answer.append(.wait(n))
                    default: answer.append(.keep(n)); continue
                    }
                    if one { return answer }
                }
                return answer
            }

            public func stepsForCondemnedPods(in r: Roster) throws -> [OrderingStep] {
                if r.management == .parallel {
                    var list: [OrderingStep] = []
                    for p in r.condemned { list.insert(p.isTerminating ? .keep(p.ordinal) : .delete(p.ordinal), at: 0) }
                    return list
                }
                if r.condemned.isEmpty { return [] }
                let top = r.condemned[r.condemned.count - 1]
                var ill = 0
                for n in r.wanted { if try health(n, r) != .fine { ill += 1 } }
                for p in r.condemned.dropLast() { if try health(p.ordinal, r) != .fine { ill += 1 } }
                let ok = try isAvailable(top, in: r)
                if top.isTerminating || (!ok && ill > 0) { return [.wait(top.ordinal)] }
                return [.delete(top.ordinal)]
            }
        }
        """
}
