/// Why a directory cannot hold a cluster's state; the directory is then as it was.
package enum DataDirectoryError: Error, Hashable, Sendable {
    /// Another process has it.
    case inUse(path: String, by: String?)
    /// Something else stands at the path.
    case notADirectory(path: String)
    /// It may not be written.
    case readOnly(path: String)
    /// The file system has no space left.
    case full(path: String)
    /// A newer release wrote it.
    case newer(path: String, found: Int, known: Int)
    /// The file in it is another program's database.
    case foreign(path: String)
    /// What is in it cannot be read.
    case damaged(path: String, detail: String)
    /// Anything else that the system says.
    case unusable(path: String, detail: String)
}

extension DataDirectoryError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .inUse(let path, let holder):
            "the data directory \(path) is in use by \(holder.map { "process \($0)" } ?? "another process"): "
                + "stop that cluster, or choose another directory"
        case .notADirectory(let path):
            "\(path) is not a directory: choose a directory for --data, or move that file away"
        case .readOnly(let path):
            "the data directory \(path) cannot be written: change its permissions, or choose another directory"
        case .full(let path):
            "the file system of the data directory \(path) is full: free some space, or choose another directory"
        case .newer(let path, let found, let known):
            "the data directory \(path) has format \(found), and this release knows formats up to \(known): "
                + "use the release that wrote it, or choose another directory"
        case .foreign(let path):
            "\(path) is a database of another program: choose another directory"
        case .damaged(let path, let detail):
            "the data in \(path) is damaged (\(detail)): restore a copy, or choose another directory; "
                + "nothing has been changed"
        case .unusable(let path, let detail):
            "the data directory \(path) cannot be used: \(detail)"
        }
    }
}
