import Foundation
import LabRunner
import Testing

@Suite struct HandingInTests {
    private let now = Date(timeIntervalSince1970: 1_785_542_399)

    @Test func `the worked answer is for those who have solved the lab, or insist`() throws {
        let definition = try Fixture.tiny()
        var progress = LearnerProgress()
        let never = try #require(throws: LabError.self) {
            try WorkedAnswer.admit(progress, to: definition, anyway: false)
        }
        #expect(never.description.contains("has not been checked"))
        #expect(never.exitCode == 1)
        try WorkedAnswer.admit(progress, to: definition, anyway: true)

        progress.labs["98"] = LearnerProgress.LabProgress()
        progress.labs["98"]?.best = 60
        let half = try #require(throws: LabError.self) {
            try WorkedAnswer.admit(progress, to: definition, anyway: false)
        }
        #expect(half.description.contains("your best is 60"))

        progress.labs["98"]?.best = 100
        try WorkedAnswer.admit(progress, to: definition, anyway: false)
    }

    @Test func `tasks solved one by one count as solved`() throws {
        let definition = try Fixture.tiny()
        var progress = LearnerProgress()
        progress.labs["98"] = LearnerProgress.LabProgress()
        progress.labs["98"]?.tasks = ["1": 60, "2": 40]
        try WorkedAnswer.admit(progress, to: definition, anyway: false)
    }

    @Test func `the worked answer is shown with its file's name`() throws {
        try Fixture.withTinyCheckout { root in
            let lab = try Fixture.tinyLab(in: root)
            let text = try WorkedAnswer(of: lab).text(style: TextStyle(isColoured: false))
            #expect(text.contains("// Solutions/Lab98-Tiny/Sources/Tiny/Tiny.swift\n"))
            try FileManager.default.removeItem(at: root.appending(path: "Solutions"))
            let error = try #require(throws: LabError.self) { try WorkedAnswer(of: lab) }
            #expect(error.description.hasPrefix("cannot read Solutions/Lab98-Tiny/Sources/Tiny/Tiny.swift"))
        }
    }

    @Test func `a lab of manifests has no module, and is shown and handed in all the same`() throws {
        try Fixture.withTinyCheckout { root in
            let folder = root.appending(path: "Labs/Lab98-Tiny")
            try FileManager.default.removeItem(at: folder.appending(path: "Sources"))
            for place in [folder, root.appending(path: "Solutions/Lab98-Tiny")] {
                let manifests = place.appending(path: "Manifests")
                try FileManager.default.createDirectory(at: manifests, withIntermediateDirectories: true)
                try Data("kind: Service\n".utf8).write(to: manifests.appending(path: "web.yaml"))
            }
            let json = folder.appending(path: "lab.json")
            let text = try String(contentsOf: json, encoding: .utf8)
            try Data(text.replacing("Sources/Tiny/Tiny.swift", with: "Manifests/web.yaml").utf8).write(to: json)

            let lab = try Fixture.tinyLab(in: root)
            #expect(Submission(lab: lab).paths == ["Manifests/web.yaml"])
            let answer = try WorkedAnswer(of: lab).text(style: TextStyle(isColoured: false))
            #expect(answer.contains("# Solutions/Lab98-Tiny/Manifests/web.yaml\nkind: Service\n"))
            let starter = SuiteChecksums(of: folder, starter: lab.definition.sources).starter
            #expect(starter?.keys.sorted() == ["Manifests/web.yaml"])
        }
    }

    @Test func `an archive holds the sources and a list of them, and nothing else`() throws {
        try Fixture.withTinyCheckout { root in
            let lab = try Fixture.tinyLab(in: root)
            let sources = lab.folder.url.appending(path: "Sources/Tiny")
            try Data("// mine\n".utf8).write(to: sources.appending(path: "Helper.swift"))
            try Data("x".utf8).write(to: sources.appending(path: ".Tiny.swift.swp"))
            let submission = Submission(lab: lab)
            #expect(submission.paths == ["Sources/Tiny/Helper.swift", "Sources/Tiny/Tiny.swift"])

            let archive = root.appending(path: submission.defaultName(now: now))
            #expect(archive.lastPathComponent == "Lab98-Tiny-20260731-235959.tar.gz")
            try submission.make(at: archive, now: now)
            let unpacked = root.appending(path: "unpacked")
            try FileManager.default.createDirectory(at: unpacked, withIntermediateDirectories: true)
            let tar = Command("tar", ["-xzf", archive.filePath, "-C", unpacked.filePath])
            #expect(try ChildProcess.run(tar).ending == .exited(0))
            var isFolder: ObjCBool = false
            let found = try FileManager.default.subpathsOfDirectory(atPath: unpacked.filePath).filter {
                let path = unpacked.appending(path: $0).filePath
                return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            }
            #expect(
                found.sorted() == [
                    "Lab98-Tiny/Sources/Tiny/Helper.swift", "Lab98-Tiny/Sources/Tiny/Tiny.swift",
                    "Lab98-Tiny/submission.json",
                ])
            let json = try Data(contentsOf: unpacked.appending(path: "Lab98-Tiny/submission.json"))
            let manifest = try JSONDecoder().decode(Submission.Manifest.self, from: json)
            #expect(manifest.lab == "98")
            #expect(manifest.made == "2026-07-31T23:59:59Z")
            #expect(manifest.files.map(\.path) == submission.paths)
            #expect(manifest.files.first?.bytes == 8)
            #expect(manifest.files.first?.checksum == SuiteChecksums.checksum(Data("// mine\n".utf8)))
            let left = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: ".ordinal").filePath)
            #expect(left == [])
        }
    }

    @Test func `an archive that is there already is not overwritten, and its kind must be known`() throws {
        try Fixture.withTinyCheckout { root in
            let submission = Submission(lab: try Fixture.tinyLab(in: root))
            let archive = root.appending(path: "mine.tar.gz")
            try Data("old".utf8).write(to: archive)
            let taken = try #require(throws: LabError.self) { try submission.make(at: archive, now: now) }
            #expect(taken.description.contains("there is such a file already"))
            #expect(try Data(contentsOf: archive) == Data("old".utf8))
            let unknown = try #require(throws: LabError.self) {
                try submission.make(at: root.appending(path: "mine.rar"), now: now)
            }
            #expect(unknown.description.contains("has to end in .tar.gz, .tgz or .zip"))
        }
    }
}
