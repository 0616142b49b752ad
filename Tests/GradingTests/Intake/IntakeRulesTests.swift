import Foundation
import LabRunner
import Testing

@testable import Grading

/// What counts of a submission, by the names of its files.
struct IntakeRulesTests {
    private func choose(_ entries: [IntakeEntry], limits: IntakeLimits = IntakeLimits()) throws -> IntakeChoice {
        try MiniLab.withFolder { folder in
            let lab = try MiniLab.lab(in: folder)
            return IntakeRules(definition: lab.definition, labFolder: lab.folder.name, limits: limits)
                .choose(among: entries)
        }
    }

    private func choose(_ names: String..., limits: IntakeLimits = IntakeLimits()) throws -> IntakeChoice {
        try choose(
            names.map { IntakeEntry(name: $0, kind: $0.hasSuffix("/") ? .folder : .file, size: 10) }, limits: limits)
    }

    private let own = "Sources/Tiny/Tiny.swift"

    @Test(arguments: [
        ["Sources/Tiny/Tiny.swift"], ["./Sources/Tiny/Tiny.swift"], ["Lab98-Tiny/Sources/Tiny/Tiny.swift"],
        ["ada/work/Lab98-Tiny/Sources/Tiny/Tiny.swift"], ["Tiny.swift"], ["upload/Tiny.swift", "upload/notes.md"],
        [
            "ordinal/Labs/Lab98-Tiny/Sources/Tiny/Tiny.swift", "ordinal/Package.swift", "ordinal/Sources/CZlib/shim.h",
            "ordinal/Solutions/Lab98-Tiny/Sources/Tiny/Tiny.swift",
        ],
        ["Sources/Tiny/Tiny.swift", "Tests/TinyTests/Subject.swift", "README.md", "photo.png", ".git/config"],
        [
            "__MACOSX/Sources/Tiny/._Tiny.swift", "Sources/Tiny/Tiny.swift", ".build/debug.yaml",
            "Sources/Tiny/.DS_Store",
        ],
    ])
    func `the lab's file is found however it was packed`(names: [String]) throws {
        let choice = try choose(names.map { IntakeEntry(name: $0, kind: .file, size: 10) })
        #expect(choice.refusals.isEmpty)
        #expect(choice.chosen.map(\.path) == [own])
        #expect(choice.chosen.first?.entry.name.contains("Solutions") == false)
    }

    @Test
    func `helpers of the learner's own come along, from folders too`() throws {
        let whole = try choose(own, "Sources/Tiny/Helpers/More.swift", "Sources/Other/Other.swift")
        #expect(whole.chosen.map(\.path) == ["Sources/Tiny/Helpers/More.swift", own])
        let loose = try choose("x/Tiny.swift", "x/Helper.swift", "x/y/Unrelated.swift")
        #expect(loose.chosen.map(\.path) == ["Sources/Tiny/Helper.swift", own])
    }

    @Test(arguments: [
        ("Package@swift-6.swift", Refusal.Reason.packageManifest), ("Sources/Tiny/package.swift", .packageManifest),
        ("Plugins/Evil/Evil.swift", .plugin), ("Sources/Tiny/evil.c", .foreignSource),
        ("Sources/C/evil.S", .foreignSource),
        ("include/module.modulemap", .moduleMap), ("libevil.a", .binary), ("Evil.xcframework/Info.plist", .binary),
        ("-o", .nameReserved), ("Sources/Tiny/-o.swift", .nameReserved), ("Sources/Tiny/a\nb.swift", .nameReserved),
        ("../Tiny.swift", .pathEscape), ("/etc/passwd", .pathEscape), ("a/../../b", .pathEscape),
        ("C:\\x", .pathEscape),
        ("a\\..\\..\\b", .pathEscape),
    ])
    func `what may not be in a submission is refused by its name`(name: String, reason: Refusal.Reason) throws {
        let choice = try choose(own, name)
        #expect(choice.refusals.map(\.reason) == [reason])
        #expect(choice.refusals.first?.path == name)
    }

    @Test(arguments: [
        (IntakeEntry.Kind.symbolicLink, Refusal.Reason.symbolicLink), (.hardLink, .hardLink), (.special, .specialFile),
    ])
    func `links and devices are refused, and those that tools leave in hidden folders do not matter`(
        kind: IntakeEntry.Kind, reason: Refusal.Reason
    ) throws {
        let file = IntakeEntry(name: own, kind: .file, size: 1)
        #expect(try choose([file, IntakeEntry(name: "x", kind: kind, size: 0)]).refusals.map(\.reason) == [reason])
        #expect(try choose([file, IntakeEntry(name: ".build/debug", kind: kind, size: 0)]).refusals.isEmpty)
    }

    @Test
    func `amounts are limited`() throws {
        var limits = IntakeLimits()
        limits.entries = 3
        limits.bytes = 1_000
        limits.sourceBytes = 100
        limits.allSourceBytes = 150
        limits.depth = 3
        #expect(try choose(own, "a", "b", "c", limits: limits).refusals.map(\.reason) == [.tooManyEntries])
        #expect(try choose(own, "a/b/c/d/e.md", limits: limits).refusals.map(\.reason) == [.tooManyEntries])
        func sized(_ sizes: Int...) throws -> [Refusal.Reason] {
            let names = [own, "Sources/Tiny/B.swift", "notes.md"]
            let entries = zip(names, sizes).map { IntakeEntry(name: $0, kind: .file, size: $1) }
            return try choose(entries, limits: limits).refusals.map(\.reason)
        }
        #expect(try sized(100, 50, 850).isEmpty)
        #expect(try sized(10, 10, 981) == [.tooLarge])
        #expect(try sized(101) == [.sourceTooLarge])
        #expect(try sized(100, 51) == [.sourceTooLarge])
        #expect(try sized(10, .max, .max) == [.tooLarge])
    }

    @Test
    func `a submission without the lab's file says which one is missing`() throws {
        #expect(try choose("notes.md").refusals == [Refusal(.missingSource, path: own)])
        #expect(try choose("a/Tiny.swift", "b/Tiny.swift").refusals == [Refusal(.missingSource, path: own)])
        #expect(try choose([]).refusals == [Refusal(.missingSource, path: own)])
    }

    @Test
    func `a path that is there twice is refused`() throws {
        #expect(try choose(own, "./" + own).refusals == [Refusal(.duplicateEntry, path: own)])
    }
}
