import Foundation
import LabRunner

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where a run keeps what it needs on the way.
///
/// The path is short, since a socket's path has to be, and the same for the same reports' folder, so that a run finds and
/// removes what one that was killed left behind.
struct RunWorkspace {
    let folder: URL

    /// Makes it anew; the reports' folder is locked by now.
    ///
    /// - Throws: `LabError.unwritable`, also where somebody else has made a folder of that name.
    init(for out: URL) throws(LabError) {
        folder = Self.place(for: out)
        remove()
        guard mkdir(folder.filePath, 0o700) == 0 else {
            throw .unwritable(path: folder.filePath, reason: String(cString: strerror(errno)))
        }
    }

    /// The folder's path, whether it is there or not.
    static func place(for out: URL) -> URL {
        let owner = "\(geteuid()) \(out.standardizedFileURL.filePath)"
        let name = SuiteChecksums.checksum(Data(owner.utf8)).prefix(10)
        return URL(filePath: "/tmp").appending(path: "ordinal-grade-\(name)")
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}
