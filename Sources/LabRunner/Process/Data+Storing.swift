package import Foundation

extension Data {
    /// Writes a file whole or not at all, with the folders that it stands in; one that is as it should be stays untouched.
    ///
    /// - Throws: `LabError.unwritable`.
    package func store(at file: URL) throws(LabError) {
        if (try? Data(contentsOf: file)) == self { return }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try write(to: file, options: .atomic)
        } catch {
            throw .unwritable(path: file.filePath, reason: error.localizedDescription)
        }
    }
}
