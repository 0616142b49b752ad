package import Model

/// A file, a directory or a link, whatever its name.
package struct FileNode: Hashable, Sendable {
    /// What it is.
    package enum Content: Hashable, Sendable {
        /// Bytes.
        case file([UInt8])
        /// The nodes of its entries, by name.
        case directory([String: Int])
        /// Stands for another path.
        case link(String)
    }

    /// What it is.
    package var content: Content
    /// The permission bits.
    package var mode: Int
    /// When its content last changed.
    package var modified: Timestamp

    /// The bytes, if it is a file.
    package var bytes: [UInt8]? {
        if case .file(let bytes) = content { bytes } else { nil }
    }

    /// The entries, if it is a directory.
    package var entries: [String: Int]? {
        if case .directory(let entries) = content { entries } else { nil }
    }

    /// What it counts against the size of its tree.
    package var size: Int {
        switch content {
        case .file(let bytes): bytes.count
        case .directory: 0
        case .link(let target): target.utf8.count
        }
    }

    package var isDirectory: Bool { entries != nil }
}
