import Foundation
import Manifests
import Model
import Testing

/// A directory that is removed when the test is over.
private final class Scratch {
    let path: String

    init() throws {
        let name = "ordinal-\(UInt64.random(in: .min ... .max))"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }
}

@Suite struct `Files of manifests` {
    private func map(_ name: String) -> String { "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \(name)\n" }

    private func pipe(_ text: String) -> FileHandle {
        let pipe = Pipe()
        pipe.fileHandleForWriting.write(Data(text.utf8))
        try? pipe.fileHandleForWriting.close()
        return pipe.fileHandleForReading
    }

    @Test func `files are read in the order in which they are named`() throws {
        let scratch = try Scratch()
        let files = [try scratch.write("b.yaml", map("b")), try scratch.write("a.txt", map("a")), "-"]
        let reading = try ManifestReader.read(files: files, standardInput: pipe(map("c")))
        #expect(reading.manifests.map(\.object.metadata.name) == ["b", "a", "c"])
        #expect(reading.manifests.map(\.source.file) == files)
    }

    @Test func `of a directory the manifests are read in the order of their names`() throws {
        let scratch = try Scratch()
        _ = try scratch.write("2.yml", map("two"))
        _ = try scratch.write("1.yaml", map("one"))
        _ = try scratch.write("notes.txt", "not a manifest")
        _ = try scratch.write(
            "3.json", "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"three\"}}")
        let reading = try ManifestReader.read(files: [scratch.path])
        #expect(reading.manifests.map(\.object.metadata.name) == ["one", "two", "three"])
        #expect(reading.manifests.first?.source.file == scratch.path + "/1.yaml")
    }

    @Test func `one bad file keeps all others from being read`() throws {
        let scratch = try Scratch()
        let good = try scratch.write("good.yaml", map("a"))
        let bad = try scratch.write("bad.yaml", "a: [")
        let missing = scratch.path + "/missing.yaml"
        let error = #expect(throws: InvalidManifests.self) {
            try ManifestReader.read(files: [good, bad, missing, "-", "-"], standardInput: pipe(""))
        }
        #expect(
            error?.problems.map(\.description) == [
                "\(missing): there is no such file",
                "standard input: it can be read only once",
                "\(bad):1 (document 1): a value was expected",
                "standard input: the file is empty",
            ])
    }

    @Test func `a directory without manifests is an error`() throws {
        let scratch = try Scratch()
        let error = #expect(throws: InvalidManifests.self) { try ManifestReader.read(files: [scratch.path]) }
        #expect(
            error?.description == "\(scratch.path): no file in the directory ends in .yaml, .yml or .json")
    }
}
