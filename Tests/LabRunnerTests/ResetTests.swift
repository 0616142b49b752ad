import Foundation
import LabRunner
import Testing

@Suite struct ResetTests {
    private let source = "Sources/Tiny/Tiny.swift"
    private let now = Date(timeIntervalSince1970: 1_785_542_399)

    /// A checkout with the starter in its history and a learner's work on top of it.
    private func withWork(_ body: (Lab, _ starter: Data) throws -> Void) throws {
        try Fixture.withTinyCheckout { root in
            let lab = try Fixture.tinyLab(in: root)
            let file = lab.folder.url.appending(path: source)
            let starter = try Data(contentsOf: file)
            try SuiteChecksums(of: lab.folder.url, starter: [source]).write(to: lab.folder.url)
            for arguments in [["init", "-q"], ["add", "."], ["commit", "-q", "-m", "As handed out"]] {
                #expect(try Fixture.git(arguments, in: root) == .exited(0))
            }
            try Data("// mine\n".utf8).write(to: file)
            #expect(try Fixture.git(["commit", "-q", "-a", "-m", "Mine"], in: root) == .exited(0))
            try body(lab, starter)
        }
    }

    @Test func `a reset brings the starter back and keeps a copy of each try`() throws {
        try withWork { lab, starter in
            let file = lab.folder.url.appending(path: source)
            let restorer = StarterRestorer(lab: lab)
            let plan = try restorer.plan()
            #expect(plan.paths == [source])
            let backup = try restorer.carryOut(plan, now: now)
            #expect(backup == ".ordinal/backups/Lab98-Tiny-20260731-235959")
            #expect(try Data(contentsOf: file) == starter)
            let copy = lab.root.appending(path: try #require(backup)).appending(path: source)
            #expect(try String(contentsOf: copy, encoding: .utf8) == "// mine\n")
            #expect(try restorer.plan().paths == [])

            try Data("// mine again\n".utf8).write(to: file)
            let second = try restorer.carryOut(restorer.plan(), now: now)
            #expect(second == ".ordinal/backups/Lab98-Tiny-20260731-235959-2")
            #expect(try String(contentsOf: copy, encoding: .utf8) == "// mine\n")
        }
    }

    @Test func `a file that is gone comes back without a copy`() throws {
        try withWork { lab, starter in
            let file = lab.folder.url.appending(path: source)
            try FileManager.default.removeItem(at: file)
            let catalog = try LabCatalog.find(from: lab.root)
            #expect(throws: LabError.self) { try catalog.lab(in: lab.folder) }
            let restorer = StarterRestorer(lab: try catalog.lab(in: lab.folder, needingSources: false))
            #expect(try restorer.carryOut(restorer.plan(), now: now) == nil)
            #expect(try Data(contentsOf: file) == starter)
        }
    }

    @Test func `without a history or a record the work stays as it is, and the way out is named`() throws {
        try Fixture.withTinyCheckout { root in
            let lab = try Fixture.tinyLab(in: root)
            let restorer = StarterRestorer(lab: lab)
            let unknown = try #require(throws: LabError.self) { try restorer.plan() }
            #expect(unknown.description.contains("checksums.json does not say what the starter was"))

            try SuiteChecksums(of: lab.folder.url, starter: [source]).write(to: lab.folder.url)
            let file = lab.folder.url.appending(path: source)
            try Data("// mine\n".utf8).write(to: file)
            let error = try #require(throws: LabError.self) { try restorer.plan() }
            #expect(error.description.contains("copy it from a new clone"))
            #expect(try String(contentsOf: file, encoding: .utf8) == "// mine\n")
        }
    }

    @Test func `a learner's file is no part of the suite, though the record knows the starter`() throws {
        try withWork { lab, _ in
            let recorded = try #require(SuiteChecksums(recordedIn: lab.folder.url))
            #expect(recorded.starter?.keys.sorted() == [source])
            #expect(recorded.changes(to: SuiteChecksums(of: lab.folder.url)) == [])
        }
    }

    @Test(arguments: [("y", true), (" YES ", true), ("yes!", false), ("", false), ("n", false)])
    func `only yes means yes`(answer: String, expected: Bool) {
        #expect(Question.isYes(answer) == expected)
    }
}
