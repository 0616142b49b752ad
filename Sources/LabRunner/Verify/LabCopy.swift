import Foundation

/// A copy of a lab in which implementations are exchanged, so that the tree itself is never touched.
///
/// It lies at `.build-verify/LabNN-Topic`, as deep below the checkout as the lab, so that the manifest's `../..` still
/// names the checkout. What has not changed is not written again, so that a second run finds it built.
struct LabCopy {
    let lab: Lab

    var folder: URL { lab.root.appending(path: ".build-verify").appending(path: lab.folder.name) }

    /// Makes the copy equal to the lab, apart from its source files.
    func refresh() throws(LabError) {
        let wanted = Set(files(in: lab.folder.url))
        for path in files(in: folder) where !wanted.contains(path) {
            try? FileManager.default.removeItem(at: folder.appending(path: path))
        }
        for path in wanted.sorted() where !lab.definition.sources.contains(path) {
            try write(contents(of: lab.folder.url.appending(path: path)), to: path)
        }
    }

    /// Puts an implementation in the place of the learner's files, by path inside the lab.
    func install(_ sources: [String: String]) throws(LabError) {
        for (path, text) in sources.sorted(by: { $0.key < $1.key }) { try write(Data(text.utf8), to: path) }
    }

    private func write(_ data: Data, to path: String) throws(LabError) {
        let file = folder.appending(path: path)
        if (try? Data(contentsOf: file)) == data { return }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        } catch {
            throw .unwritable(path: file.filePath, reason: error.localizedDescription)
        }
    }

    private func contents(of file: URL) throws(LabError) -> Data {
        do {
            return try Data(contentsOf: file)
        } catch {
            throw .unreadable(path: file.filePath, reason: error.localizedDescription)
        }
    }

    /// The manifest, sources and tests; not what a build or an editor left.
    private func files(in folder: URL) -> [String] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.filePath)) ?? []
        return paths.filter { path in
            guard path == "Package.swift" || path.hasPrefix("Sources/") || path.hasPrefix("Tests/") else {
                return false
            }
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appending(path: path).filePath, isDirectory: &isFolder)
            return exists && !isFolder.boolValue
        }
    }
}
