package import Foundation
package import LabRunner

/// Finds submissions in what an instructor names: folders, archives, and folders full of them.
package struct SubmissionSearch {
    let definition: LabDefinition
    /// Files that were named or found and are no submissions, as they were named.
    package private(set) var skipped: [String] = []
    private var found: [SubmissionSource] = []

    package init(_ definition: LabDefinition) { self.definition = definition }

    /// Looks through all that was named.
    ///
    /// A folder that holds the lab's files is a submission; any other folder holds submissions, each a folder, an archive
    /// or, of a lab with one source, a source file. A folder that holds one archive and no source is that archive, as
    /// course systems hand over what was uploaded.
    ///
    /// - Throws: `LabError.unreadable` for what is not there, `GradingError.noSubmissions`.
    package mutating func find(in named: [URL]) throws -> [SubmissionSource] {
        for location in named {
            let location = location.standardizedFileURL
            guard let kind = Self.kind(of: location) else {
                throw LabError.unreadable(path: location.filePath, reason: "there is no such file or folder")
            }
            let name = location.lastPathComponent
            if kind == .file {
                try take(file: location, origin: name)
            } else if isSubmission(location) {
                found.append(SubmissionSource(id: name, origin: name, location: location, form: .folder))
            } else {
                try lookThrough(location)
            }
        }
        let sources = Self.named(apart: found)
        if sources.isEmpty { throw GradingError.noSubmissions }
        return sources.sorted { $0.id < $1.id }
    }

    /// Takes what is named as one submission, whatever is in it.
    package static func single(_ location: URL, named id: String, of definition: LabDefinition) throws
        -> SubmissionSource
    {
        let location = location.standardizedFileURL
        var search = SubmissionSearch(definition)
        switch kind(of: location) {
        case nil: throw LabError.unreadable(path: location.filePath, reason: "there is no such file or folder")
        case .folder: search.takeFolder(location, name: location.lastPathComponent)
        case .file: try search.take(file: location, origin: location.lastPathComponent)
        }
        guard var source = named(apart: search.found).first else { throw GradingError.noSubmissions }
        source.id = safe(id)
        return source
    }

    private mutating func lookThrough(_ folder: URL) throws {
        for name in try Self.names(in: folder) {
            let location = folder.appending(path: name)
            switch Self.kind(of: location) {
            case .file: try take(file: location, origin: name)
            case .folder: takeFolder(location, name: name)
            case nil: skipped.append(name)
            }
        }
    }

    private mutating func takeFolder(_ folder: URL, name: String) {
        let names = (try? Self.names(in: folder)) ?? []
        let archives = names.filter(Self.isArchive)
        let isOneArchive = archives.count == 1 && !isSubmission(folder)
        let origin = isOneArchive ? "\(name)/\(archives[0])" : name
        found.append(
            SubmissionSource(
                id: name, origin: origin, location: isOneArchive ? folder.appending(path: archives[0]) : folder,
                form: isOneArchive ? .archive : .folder))
    }

    private mutating func take(file: URL, origin: String) throws {
        let name = file.lastPathComponent
        let id = Self.id(ofFile: name)
        if Self.isArchive(name) || Self.isForeignArchive(name) {
            found.append(SubmissionSource(id: id, origin: origin, location: file, form: .archive))
        } else if name.hasSuffix(".swift"), definition.sources.count == 1,
            definition.sources[0].hasSuffix(".swift")
        {
            found.append(SubmissionSource(id: id, origin: origin, location: file, form: .file))
        } else {
            skipped.append(origin)
        }
    }

    /// Whether the lab's files are in a folder, in the lab's own form or loose.
    private func isSubmission(_ folder: URL) -> Bool {
        let names =
            definition.sources + definition.sources.compactMap { $0.split(separator: "/").last.map(String.init) }
        let prefix = "Lab\(definition.number)"
        let folders =
            [folder]
            + [folder, folder.appending(path: "Labs")].flatMap { parent in
                ((try? Self.names(in: parent)) ?? []).filter { $0.hasPrefix(prefix) }.map { parent.appending(path: $0) }
            }
        return FileManager.default.fileExists(atPath: folder.appending(path: Submission.manifestName).filePath)
            || folders.prefix(20).contains { folder in
                names.contains { FileManager.default.fileExists(atPath: folder.appending(path: $0).filePath) }
            }
    }

    /// The same sources, in one order and each under a name of its own, on every machine alike.
    private static func named(apart found: [SubmissionSource]) -> [SubmissionSource] {
        var seen: Set<String> = []
        let once = found.sorted { ($0.origin, $0.location.filePath) < ($1.origin, $1.location.filePath) }
            .filter { seen.insert($0.location.resolvingSymlinksInPath().filePath).inserted }
        let ids = once.map { safe($0.id).lowercased() }
        let counts = Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +)
        var used: Set<String> = []
        return zip(once, ids).map { source, id in
            var source = source
            let base = safe(counts[id] == 1 ? source.id : source.origin)
            var name = base
            var number = 2
            while !used.insert(name.lowercased()).inserted {
                name = "\(base) (\(number))"
                number += 1
            }
            source.id = name
            source.origin = ReportText.line(source.origin)
            return source
        }
    }

    /// A name that a report and a terminal can show in one line.
    private static func safe(_ name: String) -> String {
        let line = ReportText.cut(ReportText.line(name), toBytes: 120).trimmingCharacters(in: .whitespaces)
        return line.isEmpty ? "unnamed" : line
    }

    private static let endings = [".tar.gz", ".tgz", ".zip", ".tar"]
    /// Others that learners hand in; each becomes a result that says what is taken.
    private static let foreignEndings = [".rar", ".7z", ".tar.bz2", ".tar.xz", ".tbz2", ".txz", ".gz", ".bz2", ".xz"]

    private static func isArchive(_ name: String) -> Bool { endings.contains { name.lowercased().hasSuffix($0) } }
    private static func isForeignArchive(_ name: String) -> Bool {
        foreignEndings.contains { name.lowercased().hasSuffix($0) }
    }

    private static func id(ofFile name: String) -> String {
        let ending = (endings + foreignEndings + [".swift"]).first { name.lowercased().hasSuffix($0) }
        return ending.map { String(name.dropLast($0.count)) } ?? name
    }

    private enum Kind {
        case file
        case folder
    }

    private static func kind(of location: URL) -> Kind? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: location.filePath, isDirectory: &isFolder) else { return nil }
        return isFolder.boolValue ? .folder : .file
    }

    private static func names(in folder: URL) throws(LabError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.filePath)
                .filter { !$0.hasPrefix(".") && $0 != "__MACOSX" }.sorted()
        } catch {
            throw .unreadable(path: folder.filePath, reason: error.localizedDescription)
        }
    }
}
