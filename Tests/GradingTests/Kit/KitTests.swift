import Foundation
import LabRunner
import Testing

@testable import Grading

/// What goes out to learners and to course systems.
struct KitTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
        .resolvingSymlinksInPath()
    private static let python = Outsider.program("python3")

    private static let solutions = root.appending(path: "Solutions").resolvingSymlinksInPath()

    private static func catalog() throws -> LabCatalog { try LabCatalog.find(from: root.appending(path: "Labs")) }

    private static func kit() throws -> LearnerKit {
        let catalog = try catalog()
        return try LearnerKit(of: catalog, labs: catalog.folders, language: "en")
    }

    @Test
    func `no solution, wrong answer or test of the workshop is in a learner's kit, whole or in part`() throws {
        let kit = try Self.kit().contents()
        #expect(kit.keys.filter { $0.hasPrefix("Labs/") }.count > 100)
        let odd = kit.keys.filter { path in
            path.contains("Solutions") || path.contains("Mutants") || path.hasPrefix("Tests/")
                || path.contains("Grading/")
                    && !path.hasPrefix("Sources/Grading/")
                || path.hasSuffix(GradingJournal.fileName)
        }
        #expect(odd.isEmpty)
        let given = Self.passages(of: kit.filter { $0.key.hasPrefix("Labs/") })
        let whole = Set(kit.values)
        var searched = 0
        for (path, data) in try MirroredFolder.contents(of: Self.solutions)
        where path.hasSuffix(".swift") || path.hasSuffix(".yaml") {
            // The first lab's answer is the course's example, which everybody has.
            let isStarter = path.contains("/Mutants/") && whole.contains(data) || data == kit["Examples/nginx.yaml"]
            #expect(!whole.contains(data) || isStarter, "\(path)")
            guard path.contains("/Sources/"), !path.contains("/Mutants/") else { continue }
            let passages = Self.passages(of: [path: data])
            searched += passages.count
            // What the lab's own starter gives is no answer; a starter that is one is refused elsewhere.
            let starter = Self.passages(of: kit.filter { $0.key == "Labs/\(path)" })
            let told = passages.intersection(given).subtracting(starter)
            #expect(told.isEmpty, "\(path): \(told.first ?? "")")
        }
        #expect(searched > 100)
    }

    /// Every four lines of code in a row that say something, without what stands around them.
    private static func passages(of files: [String: Data]) -> Set<String> {
        files.values.reduce(into: []) { passages, data in
            let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
                .map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { $0.count > 3 && !$0.hasPrefix("//") && !$0.hasPrefix("import") && !$0.hasPrefix("public") }
            for start in lines.indices.dropLast(3) {
                passages.insert(lines[start...(start + 3)].joined(separator: "\n"))
            }
        }
    }

    @Test
    func `the kit's manifest is one that SwiftPM reads, with every target but the workshop's own tests`() throws {
        let manifest = try #require(try Self.kit().contents()["Package.swift"])
        try MiniLab.withFolder { folder in
            try manifest.write(to: folder.appending(path: "Package.swift"))
            let targets = try Self.targets(of: folder)
            #expect(targets.allSatisfy { $0.value != "test" })
            #expect(
                Set(targets.keys).isSuperset(of: ["Model", "LabKit", "LabRunner", "Server", "CZlib", "ordinal"]))
            // A learner's check takes its lab in.
            try FileManager.default.createDirectory(
                at: folder.appending(path: "Labs/Lab02-Ordering/Tests/OrderingTests"),
                withIntermediateDirectories: true)
            let withLab = try Self.targets(of: folder, lab: "Lab02-Ordering")
            #expect(withLab.filter { $0.value == "test" }.map(\.key) == ["OrderingTests"])
        }
    }

    /// The types of a package's targets by their names, as SwiftPM reads them.
    private static func targets(of package: URL, lab: String? = nil) throws -> [String: String] {
        let answer = try ChildProcess.run(
            Command(
                "swift", ["package", "--package-path", package.filePath, "dump-package"],
                environment: ["ORDINAL_LAB": lab]))
        let text = answer.output.drop { $0 != "{" }
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let targets = try #require(object?["targets"] as? [[String: Any]], "\(answer.output)")
        return targets.reduce(into: [:]) { types, target in
            if let name = target["name"] as? String { types[name] = target["type"] as? String }
        }
    }

    @Test
    func `a lab that holds an answer instead of the starter goes out to nobody`() throws {
        try MiniLab.withFolder { folder in
            let lab = try MiniLab.lab(in: folder)
            let catalog = try LabCatalog.find(from: lab.root)
            try MiniLab.write(["Package.swift": "// The workshop's.\n"], to: lab.root)
            func contents() throws -> [String: Data] {
                try LearnerKit(of: catalog, labs: catalog.folders, language: "en").contents()
            }
            #expect(throws: KitError.noChecksums(lab: "98")) { try contents() }
            try SuiteChecksums(of: lab.folder.url, starter: lab.definition.sources).write(to: lab.folder.url)
            #expect(try contents()["Labs/Lab98-Tiny/Sources/Tiny/Tiny.swift"] == Data(MiniLab.source.utf8))
            try MiniLab.write(["Sources/Tiny/Helper.swift": "// An answer.\n"], to: lab.folder.url)
            #expect(throws: KitError.notTheStarter(path: "Labs/Lab98-Tiny/Sources/Tiny/Helper.swift")) {
                try contents()
            }
        }
    }

    @Test
    func `lessons go out in the language that is asked for, if they are there`() throws {
        try MiniLab.withFolder { folder in
            let lab = try MiniLab.lab(in: folder)
            let catalog = try LabCatalog.find(from: lab.root)
            try MiniLab.write(["Package.swift": ""], to: lab.root)
            try SuiteChecksums(of: lab.folder.url, starter: lab.definition.sources).write(to: lab.folder.url)
            #expect(throws: KitError.noSuchLanguage("fr", known: ["en"])) {
                try LearnerKit(of: catalog, labs: catalog.folders, language: "fr")
            }
            try MiniLab.write(["README.fr.md": "# Minuscule\n\n## Twice\n"], to: lab.folder.url)
            let kit = try LearnerKit(of: catalog, labs: catalog.folders, language: "fr").contents()
            #expect(kit["Labs/Lab98-Tiny/README.md"] == Data("# Minuscule\n\n## Twice\n".utf8))
            #expect(kit["Labs/Lab98-Tiny/README.fr.md"] == nil)
        }
    }

    @Test
    func `a kit is not written over anything`() throws {
        try MiniLab.withFolder { folder in
            try MiniLab.write(["x": ""], to: folder)
            #expect(throws: KitError.exists(path: folder.filePath)) { try Self.kit().write(to: folder) }
        }
    }

    // MARK: Gradescope

    private static func gradescope(options: [String] = []) throws -> GradescopeKit {
        let catalog = try catalog()
        return GradescopeKit(
            of: catalog, lab: try catalog.folder(numbered: "02"), toolchain: Toolchain(major: 6, minor: 1),
            seed: HiddenSeed(918_273_645_546_372_819), options: options)
    }

    @Test
    func `the seed is in the script that grades, and in nothing that a learner gets`() throws {
        let seed = Data("918273645546372819".utf8)
        let files = try Self.gradescope().contents().filter { $0.value.firstRange(of: seed) != nil }
        #expect(files.keys.sorted() == ["run_autograder"])
    }

    /// An autograder's folder as Gradescope lays it out, where another program stands for `ordinal`.
    private func autograde(_ options: [String], program: String) throws -> (
        status: ChildEnding, result: String?, words: String
    ) {
        try MiniLab.withFolder { folder in
            let archive = folder.appending(path: "autograder.zip")
            try Self.gradescope(options: options).write(to: archive)
            let base = folder.appending(path: "base")
            try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
            let unpack = Command("unzip", ["-q", archive.filePath, "-d", base.appending(path: "source").filePath])
            try #require(try ChildProcess.run(unpack).ending == .exited(0))
            try MiniLab.write(
                ["submission/Ordering.swift": "", "submission_metadata.json": "{}", "ordinal": program], to: base)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: base.appending(path: "ordinal").filePath)
            for script in ["setup.sh", "run_autograder"] {
                let check = Command("bash", ["-n", base.appending(path: "source/\(script)").filePath])
                let ending = try ChildProcess.run(check).ending
                #expect(ending == .exited(0), "\(script)")
            }
            let answer = try ChildProcess.run(
                Command(
                    base.appending(path: "source/run_autograder").filePath, [],
                    environment: ["AUTOGRADER": base.filePath, "ORDINAL": base.appending(path: "ordinal").filePath]))
            let result = try? String(contentsOf: base.appending(path: "results/results.json"), encoding: .utf8)
            return (answer.ending, result, answer.output.replacing(base.filePath, with: "BASE"))
        }
    }

    private static let grades = """
        #!/bin/sh
        echo "$@"
        mkdir -p "$AUTOGRADER/run/gradescope" && echo '{"score": 59}' >"$AUTOGRADER/run/gradescope/submission.json"

        """

    @Test
    func `the autograder grades what Gradescope hands it, by Gradescope's times, and leaves the result where it looks`()
        throws
    {
        let (status, result, words) = try autograde(["--late-policy", "10%/day,grace=2h"], program: Self.grades)
        #expect(status == .exited(0), "\(words)")
        #expect(result == "{\"score\": 59}\n")
        #expect(
            words.trimmingCharacters(in: .whitespacesAndNewlines)
                == "grade --lab 02 BASE/submission --single submission --out BASE/run --seed 918273645546372819 "
                + "--late-policy 10%/day,grace=2h --times BASE/submission_metadata.json")
    }

    @Test
    func `where the grader fails, Gradescope is told that it did, and nobody gets a zero`() throws {
        let (status, result, _) = try autograde([], program: Self.grades + "exit 1\n")
        #expect(status == .exited(1))
        #expect(result == nil)
    }

    // MARK: GitHub

    @Test
    func `a workflow's runner gets the Classroom result as one line`() throws {
        try MiniLab.withFolder { folder in
            let file = folder.appending(path: "output")
            try MiniLab.write(["output": "earlier=1\n"], to: folder)
            let results = Sample.results()
            try ClassroomKit.append(results.with([results.submissions[3]]), to: file)
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 2 && lines[0] == "earlier=1" && lines[1].hasPrefix("result="))
            let data = try #require(Data(base64Encoded: String(lines[1].dropFirst("result=".count))))
            let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            #expect(report["status"] as? String == "pass" && report["max_score"] as? Int == 100)
        }
    }

    @Test(.enabled(if: python != nil, "there is no python3"))
    func `the workflow is YAML whose steps are those that are meant`() throws {
        let kit = ClassroomKit(lab: try Self.catalog().folder(numbered: "02"))
        let script = """
            import sys
            try: import yaml
            except ImportError: sys.exit(0)
            steps = yaml.safe_load(open(sys.argv[1]))["jobs"]["grade"]["steps"]
            assert [s.get("id") for s in steps].count("ordinal") == 1
            words = next(s for s in steps if s.get("id") == "ordinal")["run"].split()
            assert words[:6] == ["swift", "run", "ordinal", "grade", "--lab", "02"] and words[-1] == "--github-output", words
            assert any("autograding-grading-reporter" in s.get("uses", "") for s in steps)
            """
        let (status, output) = try Outsider.run(
            try #require(Self.python), ["-c", script, "workflow.yml"], files: ["workflow.yml": kit.workflow])
        #expect(status == .exited(0), "\(output)")
    }
}
