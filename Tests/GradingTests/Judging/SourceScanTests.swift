import Foundation
import Testing

@testable import Grading

@Suite("Reading sources")
struct SourceScanTests {
    private func findings(_ source: String) -> SourceFindings {
        SourceScan(forbiddenNames: ["ReferenceOrdering"]).findings(in: ["A.swift": Data(source.utf8)])
    }

    @Test("What a comment says is not looked at")
    func comments() {
        #expect(
            findings("// ReferenceOrdering, exit(0)\n/* import XCTest /* @main */ */ let a = 1") == SourceFindings())
    }

    @Test("The workshop's own answer is refused, in the code of a text literal too")
    func names() {
        #expect(findings("let a = ReferenceOrdering()").refusals.map(\.reason) == [.forbiddenName])
        #expect(findings("let a = \"\\(ReferenceOrdering())\"").refusals.map(\.reason) == [.forbiddenName])
        #expect(findings("let a = `ReferenceOrdering`()").refusals.first?.sentence.contains("line 1") == true)
    }

    @Test(
        "Modules that are not the lab's are refused, by whatever kind of import",
        arguments: ["import XCTest", "import struct Testing.Test", "@testable import Ordering", "import  Glue // why"])
    func imports(_ line: String) {
        #expect(findings("import Foundation\n\(line)\n").refusals.contains { $0.reason == .forbiddenImport })
    }

    @Test("What a lab needs is taken", arguments: ["Foundation", "Model", "Controller", "LabKit", "Synchronization"])
    func ownImports(_ module: String) {
        #expect(findings("public import \(module)\nimport struct \(module).Thing").refusals.isEmpty)
    }

    @Test("Attributes that reach past Swift's rules are refused once each, with their line")
    func attributes() {
        let refusals = findings("\n@_silgen_name(\"a\") func a()\n@_silgen_name(\"b\") func b()\n@main enum C {}")
            .refusals
        #expect(refusals.map(\.detail) == ["@_silgen_name in line 2", "@main in line 4"])
    }

    @Test("Bytes that are no text are refused")
    func bytes() {
        let findings = SourceScan().findings(in: ["A.swift": Data([0x6c, 0xff, 0xfe])])
        #expect(findings.refusals.map(\.reason) == [.sourceNotText])
    }

    @Test("What explains a result is told with its place")
    func mentions() {
        let mentions = findings("import Foundation\nfunc f() { exit(0) }\nlet g = getenv(\"HOME\")").mentions
        #expect(mentions.map(\.kind) == [.mentionsExit, .mentionsEnvironment])
        #expect(mentions.first?.detail == "exit in A.swift:2")
    }
}
