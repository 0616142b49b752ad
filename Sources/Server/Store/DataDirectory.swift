import Foundation

/// The directory that holds one cluster's state, held by one process at a time.
///
/// Guarantees: as long as the value lives, no other process that asks can have the directory; a directory that is
/// refused is left as it was.
final class DataDirectory: Sendable {
    /// Where it is.
    let url: URL
    /// Where the database is.
    let database: URL
    private let lock: Int32

    /// Makes the directory where it is missing, and takes hold of it.
    ///
    /// - Throws: ``DataDirectoryError`` where it cannot be made, written or had.
    init(path: String) throws(DataDirectoryError) {
        url = URL(fileURLWithPath: path, isDirectory: true)
        database = url.appendingPathComponent("cluster.sqlite")
        let isNew = !FileManager.default.fileExists(atPath: url.path)
        try Self.make(url)
        let file = url.appendingPathComponent("lock").path
        let hasLock = FileManager.default.fileExists(atPath: file)
        lock = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else {
            let code = errno
            if isNew { rmdir(url.path) }
            throw Self.failure(at: url, code)
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(in: file)
            close(lock)
            throw .inUse(path: url.path, by: holder)
        }
        guard ftruncate(lock, 0) == 0, Self.write("\(getpid())\n", to: lock) else {
            let code = errno
            if !hasLock { unlink(file) }
            if isNew { rmdir(url.path) }
            close(lock)
            throw Self.failure(at: url, code)
        }
    }

    deinit {
        close(lock)
    }

    private static func make(_ url: URL) throws(DataDirectoryError) {
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) {
            guard isDirectory.boolValue else { throw .notADirectory(path: url.path) }
            guard access(url.path, W_OK) == 0 else { throw failure(at: url, errno) }
            return
        }
        guard !makeLast(url) else { return }
        guard errno == ENOENT else { throw failure(at: url, errno) }
        let parent = url.deletingLastPathComponent()
        guard parent.path != url.path else { throw failure(at: url, ENOENT) }
        try make(parent)
        guard makeLast(url) else { throw failure(at: url, errno) }
    }

    /// Makes the last part of a path; it is there after a loss of power too.
    ///
    /// SQLite sees to that for the files in it, as long as the directory itself is not lost.
    ///
    /// - Returns: whether it is made; otherwise `errno` says why not.
    private static func makeLast(_ url: URL) -> Bool {
        guard mkdir(url.path, 0o700) == 0 else { return false }
        let parent = open(url.deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        if parent >= 0 {
            fsync(parent)
            close(parent)
        }
        return true
    }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        let bytes = Array(text.utf8)
        return pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
    }

    private static func holder(in file: String) -> String? {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        let number = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return number.isEmpty ? nil : number
    }

    private static func failure(at url: URL, _ code: Int32) -> DataDirectoryError {
        switch code {
        case EROFS, EACCES, EPERM: .readOnly(path: url.path)
        case ENOSPC, EDQUOT: .full(path: url.path)
        default: .unusable(path: url.path, detail: String(cString: strerror(code)))
        }
    }
}
