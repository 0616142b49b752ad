package import Model

/// Access by paths from the root, without links, for those who fill a tree from outside.
extension FileTree {
    /// The parts of a path from the root, without `.`, `..` and empty parts; nothing lies outside the tree.
    package static func parts(of path: String) -> [String] {
        var parts: [String] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts
    }

    /// The node at a path.
    package func node(at path: String) -> Int? {
        Self.parts(of: path).reduce(Self.root) { node, name in node.flatMap { child(name, of: $0) } }
    }

    /// A file's bytes.
    package func bytes(at path: String) -> [UInt8]? { node(at: path).flatMap { self[$0]?.bytes } }

    /// Makes a directory and all that are missing above it.
    @discardableResult
    package mutating func makeDirectory(at path: String, now: Timestamp) throws(FileError) -> Int {
        var node = Self.root
        for name in Self.parts(of: path) {
            if let known = child(name, of: node) {
                node = known
            } else {
                node = try add(.directory([:]), mode: 0o755, as: name, to: node, now: now)
            }
            guard self[node]?.isDirectory == true else { throw .notDirectory }
        }
        return node
    }

    /// Makes a file, or replaces its bytes, and makes the directories that are missing above it.
    package mutating func write(
        _ bytes: [UInt8], to path: String, mode: Int = 0o644, now: Timestamp
    ) throws(FileError) {
        var parts = Self.parts(of: path)
        guard let name = parts.popLast() else { throw .isDirectory }
        let directory = try makeDirectory(at: parts.joined(separator: "/"), now: now)
        if let file = child(name, of: directory) {
            try replace(file, with: bytes, now: now)
        } else {
            try add(.file(bytes), mode: mode, as: name, to: directory, now: now)
        }
    }

    /// Makes a file of a text, or replaces its bytes.
    package mutating func write(_ text: String, to path: String, mode: Int = 0o644, now: Timestamp) throws(FileError) {
        try write(Array(text.utf8), to: path, mode: mode, now: now)
    }

    /// Makes a link.
    package mutating func link(_ target: String, at path: String, now: Timestamp) throws(FileError) {
        var parts = Self.parts(of: path)
        guard let name = parts.popLast() else { throw .exists }
        let directory = try makeDirectory(at: parts.joined(separator: "/"), now: now)
        try add(.link(target), mode: 0o777, as: name, to: directory, now: now)
    }

    /// Removes what stands at a path, and all under it.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    package mutating func remove(_ path: String, now: Timestamp) -> Bool {
        var parts = Self.parts(of: path)
        guard let name = parts.popLast(), let directory = node(at: parts.joined(separator: "/")) else { return false }
        do {
            try remove(name, from: directory, now: now)
            return true
        } catch {
            return false
        }
    }

    /// The paths of all files, sorted.
    package var paths: [String] {
        var found: [String] = []
        var pending = [(Self.root, "")]
        while let (id, path) = pending.popLast() {
            guard let node = self[id] else { continue }
            if let entries = node.entries {
                pending += entries.map { ($0.value, path.isEmpty ? $0.key : "\(path)/\($0.key)") }
            } else {
                found.append(path)
            }
        }
        return found.sorted()
    }
}
