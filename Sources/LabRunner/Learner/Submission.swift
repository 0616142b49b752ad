package import Foundation

/// What a learner hands in: their source files and a list of them, in one archive.
package struct Submission: Sendable {
    /// The file in the archive that lists the others.
    package static let manifestName = "submission.json"

    let lab: Lab
    /// The files, by path inside the lab, sorted.
    package let paths: [String]

    /// Chooses the files: those that the lab names, and what else the learner has written in Swift beside them.
    package init(lab: Lab) {
        self.lab = lab
        paths = lab.learnerPaths
    }

    /// What the archive says of itself.
    package struct Manifest: Codable, Equatable, Sendable {
        /// The version of these keys.
        package var format = 1
        package var lab: String
        package var title: String
        /// When it was made, in universal time.
        package var made: String
        package var files: [File]

        package struct File: Codable, Equatable, Sendable {
            package var path: String
            package var bytes: Int
            /// FNV-1a of 64 bits, as in `checksums.json`; it finds an accident, not a forgery.
            package var checksum: String
        }
    }

    /// The archive's name where none is asked for.
    package func defaultName(now: Date) -> String { "\(lab.folder.name)-\(TimeStamp.text(now)).tar.gz" }

    /// Makes the archive; it holds one folder, named as the lab's.
    ///
    /// - Parameter archive: ends in `.tar.gz`, `.tgz` or `.zip`; it must not exist yet.
    package func make(at archive: URL, now: Date) throws(LabError) {
        let command = try Self.command(for: archive, folder: lab.folder.name)
        if FileManager.default.fileExists(atPath: archive.filePath) {
            throw .unwritable(path: archive.filePath, reason: "there is such a file already; name another")
        }
        let staging = lab.root.appending(path: ".ordinal/submission-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: staging) }
        try fill(staging.appending(path: lab.folder.name), now: now)
        let made = staging.appending(path: archive.lastPathComponent)
        let answer = try ChildProcess.run(command(made, staging))
        guard answer.ending == .exited(0) else {
            let reason = answer.output.split(separator: "\n").last.map(\.trimmed) ?? "the archive tool failed"
            throw .unwritable(path: archive.filePath, reason: reason)
        }
        do {
            try FileManager.default.moveItem(at: made, to: archive)
        } catch {
            throw .unwritable(path: archive.filePath, reason: error.localizedDescription)
        }
    }

    /// The command that packs a folder inside a staging folder, by the archive's name.
    private static func command(
        for archive: URL, folder: String
    ) throws(LabError) -> (_ archive: URL, _ staging: URL) -> Command {
        let name = archive.lastPathComponent.lowercased()
        if name.hasSuffix(".tar.gz") || name.hasSuffix(".tgz") {
            return { Command("tar", ["-czf", $0.filePath, "-C", $1.filePath, folder]) }
        }
        if name.hasSuffix(".zip") {
            // zip has no option for the folder to start from.
            return {
                Command(
                    "sh", ["-c", "cd \"$1\" && exec zip -q -r \"$2\" \"$3\"", "sh", $1.filePath, $0.filePath, folder])
            }
        }
        throw .unwritable(path: archive.filePath, reason: "its name has to end in .tar.gz, .tgz or .zip")
    }

    private func fill(_ folder: URL, now: Date) throws(LabError) {
        var files: [Manifest.File] = []
        for path in paths {
            guard let data = try? Data(contentsOf: lab.folder.url.appending(path: path)) else {
                throw .unreadable(path: lab.shown(path), reason: "there is no such file")
            }
            files.append(Manifest.File(path: path, bytes: data.count, checksum: SuiteChecksums.checksum(data)))
            try write(data, to: folder.appending(path: path))
        }
        let manifest = Manifest(
            lab: lab.definition.number, title: lab.definition.title, made: now.formatted(.iso8601), files: files)
        try write(Data(JSONText.encode(manifest).utf8), to: folder.appending(path: Self.manifestName))
    }

    private func write(_ data: Data, to file: URL) throws(LabError) {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        } catch {
            throw .unwritable(path: file.filePath, reason: error.localizedDescription)
        }
    }
}
