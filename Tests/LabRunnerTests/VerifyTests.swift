import Foundation
import LabRunner
import Testing

@Suite struct VerifyTests {
    private let plain = TextStyle(isColoured: false)

    /// A report in which the tests given fail and all others pass.
    private func report(failing: Set<String>) throws -> LabReport {
        let definition = try Fixture.tiny()
        var records: TestRecords = [:]
        for test in definition.tests {
            var record = TestRecord()
            record.starts = 1
            record.ended = true
            record.casesEnded = test.cases ?? 1
            record.failures = failing.contains(test.id) ? ["Told"] : []
            records[test.id] = record
        }
        return LabReport(definition: definition, outcome: .ran(records))
    }

    private func mutant(_ name: String, caughtBy: [String]) throws -> Mutant {
        try Fixture.withTinyCheckout { root in
            let catalog = try LabCatalog.find(from: root)
            let mutants = try Mutant.all(of: catalog.lab(in: catalog.folder(numbered: "98")))
            var mutant = try #require(mutants.first)
            mutant.name = name
            mutant.caughtBy = caughtBy
            return mutant
        }
    }

    private func graded(
        _ kind: VariantReport.Kind, failing: Set<String>, mutant: Mutant? = nil
    ) throws -> VariantReport {
        VariantReport(
            name: mutant?.name ?? kind.rawValue, kind: kind, mutant: mutant, report: try report(failing: failing),
            seconds: 1.25)
    }

    @Test func `a mutant's first lines say who catches it and what is wrong`() {
        let header = Mutant.Header(
            of: "// caught by: T.A/testX, T.B/`a, b`(n:)\n// mistake: counts from one \n\nimport Model\n")
        #expect(header.caughtBy == ["T.A/testX", "T.B/`a, b`(n:)"])
        #expect(header.mistake == "counts from one")
        #expect(Mutant.Header(of: "import Model\n") == Mutant.Header(of: ""))
    }

    @Test func `a mutant in YAML says it in YAML's comments`() {
        let header = Mutant.Header(of: "# caught by: T.A/testX\n# mistake: no disk\napiVersion: v1\n")
        #expect(header.caughtBy == ["T.A/testX"])
        #expect(header.mistake == "no disk")
    }

    @Test func `the tiny lab's mutants are read by name`() throws {
        try Fixture.withTinyCheckout { root in
            let catalog = try LabCatalog.find(from: root)
            let mutants = try Mutant.all(of: catalog.lab(in: catalog.folder(numbered: "98")))
            #expect(
                mutants.map(\.name) == [
                    "01-square", "02-always-positive", "03-crashes-on-five", "04-hangs-below-zero", "05-all-wrong",
                ])
            #expect(mutants[1].mistake == "drops the sign")
            #expect(mutants[1].files.keys.sorted() == ["Sources/Tiny/Tiny.swift"])
        }
    }

    @Test func `a solution must score everything and a starter nearly nothing`() throws {
        #expect(try graded(.solution, failing: []).shortfalls == [])
        #expect(
            try graded(.solution, failing: [TinyTest.two]).shortfalls == [
                "solution fails \(TinyTest.two) (failed): Told"
            ]
        )
        let allButTwo: Set<String> = [TinyTest.three, TinyTest.cases, TinyTest.below]
        #expect(try graded(.starter, failing: allButTwo).shortfalls == [])
        #expect(
            try graded(.starter, failing: [TinyTest.two]).shortfalls == ["starter scores 90, expected at most 10"])
    }

    @Test func `a mutant must lose points at a test that it names`() throws {
        let mutant = try mutant("01-x", caughtBy: [TinyTest.below, TinyTest.two])
        let killed = try graded(.mutant, failing: [TinyTest.two, TinyTest.cases], mutant: mutant)
        #expect(killed.shortfalls == [])
        #expect(killed.killedBy == [TinyTest.two])
        #expect(
            VerifyReport.row(killed, style: plain)
                == "✔ 01-x                                  60      1.3   DoublingBasics/testTwoBecomesFour and 1 more\n"
        )
        #expect(
            try graded(.mutant, failing: [], mutant: mutant).shortfalls == ["mutant 01-x survives: it scores 100"])
        #expect(
            try graded(.mutant, failing: [TinyTest.cases], mutant: mutant).shortfalls == [
                "mutant 01-x fails 1 tests, but none that it names"
            ])
    }

    @Test func `a variant that does not compile is a shortfall, not a kill`() throws {
        let error = BuildError(file: "Sources/Tiny/Tiny.swift", line: 4, column: 1, message: "no", excerpt: [])
        let report = LabReport(
            definition: try Fixture.tiny(), outcome: .notBuilt(errors: [error], lastLines: []))
        let mutant = try mutant("01-x", caughtBy: [TinyTest.two])
        let variant = VariantReport(name: "01-x", kind: .mutant, mutant: mutant, report: report, seconds: 0)
        #expect(variant.shortfalls == ["01-x does not compile: Sources/Tiny/Tiny.swift:4: no"])
        #expect(variant.failed == [])
    }

    @Test func `a test that fails for no mutant is idle`() throws {
        let mutant = try mutant("01-x", caughtBy: [TinyTest.two])
        let variants = [
            try graded(.starter, failing: [TinyTest.below]),
            try graded(.mutant, failing: [TinyTest.two, TinyTest.cases], mutant: mutant),
        ]
        #expect(
            VerifyReport.idleTests(try Fixture.tiny(), variants: variants) == [TinyTest.three, TinyTest.below])
    }

    @Test func `rules without a test and mutants without a true name are shortfalls`() throws {
        var definition = try Fixture.tiny()
        definition.rules.append(LabRule(id: "thrice", text: "Once more.", lesson: "README.md#thrice"))
        var nameless = try mutant("02-y", caughtBy: [])
        nameless.mistake = nil
        var empty = nameless
        empty.name = "03-z"
        empty.files = [:]
        let mutants = [try mutant("01-x", caughtBy: ["TinyTests.Gone/test"]), nameless, empty]
        #expect(
            VerifyReport.staticShortfalls(definition, mutants: mutants) == [
                "rule \"thrice\" has no test",
                "mutant 01-x names \"TinyTests.Gone/test\", which lab.json does not have",
                "mutant 02-y has no line \"// caught by:\"",
                "mutant 02-y has no line \"// mistake:\"",
                "mutant 03-z holds none of the lab's source files",
            ])
    }

    @Test func `a result that comes out otherwise is named`() throws {
        let first = try report(failing: [])
        #expect(first.differences(from: first) == [])
        #expect(first.differences(from: try report(failing: [TinyTest.two])) == ["\(TinyTest.two) failed"])
        var told = try report(failing: [TinyTest.two])
        told.tasks[0].tests[0].story = ["Told otherwise"]
        let failing = try report(failing: [TinyTest.two])
        #expect(failing.differences(from: told) == ["\(TinyTest.two) tells another story"])
        let definition = try Fixture.tiny()
        let broken = LabReport(definition: definition, outcome: .notBuilt(errors: [], lastLines: []))
        #expect(first.differences(from: broken) == ["it is notBuilt"])
    }

    @Test func `a suite of agreements has a test for each seam, and counts those that passed`() throws {
        let suite = AgreementSuite(
            text: """
                @Suite struct Agreement {
                    @Test func names() { check(1) }
                    @Test("In words") func words() { check(2) }
                    @Test("Above")
                    func above() {}
                    func helper() {}
                }
                """, testTarget: "TinyTests")
        #expect(
            suite.tests.map(\.id) == [
                "TinyTests.Agreement/names()", "TinyTests.Agreement/words()", "TinyTests.Agreement/above()",
            ])
        var passed = TestRecord()
        passed.starts = 1
        passed.ended = true
        var failed = passed
        failed.failures = ["Told\n  more"]
        let judgement = suite.judge([
            "TinyTests.Agreement/names()": passed, "TinyTests.Agreement/words()": failed,
        ])
        #expect(judgement.inputs == 10_000)
        #expect(
            judgement.shortfalls == [
                "solution and reference do not agree: Agreement/words(): Told\n      more",
                "solution and reference do not agree: Agreement/above(): did not end",
            ])
    }

    @Test func `the subject's lines become functions of another module, and a choice between them`() throws {
        let text = """
            import LabKit
            import Tiny

            /// What is under test.
            let subject: any Doubling = Tiny()
            """
        let file = try #require(SubjectFile(text: text))
        #expect(
            file.functions(suffix: "M1", substituting: (old: "Tiny", new: "M1")) == """
                import LabKit
                import M1

                func subjectOfM1() -> any Doubling {
                    Tiny()
                }

                """)
        #expect(
            file.choice(between: ["01-x": "M1"], variable: "V") == """
                import LabKit
                import Tiny
                import Foundation

                let subject: any Doubling =
                    switch ProcessInfo.processInfo.environment["V"] ?? "" {
                    case "01-x": subjectOfM1()
                    default: Tiny()
                    }

                """)
        let folder = try #require(SubjectFile(text: "let subject: String = labFolder + \"/Manifests\""))
        let moved = folder.functions(suffix: "M1", substituting: (old: "/Manifests\"", new: "/M1/Manifests\""))
        #expect(moved.contains("labFolder + \"/M1/Manifests\""))
        #expect(SubjectFile(text: text + "\nfunc help() {}") == nil)
    }

    @Test func `the table has a line for each lab, and dashes for what was not run`() throws {
        var sound = VerifyReport(of: try Fixture.tiny())
        sound.variants = [
            try graded(.solution, failing: []),
            try graded(.mutant, failing: [TinyTest.two], mutant: try mutant("01-x", caughtBy: [TinyTest.two])),
        ]
        sound.killing = 1
        sound.agreement = 10_000
        sound.seconds = 2.5
        let bad = VerifyReport(of: try Fixture.tiny(), shortfalls: ["no"])
        #expect(
            VerifyTable.text([sound, bad], style: plain) == """
                  lab      solution  starter  agreement  mutants killed  tests that kill  rules covered  hints  runs  seconds
                ✔ 98 Tiny       100        -      10000             1/1              1/4            2/2    6/6     1      2.5
                ✘ 98 Tiny         -        -          -               -                -            2/2    6/6     1      0.0

                """)
    }

    @Test func `results of several lanes come in order`() {
        var seen: [Int] = []
        Lanes.run(Array(0..<40), width: 4) {
            $0 * 2
        } finished: { piece, doubled in
            #expect(doubled == piece * 2)
            seen.append(piece)
        }
        #expect(seen == Array(0..<40))
    }

    @Test func `the last line sums up`() throws {
        var report = VerifyReport(of: try Fixture.tiny(), shortfalls: ["rule \"thrice\" has no test"])
        report.variants = [try graded(.solution, failing: [])]
        report.seconds = 16.66
        #expect(
            report.ending(style: plain) == """
                ✘ rule "thrice" has no test
                lab 98: 1 shortfall (solution 100, 16.7 s)

                """)
    }
}

/// Builds and runs real packages: about 20 seconds, most of them the first build and one wrong answer that hangs.
@Suite(.timeLimit(.minutes(5))) struct WholeLabTests {
    @Test func `the tiny lab is proved, crash, hang and all, and its tree stays as it was`() throws {
        try Fixture.withTinyCheckout { root in
            let broken = root.appending(path: "Solutions/Lab98-Tiny/Mutants/06-no-swift")
            try FileManager.default.createDirectory(at: broken, withIntermediateDirectories: true)
            let text = """
                // caught by: \(TinyTest.two)
                // mistake: calls what is not there
                public func double(_ number: Int) -> Int { nothing }
                """
            try Data(text.utf8).write(to: broken.appending(path: "Tiny.swift"))
            let catalog = try LabCatalog.find(from: root)
            let lab = try catalog.lab(in: catalog.folder(numbered: "98"))
            try SuiteChecksums(of: lab.folder.url, starter: lab.definition.sources).write(to: lab.folder.url)
            let starter = try Data(contentsOf: lab.folder.url.appending(path: "Sources/Tiny/Tiny.swift"))
            let verifier = LabVerifier(
                lab: lab, toolchain: try Toolchain.find(), limit: TimeLimit(seconds: 24), repeats: 2)
            var finished: [String] = []
            let report = try verifier.run(finished: { finished.append("\($0.name) \($0.score)") })
            #expect(
                report.shortfalls == [
                    "06-no-swift does not compile: Sources/Tiny/Tiny.swift:3: cannot find 'nothing' in scope"
                ])
            #expect(report.runs == 2)
            #expect(report.agreement == 10_000)
            #expect(
                finished == [
                    "solution 100", "starter 0", "01-square 10", "02-always-positive 60", "03-crashes-on-five 70",
                    "04-hangs-below-zero 60", "05-all-wrong 0", "06-no-swift 0",
                ])
            #expect(try Data(contentsOf: lab.folder.url.appending(path: "Sources/Tiny/Tiny.swift")) == starter)
            let left = try FileManager.default.contentsOfDirectory(atPath: lab.folder.url.filePath).sorted()
            #expect(left == ["Package.swift", "README.md", "Sources", "Tests", "checksums.json", "lab.json"])
        }
    }
}
