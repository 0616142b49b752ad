package import Foundation
package import LabRunner

/// What learners get: labs, lessons, and what they need to build; no solution, wrong answer, hidden test or seed.
///
/// Guarantees: what goes out is named here, folder by folder, so that nothing new in a checkout goes out by itself; a lab
/// whose file is not the starter stops it.
package struct LearnerKit {
    let catalog: LabCatalog
    let labs: [LabFolder]
    let language: String

    /// The language of the lessons that have no other in their name.
    package static let plainLanguage = "en"

    /// - Parameters:
    ///   - labs: those that go out.
    ///   - language: the lessons' language, as in `README.fr.md`.
    package init(of catalog: LabCatalog, labs: [LabFolder], language: String) throws(KitError) {
        let known = Self.languages(of: labs)
        guard known.contains(language) else { throw .noSuchLanguage(language, known: known) }
        self.catalog = catalog
        self.labs = labs
        self.language = language
    }

    /// Those that every one of the labs has its lesson in.
    static func languages(of labs: [LabFolder]) -> [String] {
        let all = labs.map { lab in
            Set(
                MirroredFolder.files(in: lab.url).compactMap { name in
                    name == "README.md"
                        ? plainLanguage : name.wholeMatch(of: /README\.([a-z]{2,3})\.md/).map { String($0.1) }
                })
        }
        return all.dropFirst().reduce(all.first ?? []) { $0.intersection($1) }.sorted()
    }

    private static let folders = ["Sources", "Docs", "Examples", ".vscode", ".devcontainer"]
    private static let files = ["LICENSE", ".gitignore", "Scripts/setup", "Scripts/demo"]

    /// The kit's files, by path.
    package func contents() throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for folder in Self.folders {
            for (path, data) in try MirroredFolder.contents(
                of: catalog.root.appending(path: folder).resolvingSymlinksInPath())
            {
                contents["\(folder)/\(path)"] = data
            }
        }
        contents["Docs/Grading.md"] = nil
        for path in Self.files { contents[path] = try? Data(contentsOf: catalog.root.appending(path: path)) }
        contents["Package.swift"] = Data(KitManifest.withoutTests(try text("Package.swift")).utf8)
        contents["README.md"] = Data(try readme().utf8)
        for lab in labs { contents.merge(try self.contents(of: lab)) { _, new in new } }
        return contents
    }

    private func text(_ path: String) throws(LabError) -> String {
        guard let text = try? String(contentsOf: catalog.root.appending(path: path), encoding: .utf8) else {
            throw .unreadable(path: path, reason: "there is no such file")
        }
        return text
    }

    private func contents(of folder: LabFolder) throws -> [String: Data] {
        let lab = try catalog.lab(in: folder)
        guard let starter = SuiteChecksums(recordedIn: folder.url)?.starter else {
            throw KitError.noChecksums(lab: folder.number)
        }
        var contents: [String: Data] = [:]
        for (path, data) in try MirroredFolder.contents(of: folder.url) {
            let isOwn = path.hasPrefix("Sources/") || lab.definition.sources.contains(path)
            if isOwn, starter[path] != SuiteChecksums.checksum(data) {
                throw KitError.notTheStarter(path: lab.shown(path))
            }
            let isPart = isOwn || path.hasPrefix("Tests/") || !path.contains("/")
            let isLesson = path.wholeMatch(of: /README(\.[a-z]{2,3})?\.md/) != nil
            if isPart, !isLesson { contents[lab.shown(path)] = data }
        }
        let name = language == Self.plainLanguage ? "README.md" : "README.\(language).md"
        contents[lab.shown("README.md")] = try? Data(contentsOf: folder.url.appending(path: name))
        return contents
    }

    private func readme() throws -> String {
        let rows = try labs.map { folder in
            let definition = try catalog.lab(in: folder).definition
            return
                "| [\(definition.number) \(definition.title)](Labs/\(folder.name)/README.md) | \(definition.summary) |"
        }
        let first = labs.first?.number ?? "00"
        return """
            # Ordinal: the labs

            Learn how stateful applications are orchestrated, by building Kubernetes' StatefulSet yourself, in Swift. You \
            need Swift 6.1 or later, and no Kubernetes.

            | lab | |
            |---|---|
            \(rows.joined(separator: "\n"))

            ```sh
            Scripts/setup                            # says what is missing on this machine
            swift run ordinal lab start \(first)           # what to read, which file to write, what comes next
            swift run ordinal lab check \(first)           # graded: points by task, and each failure's story
            swift run ordinal lab submit \(first)          # the archive that you hand in
            ```

            Each lab's README.md is its lesson. `swift run ordinal lab --help` lists what else there is, and \
            `Scripts/demo` takes you on a tour. Licensed under Apache-2.0.

            """
    }

    /// Writes the kit.
    ///
    /// - Parameter out: is made; it must not hold anything yet.
    package func write(to out: URL) throws {
        let there = (try? FileManager.default.contentsOfDirectory(atPath: out.filePath)) ?? []
        let isFile = there.isEmpty && !FileManager.default.fileExists(atPath: out.filePath + "/")
        if !there.isEmpty || (isFile && FileManager.default.fileExists(atPath: out.filePath)) {
            throw KitError.exists(path: out.filePath)
        }
        try Self.write(try contents(), to: out)
    }

    /// Writes files; scripts can be run.
    static func write(_ contents: [String: Data], to out: URL) throws(LabError) {
        for (path, data) in contents.sorted(by: { $0.key < $1.key }) {
            let file = out.appending(path: path)
            try data.store(at: file)
            guard data.starts(with: Array("#!".utf8)) else { continue }
            do {
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.filePath)
            } catch {
                throw .unwritable(path: file.filePath, reason: error.localizedDescription)
            }
        }
    }
}
