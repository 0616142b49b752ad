import Foundation
import LabRunner

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads a submission that is a folder, by the system's calls: names there need not be text.
struct FolderReader {
    let folder: URL
    let limits: IntakeLimits

    /// Everything in it, but what is hidden; links are not followed.
    ///
    /// - Throws: `Refusal` where there is too much, or a folder cannot be read.
    func list() throws -> [IntakeEntry] {
        var entries: [IntakeEntry] = []
        try list(folder.filePath, inside: "", depth: 0, into: &entries)
        return entries.sorted { $0.name < $1.name }
    }

    private func list(_ path: String, inside prefix: String, depth: Int, into entries: inout [IntakeEntry]) throws {
        guard let stream = opendir(path) else {
            throw Refusal(.unreadable, path: prefix.isEmpty ? nil : prefix, detail: String(cString: strerror(errno)))
        }
        defer { closedir(stream) }
        while let item = readdir(stream) {
            let bytes = withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            let plain = String(validating: bytes, as: UTF8.self)
            let name = plain ?? String(decoding: bytes, as: UTF8.self)
            if name.hasPrefix(".") { continue }
            if entries.count >= limits.entries { throw Refusal(.tooManyEntries, detail: "at most \(limits.entries)") }
            let shown = prefix + name
            guard plain != nil else {
                entries.append(IntakeEntry(name: shown, kind: .file, size: 0, isText: false))
                continue
            }
            var information = stat()
            guard lstat(path + "/" + name, &information) == 0 else {
                throw Refusal(.unreadable, path: shown, detail: String(cString: strerror(errno)))
            }
            let kind = Self.kind(ofMode: information.st_mode)
            entries.append(IntakeEntry(name: shown, kind: kind, size: kind == .file ? Int(information.st_size) : 0))
            guard kind == .folder else { continue }
            guard depth < limits.depth else {
                throw Refusal(.tooManyEntries, path: shown, detail: "at most \(limits.depth) folders within each other")
            }
            try list(path + "/" + name, inside: shown + "/", depth: depth + 1, into: &entries)
        }
    }

    private static func kind(ofMode mode: mode_t) -> IntakeEntry.Kind {
        switch mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .symbolicLink
        default: .special
        }
    }

    /// The content of files, in their order.
    func contents(of files: [IntakeEntry]) throws -> [Data] {
        try files.map { file in
            // Nothing that has become a link since then is followed, and nothing that could wait is waited for.
            let descriptor = open(folder.filePath + "/" + file.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw Refusal(.unreadable, path: file.path, detail: String(cString: strerror(errno)))
            }
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            guard let data = try? handle.read(upToCount: limits.sourceBytes + 1) ?? Data() else {
                throw Refusal(.unreadable, path: file.path)
            }
            return data
        }
    }
}
