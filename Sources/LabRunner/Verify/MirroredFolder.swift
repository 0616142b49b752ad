import Foundation

/// A folder that is made to hold exactly some files, by their paths inside it.
///
/// A file that is as it should be is not written again, so that what was built from it stays built.
struct MirroredFolder {
    let url: URL

    /// Makes the folder hold these files and no others but what SwiftPM notes of the packages that it has fetched.
    func hold(_ files: [String: Data]) throws(LabError) {
        for path in Self.files(in: url) where files[path] == nil && path != "Package.resolved" {
            try? FileManager.default.removeItem(at: url.appending(path: path))
        }
        for (path, data) in files.sorted(by: { $0.key < $1.key }) { try write(data, to: path) }
    }

    private func write(_ data: Data, to path: String) throws(LabError) {
        let file = url.appending(path: path)
        if (try? Data(contentsOf: file)) == data { return }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        } catch {
            throw .unwritable(path: file.filePath, reason: error.localizedDescription)
        }
    }

    /// The paths of all files in a folder, apart from hidden ones, which a build or an editor may have left.
    static func files(in folder: URL) -> [String] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.filePath)) ?? []
        return paths.filter { path in
            guard !path.hasPrefix(".") else { return false }
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appending(path: path).filePath, isDirectory: &isFolder)
            return exists && !isFolder.boolValue
        }
    }
}
