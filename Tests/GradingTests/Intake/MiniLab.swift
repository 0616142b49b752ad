import Foundation
import LabRunner
import Testing

@testable import Grading

/// A checkout with one small lab, for tests that build nothing.
enum MiniLab {
    static let source = "public struct Tiny {\n    public func twice(_ number: Int) -> Int { number * 2 }\n}\n"
    static let manifest =
        "// swift-tools-version: 6.1\nimport PackageDescription\nlet package = Package(name: \"Tiny\")\n"

    private static let description = """
        {
          "format": 1, "number": "98", "title": "Tiny", "summary": "Twice a number.", "module": "Tiny",
          "sources": ["Sources/Tiny/Tiny.swift"], "testTarget": "TinyTests", "lesson": "README.md",
          "tasks": [
            { "id": 1, "title": "Twice", "points": 100, "hints": ["a", "b", "c"], "tests": [
              { "id": "TinyTests.Basics/testTwo", "framework": "xctest", "points": 40, "rules": ["twice"] },
              { "id": "TinyTests.Cases/below()", "framework": "testing", "points": 60, "rules": ["twice"] } ] }
          ],
          "rules": [{ "id": "twice", "text": "Twice is the sum.", "lesson": "README.md#twice" }]
        }
        """

    /// A folder of its own for one test, removed afterwards.
    @discardableResult
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "ordinal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// The lab, in a folder.
    static func lab(in folder: URL) throws -> Lab {
        let files = [
            "lab.json": description, "README.md": "# Tiny\n\n## Twice\n\nIt is the sum.\n", "Package.swift": manifest,
            "Sources/Tiny/Tiny.swift": source, "Tests/TinyTests/Subject.swift": "let subject = Tiny()\n",
        ]
        try write(files, to: folder.appending(path: "checkout/Labs/Lab98-Tiny"))
        let catalog = try LabCatalog.find(from: folder.appending(path: "checkout"))
        return try catalog.lab(in: catalog.folder(numbered: "98"))
    }

    static func write(_ files: [String: String], to folder: URL) throws {
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    /// Without a sandbox, or in this machine's.
    static func sandbox(isWanted: Bool, folder: URL) throws -> Sandbox {
        try Sandbox.find(isWanted: isWanted, folder: folder)
    }
}
