import Foundation
import LabRunner
import Testing

@testable import Grading

/// What an instructor may name.
struct SubmissionSearchTests {
    private func find(_ files: [String], in names: [String] = ["class"]) throws -> (
        found: [SubmissionSource], skipped: [String]
    ) {
        try MiniLab.withFolder { folder in
            let lab = try MiniLab.lab(in: folder)
            try MiniLab.write(Dictionary(uniqueKeysWithValues: files.map { ($0, "x") }), to: folder)
            var search = SubmissionSearch(lab.definition)
            let found = try search.find(in: names.map { folder.appending(path: $0) })
            return (found, search.skipped)
        }
    }

    @Test
    func `a folder of folders, archives and sources is a course`() throws {
        let (found, skipped) = try find([
            "class/ada/Sources/Tiny/Tiny.swift", "class/bob.zip", "class/cy.tar.gz", "class/dee.swift", "class/eve.rar",
            "class/Finn_1_file_/upload.zip", "class/gus/notes.md", "class/times.csv", "class/.DS_Store",
        ])
        #expect(found.map(\.id) == ["Finn_1_file_", "ada", "bob", "cy", "dee", "eve", "gus"])
        #expect(found.map(\.form) == [.archive, .folder, .archive, .archive, .file, .archive, .folder])
        #expect(found.map(\.origin)[0...1] == ["Finn_1_file_/upload.zip", "ada"])
        #expect(skipped == ["times.csv"])
    }

    @Test(arguments: [
        "one/Sources/Tiny/Tiny.swift", "one/Tiny.swift", "one/Lab98-Tiny/Sources/Tiny/Tiny.swift",
        "one/Labs/Lab98-Tiny/Sources/Tiny/Tiny.swift", "one/submission.json",
    ])
    func `a folder with the lab in it is one submission`(file: String) throws {
        #expect(try find([file], in: ["one"]).found.map(\.id) == ["one"])
    }

    @Test
    func `names that are taken are told apart, the same way in any order`() throws {
        let files = ["a/ada.zip", "b/ada.zip", "a/ada/x", "b/Ada.tar.gz", "b/bob.zip"]
        let (found, _) = try find(files, in: ["a", "b"])
        #expect(Set(found.map { $0.id.lowercased() }).count == 5)
        #expect(found.map(\.id).contains("bob"))
        #expect(try find(files, in: ["b", "a", "a"]).found.map(\.id) == found.map(\.id))
    }

    @Test
    func `nothing to grade is an error, and so is what is not there`() throws {
        #expect(throws: GradingError.noSubmissions) { try find(["class/notes.md"]) }
        #expect(throws: LabError.self) { try find(["class/notes.md"], in: ["klass"]) }
    }
}
