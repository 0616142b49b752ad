import Foundation
import LabRunner

/// Reads an archive by the system's own tools, in the sandbox, without unpacking it.
///
/// Guarantees: nothing is written but a tar of at most the bytes that a submission may have, and of each file that is
/// asked for no more than it was listed with; so a bomb fills neither the disk nor the memory. No path of the archive is
/// ever a path of this machine.
struct ArchiveReader {
    let archive: URL
    let sandbox: Sandbox
    let limits: IntakeLimits
    /// A folder of this submission's alone, which exists.
    let folder: URL

    private enum Form {
        case zip
        case gzip
        case tar
    }

    /// - Throws: `Refusal` if this is no archive that can be read, or one too large.
    func list() throws -> [IntakeEntry] {
        let form = try form()
        switch form {
        case .zip:
            let answer = try run("LC_ALL=C.UTF-8 zipinfo -l \"$1/archive\" 2>\"$2/errors\"", [])
            // An empty archive is one, though the tool warns of it.
            guard let entries = ArchiveListing.zip(answer.output) else { throw refusal(answer) }
            guard answer.ending == .exited(0) || entries.isEmpty else { throw refusal(answer) }
            return entries
        case .gzip, .tar:
            try stage(form)
            let answer = try run("\(Self.tar) -tvf \"$2/archive.tar\" 2>\"$2/errors\"", [])
            guard answer.ending == .exited(0), let entries = ArchiveListing.tar(answer.output) else {
                throw refusal(answer)
            }
            return entries
        }
    }

    /// The content of files, in their order; `list` has been called before.
    func contents(of files: [IntakeEntry]) throws -> [Data] {
        let read: String
        let names: [String]
        switch try form() {
        case .zip:
            read = "LC_ALL=C.UTF-8 unzip -pq \"$archive/archive\" \"$name\""
            names = files.map { Self.pattern(of: $0.name) }
        case .gzip, .tar:
            read = "LC_ALL=C \(Self.tarReader) -xOf \"$out/archive.tar\" -- \"$name\""
            names = files.map(\.name)
        }
        let script = """
            archive=$1; out=$2; shift 2; number=0
            while [ $# -gt 0 ]; do
                name=$1; size=$2; shift 2
                \(read) 2>/dev/null </dev/null | head -c $((size + 1)) >"$out/$number" || exit 1
                number=$((number + 1))
            done
            """
        let arguments = zip(names, files).flatMap { [$0, String($1.size)] }
        let answer = try run(script, arguments)
        guard answer.ending == .exited(0) else { throw refusal(answer) }
        return try files.enumerated().map { number, file in
            guard let data = try? Data(contentsOf: output.appending(path: String(number))) else {
                throw Refusal(.unreadable, path: file.path)
            }
            // What an archive says of itself need not be so.
            if data.count > file.size {
                throw Refusal(.tooLarge, path: file.path, detail: "larger than the archive says")
            }
            if data.count < file.size { throw Refusal(.unreadable, path: file.path, detail: "the archive is damaged") }
            return data
        }
    }

    #if os(Linux)
        private static let tar =
            "LC_ALL=C tar --numeric-owner --full-time --quoting-style=escape"
        private static let tarReader = "tar --no-unquote --no-wildcards"
    #else
        private static let tar = "LC_ALL=C tar"
        private static let tarReader = "tar"
    #endif

    private var output: URL { folder.appending(path: "archive") }

    /// What it is by its first bytes, whatever it is called.
    private func form() throws -> Form {
        guard let file = try? FileHandle(forReadingFrom: archive) else { throw Refusal(.unreadable) }
        defer { try? file.close() }
        let size = (try? file.seekToEnd()).map { Int($0) } ?? 0
        if size > limits.archiveBytes {
            throw Refusal(.tooLarge, detail: "the archive has \(size) bytes, at most \(limits.archiveBytes)")
        }
        try? file.seek(toOffset: 0)
        let start = (try? file.read(upToCount: 512)) ?? Data()
        if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0x50, 0x4B, 5, 6]) { return .zip }
        if start.starts(with: [0x1F, 0x8B]) { return .gzip }
        if start.count == 512, start.dropFirst(257).starts(with: Array("ustar".utf8)) { return .tar }
        throw Refusal(.notAnArchive)
    }

    /// Makes the plain tar, of at most as many bytes as a submission may have.
    private func stage(_ form: Form) throws {
        let read = form == .gzip ? "gzip -dc" : "cat"
        let script = """
            { \(read) <"$1/archive" 2>/dev/null; echo $? >"$2/status"; } | head -c \(limits.bytes) >"$2/archive.tar"
            """
        let answer = try run(script, [])
        let tar = output.appending(path: "archive.tar")
        let size = (try? FileManager.default.attributesOfItem(atPath: tar.filePath))?[.size] as? Int ?? 0
        if size >= limits.bytes {
            throw Refusal(.tooLarge, detail: "more than \(limits.bytes) bytes; \(Self.advice)")
        }
        let status = (try? String(contentsOf: output.appending(path: "status"), encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
        // 2 is a warning, such as of bytes after the archive's end.
        guard answer.ending == .exited(0), status == "0" || status == "2", size > 0 else {
            throw Refusal(.notAnArchive, detail: "it is damaged or not whole")
        }
    }

    static let advice = "hand in what 'ordinal lab submit' makes, which leaves out .build"

    private func refusal(_ answer: ChildResult) -> Refusal {
        let errors = try? String(contentsOf: output.appending(path: "errors"), encoding: .utf8)
        let last = errors?.split(whereSeparator: \.isNewline).last
            .map { ReportText.cut(ReportText.line($0.trimmingCharacters(in: .whitespaces)), toBytes: 200) }
        return Refusal(.notAnArchive, detail: answer.ending == .exited(0) ? "its list cannot be read" : last)
    }

    /// A name as unzip's patterns want it, in which nothing stands for anything else.
    private static func pattern(of name: String) -> String {
        name.reduce(into: "") { pattern, character in
            switch character {
            case "[": pattern += "[[]"
            case "*", "?", "\\": pattern += "\\\(character)"
            default: pattern.append(character)
            }
        }
    }

    /// Runs a script that finds the archive in its first argument's folder and may write into its second.
    private func run(_ script: String, _ arguments: [String]) throws -> ChildResult {
        let input = folder.appending(path: "input")
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
        let isMapped = sandbox.kind == .bubblewrap
        let copy = input.appending(path: "archive")
        if !isMapped, !FileManager.default.fileExists(atPath: copy.filePath) {
            try FileManager.default.copyItem(at: archive, to: copy)
        }
        let places = isMapped ? ["/in", "/out"] : [input.filePath, output.filePath]
        let mounts = [
            SandboxJob.Mount(archive.resolvingSymlinksInPath().filePath, at: places[0] + "/archive"),
            SandboxJob.Mount(output.filePath, at: places[1], isWritable: true),
        ]
        let job = SandboxJob(
            "/bin/sh", ["-c", script, "sh"] + places + arguments,
            mounts: SystemFolders.tools + (isMapped ? mounts : [SandboxJob.Mount(input.filePath), mounts[1]]),
            limits: .unpacking, environment: ["PATH": "/usr/bin:/bin", "TMPDIR": "/tmp"])
        return try ChildProcess.run(sandbox.command(job)) { _, elapsed in elapsed > .seconds(120) ? .stop : .goOn }
    }
}

extension Refusal: Error {}
