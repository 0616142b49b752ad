import Foundation

/// Files that only their owner may read.
enum PrivateFile {
    /// What the system said.
    struct Failure: Error {
        let detail: String

        fileprivate init() { detail = String(cString: strerror(errno)) }
        fileprivate init(_ error: any Error) { detail = error.localizedDescription }
    }

    /// Writes a file, whole or not at all; at no moment can another user read it.
    static func write(_ text: String, to path: String) throws(Failure) {
        let temporary = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max))"
        // A name of its own that nobody can have made before, and only its owner may open, from the first moment on.
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Failure() }
        do {
            let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
            try handle.write(contentsOf: Data(text.utf8))
            try handle.close()
        } catch {
            unlink(temporary)
            throw Failure(error)
        }
        guard rename(temporary, path) == 0 else {
            let failure = Failure()
            unlink(temporary)
            throw failure
        }
    }
}
