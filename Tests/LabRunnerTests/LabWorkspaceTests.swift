import Foundation
import Testing

@testable import LabRunner

/// How a learner's lab is built as a part of the workshop's package.
@Suite
struct LabWorkspaceTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

    @Test func buildsTheLabWhereTheCommandWasBuilt() throws {
        try Fixture.withTinyCheckout { root in
            let lab = try Fixture.tinyLab(in: root)
            let workspace = LabWorkspace(
                lab: lab, toolchain: Toolchain(major: 6, minor: 1), limit: TimeLimit(seconds: 60))
            let command = workspace.buildCommand()
            #expect(command.arguments.contains("ordinalPackageTests"))
            #expect(command.arguments.contains(lab.root.filePath))
            #expect(command.arguments.contains(lab.root.appending(path: ".build").filePath))
            #expect(command.environment["ORDINAL_LAB"] == "Lab98-Tiny")
        }
    }

    @Test func buildsACopyAsAPackageOfItsOwn() throws {
        try Fixture.withTinyCheckout { root in
            let lab = try Fixture.tinyLab(in: root)
            let scratch = root.appending(path: ".build-labs")
            let workspace = LabWorkspace(
                package: lab.folder.url, scratch: scratch, toolchain: Toolchain(major: 6, minor: 1),
                limit: TimeLimit(seconds: 60))
            let command = workspace.buildCommand()
            #expect(command.arguments.contains("--build-tests"))
            #expect(command.arguments.contains(lab.folder.url.filePath))
            #expect(command.environment["ORDINAL_LAB"] == .some(nil))
        }
    }

    /// What the workshop's manifest says of a lab, read as SwiftPM reads it.
    private struct Manifest: Decodable {
        struct Target: Decodable {
            var name: String
            var type: String
            var path: String?
            var packageAccess: Bool
            var resources: [Resource]
        }

        struct Resource: Decodable {
            var path: String
        }

        var targets: [Target]
    }

    @Test(arguments: try LabCatalog.find(from: root).folders.map(\.name))
    func takesInEveryLab(name: String) throws {
        let manifest = try Fixture.withFolder { scratch in
            let answer = try ChildProcess.run(
                Command(
                    "swift",
                    ["package", "dump-package", "--package-path", Self.root.filePath]
                        + ["--scratch-path", scratch.filePath],
                    environment: ["ORDINAL_LAB": name, "TERM": "dumb"]))
            #expect(answer.ending == .exited(0))
            let json = try #require(answer.output.firstIndex(of: "{"))
            return try JSONDecoder().decode(Manifest.self, from: Data(answer.output[json...].utf8))
        }
        let lab = try LabCatalog.find(from: Self.root).folders.first { $0.name == name }
        let definition = try LabDefinition(
            json: Data(contentsOf: #require(lab).url.appending(path: "lab.json")), path: "lab.json")
        let tests = manifest.targets.filter { $0.type == "test" }
        #expect(tests.map(\.name) == [definition.testTarget])
        #expect(tests.map(\.path) == ["Labs/\(name)/Tests/\(definition.testTarget)"])
        // Nothing of the workshop is within a learner's reach that is not within it in the lab's own package.
        #expect(manifest.targets.filter { $0.path?.hasPrefix("Labs/") == true }.allSatisfy { !$0.packageAccess })
        let fixtures = "Labs/\(name)/Tests/\(definition.testTarget)/Fixtures"
        let hasFixtures = FileManager.default.fileExists(atPath: Self.root.appending(path: fixtures).filePath)
        #expect(tests.flatMap(\.resources).map(\.path) == (hasFixtures ? ["Fixtures"] : []))
        for source in definition.sources where source.hasPrefix("Sources/") {
            let module = "Labs/\(name)/" + source.split(separator: "/").prefix(2).joined(separator: "/")
            #expect(manifest.targets.contains { $0.path == module })
        }
    }
}
