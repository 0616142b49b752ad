import Foundation
import LabRunner
import Testing

@Suite struct LabDefinitionTests {
    @Test func `a sound description has no problems`() throws {
        let definition = try Fixture.tiny()
        #expect(definition.problems(lesson: try Fixture.tinyLesson()) == [])
        #expect(definition.tests.map(\.id) == [TinyTest.two, TinyTest.three, TinyTest.cases, TinyTest.below])
        #expect(definition.tests[2].cases == 3)
    }

    @Test(arguments: [
        (#""points": 60,"#, #""points": "many","#, "tasks[0].points: expected a whole number"),
        (#""title": "Tiny","#, "", "title: is missing"),
        (
            #""hints": ["Think of a sum.", "Add the number to something.", "Add it to itself."]"#, #""hints": 3"#,
            "tasks[0].hints: expected an array"
        ),
        (#""framework": "xctest""#, #""framework": "junit""#, "tasks[0].tests[0].framework: "),
    ])
    func `a damaged field is named`(old: String, new: String, expected: String) throws {
        let json = try Fixture.text("Tiny/Labs/Lab98-Tiny/lab.json").replacing(old, with: new, maxReplacements: 1)
        let error = try #require(throws: LabError.self) {
            try LabDefinition(json: Data(json.utf8), path: "Labs/Lab98-Tiny/lab.json")
        }
        #expect(error.description.hasPrefix("Labs/Lab98-Tiny/lab.json is damaged:\n  \(expected)"))
        #expect(error.exitCode == 2)
    }

    @Test func `text that is no JSON is said to be none`() throws {
        let error = try #require(throws: LabError.self) {
            try LabDefinition(json: Data("{ \"format\": 1,".utf8), path: "lab.json")
        }
        #expect(error.description.hasPrefix("lab.json is damaged:\n  not JSON: "))
    }

    @Test func `every contradiction is listed at once`() throws {
        var definition = try Fixture.tiny()
        definition.number = "9"
        definition.tasks[0].points = 50
        definition.tasks[0].hints = ["Think of a sum.", " ", "Add it to itself."]
        definition.tasks[0].tests[0].rules = ["thrice"]
        definition.tasks[0].tests[1].cases = 4
        definition.tasks[1].id = 1
        definition.tasks[1].tests[0].id = "Other.Suite/test()"
        definition.rules[1].lesson = "README.md#above-zero"
        #expect(
            definition.problems(lesson: try Fixture.tinyLesson()) == [
                "number: is \"9\", expected two digits",
                "tasks: points add up to 90, expected 100",
                "tasks: id 1 is used 2 times",
                "tasks[0].points: is 50, but its tests add up to 60",
                "tasks[0].hints: has 2, expected 3",
                "tasks[0].tests[0].rules: no rule is called \"thrice\"",
                "tasks[0].tests[1].cases: is 4, expected a count of a Swift Testing test's arguments",
                "tasks[1].tests[0].id: is \"Other.Suite/test()\", expected it to begin with \"TinyTests.\"",
                "rules[1].lesson: README.md has no anchor \"above-zero\"",
            ])
    }

    @Test func `a lesson that is not there is a problem`() throws {
        #expect(try Fixture.tiny().problems(lesson: nil) == ["lesson: there is no file \"README.md\""])
    }

    @Test func `anchors are headings as GitHub names them and explicit ones`() {
        let lesson = Lesson(
            markdown: """
                # What's `Ready`, exactly?
                <a id="available"></a>
                ## Again
                ```
                # not a heading
                ```
                ## Again
                #hashtag
                """)
        #expect(lesson.anchors == ["whats-ready-exactly", "available", "again", "again-1"])
    }
}

@Suite struct LabCatalogTests {
    @Test func `a lab is found from anywhere inside the checkout`() throws {
        try Fixture.withTinyCheckout { root in
            let catalog = try LabCatalog.find(from: root.appending(path: "Labs/Lab98-Tiny/Sources/Tiny"))
            #expect(catalog.root.filePath == root.filePath)
            #expect(catalog.folders.map(\.name) == ["Lab98-Tiny"])
            let lab = try catalog.lab(in: catalog.folder(numbered: "98"))
            #expect(lab.shown("README.md") == "Labs/Lab98-Tiny/README.md")
            #expect(catalog.folder(containing: lab.folder.url.appending(path: "Sources")) == lab.folder)
            #expect(catalog.folder(containing: root) == nil)
        }
    }

    @Test func `a number that no lab has is answered with those there are`() throws {
        try Fixture.withTinyCheckout { root in
            let catalog = try LabCatalog.find(from: root)
            let error = try #require(throws: LabError.self) { try catalog.folder(numbered: "7") }
            #expect(error == .noSuchLab(number: "7", known: ["98"]))
            #expect(error.description == "there is no lab 7; there are 98")
        }
    }

    @Test func `a folder without labs is said to have none`() throws {
        try Fixture.withFolder { folder in
            #expect(throws: LabError.noLabs(startingAt: folder.filePath)) { try LabCatalog.find(from: folder) }
        }
    }

    @Test func `a learner's file that is gone is a problem of the lab`() throws {
        try Fixture.withTinyCheckout { root in
            let catalog = try LabCatalog.find(from: root)
            let folder = try catalog.folder(numbered: "98")
            try FileManager.default.removeItem(at: folder.url.appending(path: "Sources/Tiny/Tiny.swift"))
            let expected = LabError.damaged(
                path: "Labs/Lab98-Tiny/lab.json", problems: ["sources: there is no file \"Sources/Tiny/Tiny.swift\""])
            #expect(throws: expected) { try catalog.lab(in: folder) }
        }
    }

    @Test func `a damaged lab is listed with its damage and hides no other`() throws {
        try Fixture.withTinyCheckout { root in
            try FileManager.default.createDirectory(
                at: root.appending(path: "Labs/Lab99-Broken"), withIntermediateDirectories: true)
            var progress = LearnerProgress()
            progress.labs["98"] = .init()
            progress.labs["98"]?.score = 70
            let list = LabList(catalog: try LabCatalog.find(from: root), progress: progress)
            #expect(
                list.text(style: TextStyle(isColoured: false)) == """
                      98  Tiny           70   Twice a number, to try the runner on.
                      99  Lab99-Broken    -   cannot read Labs/Lab99-Broken/lab.json: there is no such file

                    """)
        }
    }
}

@Suite struct SuiteChecksumTests {
    @Test func `an edited, a removed and a new file are named`() throws {
        try Fixture.withTinyCheckout { root in
            let lab = root.appending(path: "Labs/Lab98-Tiny")
            try SuiteChecksums(of: lab).write(to: lab)
            let recorded = try #require(SuiteChecksums(recordedIn: lab))
            #expect(recorded.changes(to: SuiteChecksums(of: lab)) == [])
            let tests = lab.appending(path: "Tests/TinyTests")
            try Data("// easier now\n".utf8).write(to: tests.appending(path: "DoublingBasics.swift"))
            try FileManager.default.removeItem(at: tests.appending(path: "DoublingCases.swift"))
            try Data().write(to: tests.appending(path: "Mine.swift"))
            #expect(
                recorded.changes(to: SuiteChecksums(of: lab)) == [
                    "Tests/TinyTests/DoublingBasics.swift", "Tests/TinyTests/DoublingCases.swift",
                    "Tests/TinyTests/Mine.swift",
                ])
        }
    }

    @Test func `checksums are FNV-1a of 64 bits`() {
        #expect(SuiteChecksums.checksum(Data()) == "cbf29ce484222325")
        #expect(SuiteChecksums.checksum(Data("foobar".utf8)) == "85944171f73967e8")
    }

    @Test func `an edited file comes back from the version history`() throws {
        try Fixture.withTinyCheckout { root in
            let catalog = try LabCatalog.find(from: root)
            let folder = try catalog.folder(numbered: "98")
            let recorded = SuiteChecksums(of: folder.url)
            let path = "Tests/TinyTests/DoublingBasics.swift"
            let restorer = SuiteRestorer(root: catalog.root, folder: folder)
            let original = try Data(contentsOf: folder.url.appending(path: path))
            let error = try #require(throws: LabError.self) { try restorer.restore([path], to: recorded) }
            #expect(error.description.contains("copy it from a new clone"))

            #expect(try Fixture.git(["init", "-q"], in: root) == .exited(0))
            #expect(try Fixture.git(["add", "."], in: root) == .exited(0))
            #expect(try Fixture.git(["commit", "-q", "-m", "As handed out"], in: root) == .exited(0))
            try Data("// easier now\n".utf8).write(to: folder.url.appending(path: path))
            // Even a committed edit does not hide the original.
            #expect(try Fixture.git(["commit", "-q", "-a", "-m", "Easier"], in: root) == .exited(0))
            #expect(try restorer.restore([path, "Tests/Mine.swift"], to: recorded) == [path])
            #expect(try Data(contentsOf: folder.url.appending(path: path)) == original)
        }
    }
}
