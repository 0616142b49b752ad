package import Foundation
import Model

/// The checksums of a lab's suite as it is handed out, by path inside the lab.
///
/// They find an edit, also in a copy without a version history; they do not stop a forger, against whom an instructor
/// grades with a suite of their own.
package struct SuiteChecksums: Codable, Equatable, Sendable {
    /// The file beside `lab.json` that holds them; `ordinal verify --record` writes it.
    package static let fileName = "checksums.json"

    package var format = 1
    package var files: [String: String]
    /// Those of the learner's files as they are handed out, which no check compares; a reset finds them by it.
    package var starter: [String: String]?

    /// Takes the checksums of a lab's suite: `lab.json` and all that is in `Tests`.
    ///
    /// - Parameter starter: the learner's files, which an author records while they are the starter.
    package init(of lab: URL, starter: [String] = []) {
        files = Self.checksums(of: Self.suite(in: lab), in: lab)
        self.starter = starter.isEmpty ? nil : Self.checksums(of: starter, in: lab)
    }

    private static func checksums(of paths: [String], in lab: URL) -> [String: String] {
        var files: [String: String] = [:]
        for path in paths {
            if let data = try? Data(contentsOf: lab.appending(path: path)) { files[path] = checksum(data) }
        }
        return files
    }

    /// Reads those recorded for a lab, or nil if it has none.
    package init?(recordedIn lab: URL) {
        guard let data = try? Data(contentsOf: lab.appending(path: Self.fileName)),
            let recorded = try? JSONDecoder().decode(SuiteChecksums.self, from: data)
        else { return nil }
        self = recorded
    }

    /// Records them.
    package func write(to lab: URL) throws(LabError) {
        let path = lab.appending(path: Self.fileName)
        do {
            try Data(JSONText.encode(self).utf8).write(to: path)
        } catch let error as LabError {
            throw error
        } catch {
            throw .unwritable(path: path.filePath, reason: error.localizedDescription)
        }
    }

    /// The files that differ, are gone, or are new, sorted.
    package func changes(to now: SuiteChecksums) -> [String] {
        Self.differences(files, now.files)
    }

    /// The paths whose checksums differ or are only on one side, sorted.
    static func differences(_ before: [String: String], _ now: [String: String]) -> [String] {
        Set(before.keys).union(now.keys).filter { before[$0] != now[$0] }.sorted()
    }

    /// FNV-1a of 64 bits, in hexadecimal.
    package static func checksum(_ data: Data) -> String {
        let digits = String(FNV1a.hash(data), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func suite(in lab: URL) -> [String] {
        let tests = (try? FileManager.default.subpathsOfDirectory(atPath: lab.appending(path: "Tests").filePath)) ?? []
        let files = tests.filter { path in
            // Editors and file managers leave files with a leading dot behind.
            path.hasSuffix(".swift") || path.hasSuffix(".json") || path.hasSuffix(".jsonl")
        }
        return ["lab.json"] + files.map { "Tests/" + $0 }
    }
}
