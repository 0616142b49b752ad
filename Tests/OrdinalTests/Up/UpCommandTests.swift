import Foundation
import Testing

@Suite("A cluster that cannot start with what it was given")
struct UpCommandTests {
    /// A file that no cluster can start with, and what is said of it.
    struct BadFile: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// `nil` for a file that is missing.
        let text: String?
        let said: String
    }

    private static let good = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: good}\n---\n"

    @Test(
        "It says which document of which file is bad, ends with 1, and leaves nothing behind",
        arguments: [
            BadFile(testDescription: "a missing file", text: nil, said: "start.yaml: there is no such file"),
            BadFile(testDescription: "bad YAML", text: good + "kind: [", said: "start.yaml:5 (document 2): "),
            BadFile(
                testDescription: "an unknown kind", text: good + "apiVersion: v1\nkind: Pot\nmetadata: {name: x}\n",
                said: #"start.yaml:6 (document 2): no matches for kind "Pot" in version "v1""#),
            BadFile(
                testDescription: "an invalid object",
                text: good + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Bad_Name}\n",
                said: #"start.yaml:7 (document 2): ConfigMap "Bad_Name" is invalid: metadata.name: Invalid value"#),
        ])
    func badFiles(file: BadFile) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ordinal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try file.text?.write(to: folder.appendingPathComponent("start.yaml"), atomically: true, encoding: .utf8)
        let ended = try BuiltCommand.run(
            BuiltCommand.path, ["up", "--data", "data", "--kubeconfig", "kubeconfig", "--apply", "start.yaml"],
            in: folder)
        #expect(ended.status == 1)
        #expect(ended.text.hasPrefix("Error: \(file.said)"), "\(ended.text)")
        #expect(ended.text.split(separator: "\n").count == 1, "\(ended.text)")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left == (file.text == nil ? [] : ["start.yaml"]))
    }
}
