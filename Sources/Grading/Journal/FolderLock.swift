package import Foundation
import LabRunner

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Keeps a second run out of a folder while the first one writes there; the system takes it away with the process.
package final class FolderLock {
    private let descriptor: Int32

    /// - Throws: `GradingError.locked` if another run has it.
    package init(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw LabError.unwritable(path: folder.filePath, reason: error.localizedDescription)
        }
        let path = folder.appending(path: ".lock").filePath
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw LabError.unwritable(path: path, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw GradingError.locked(path: folder.filePath)
        }
    }

    deinit { close(descriptor) }
}
