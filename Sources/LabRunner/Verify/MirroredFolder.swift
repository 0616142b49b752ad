package import Foundation

/// A folder that is made to hold exactly some files, by their paths inside it.
///
/// A file that is as it should be is not written again, so that what was built from it stays built.
package struct MirroredFolder {
    let url: URL

    package init(url: URL) { self.url = url }

    /// Makes the folder hold these files and no others but what SwiftPM notes of the packages that it has fetched.
    package func hold(_ files: [String: Data]) throws(LabError) {
        for path in Self.files(in: url) where files[path] == nil && path != "Package.resolved" {
            try? FileManager.default.removeItem(at: url.appending(path: path))
        }
        for (path, data) in files.sorted(by: { $0.key < $1.key }) { try data.store(at: url.appending(path: path)) }
    }

    /// What is in a folder, by path, apart from hidden files.
    package static func contents(of folder: URL) throws(LabError) -> [String: Data] {
        var contents: [String: Data] = [:]
        for path in files(in: folder) {
            let file = folder.appending(path: path)
            guard let data = try? Data(contentsOf: file) else {
                throw .unreadable(path: file.filePath, reason: "there is no such file")
            }
            contents[path] = data
        }
        return contents
    }

    /// The paths of all files in a folder, apart from hidden ones, which a build or an editor may have left.
    package static func files(in folder: URL) -> [String] {
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
