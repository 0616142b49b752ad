import Foundation
import LabRunner
import Testing

/// The files in `Fixtures`.
enum Fixture {
    static func data(_ path: String) throws -> Data {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
        return try Data(contentsOf: folder.appending(path: path))
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try data(path), as: UTF8.self)
    }

    /// The description of the tiny lab.
    static func tiny() throws -> LabDefinition {
        try LabDefinition(json: data("Tiny/Labs/Lab98-Tiny/lab.json"), path: "lab.json")
    }

    static func tinyLesson() throws -> String {
        try text("Tiny/Labs/Lab98-Tiny/README.md")
    }

    /// A folder of its own for one test, removed afterwards.
    @discardableResult
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "ordinal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// A checkout that holds the tiny lab and nothing else.
    @discardableResult
    static func withTinyCheckout<Result>(_ body: (URL) throws -> Result) throws -> Result {
        try withFolder { folder in
            let source = try #require(Bundle.module.resourceURL).appending(path: "Fixtures/Tiny")
            let root = folder.appending(path: "checkout")
            try FileManager.default.copyItem(at: source, to: root)
            return try body(root)
        }
    }

    /// Runs git in a folder, under a name of its own.
    static func git(_ arguments: [String], in folder: URL) throws -> ChildEnding {
        let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
        return try ChildProcess.run(Command("git", ["-C", folder.filePath] + identity + arguments)).ending
    }

    /// The tiny lab of a checkout.
    static func tinyLab(in root: URL) throws -> Lab {
        let catalog = try LabCatalog.find(from: root)
        return try catalog.lab(in: catalog.folder(numbered: "98"))
    }
}

/// The tiny lab's tests.
enum TinyTest {
    static let two = "TinyTests.DoublingBasics/testTwoBecomesFour"
    static let three = "TinyTests.DoublingBasics/testThreeBecomesSix"
    static let cases = "TinyTests.DoublingCases/`a number becomes twice itself`(number:)"
    static let below = "TinyTests.DoublingCases/`a number below zero stays there`()"
}
