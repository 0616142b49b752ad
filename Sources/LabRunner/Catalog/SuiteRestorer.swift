package import Foundation

/// Puts edited files of a suite back as they were handed out.
package struct SuiteRestorer {
    let root: URL
    let folder: LabFolder

    package init(root: URL, folder: LabFolder) {
        self.root = root
        self.folder = folder
    }

    /// Restores files from the version history, where each must have the checksum that was recorded for it.
    ///
    /// A file that the suite never had stays, since it may be the learner's own work.
    ///
    /// - Returns: the files that were put back.
    package func restore(_ paths: [String], to recorded: SuiteChecksums) throws(LabError) -> [String] {
        var restored: [String] = []
        for path in paths {
            guard let checksum = recorded.files[path] else { continue }
            let content = try GitCheckout(root: root).original(of: shown(path), checksum: checksum)
            do {
                let file = folder.url.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try content.write(to: file)
            } catch {
                throw .unwritable(path: shown(path), reason: error.localizedDescription)
            }
            restored.append(path)
        }
        return restored
    }

    private func shown(_ path: String) -> String { "Labs/\(folder.name)/\(path)" }
}
