package import Model

/// What programs do with files, by absolute paths.
extension FileSystem {
    /// A file's bytes.
    package func read(_ path: String) throws(FileError) -> [UInt8] {
        guard let bytes = node(at: try resolve(path))?.bytes else { throw .isDirectory }
        return bytes
    }

    /// The names in a directory, sorted.
    package func names(in path: String) throws(FileError) -> [String] {
        let place = try resolve(path)
        guard let entries = node(at: place)?.entries else { throw .notDirectory }
        return entries.keys.sorted()
    }

    /// What stands at a path.
    package func look(_ path: String, follow: Bool = true) throws(FileError) -> FileNode {
        guard let node = node(at: try resolve(path, follow: follow)) else { throw .notFound }
        return node
    }

    /// The file at a path, which is made where it is missing.
    ///
    /// - Parameter truncate: whether it loses the bytes that it has.
    package mutating func openForWriting(
        _ path: String, truncate: Bool, mode: Int = 0o644, now: Timestamp
    ) throws(FileError) -> Place {
        do throws(FileError) {
            let place = try resolve(path)
            guard node(at: place)?.isDirectory != true else { throw .isDirectory }
            guard !place.isReadOnly else { throw .readOnly }
            if truncate { try trees[place.tree].replace(place.node, with: [], now: now) }
            return place
        } catch {
            guard error == .notFound else { throw error }
            return try makeFile(path, mode: mode, now: now)
        }
    }

    private mutating func makeFile(_ path: String, mode: Int, now: Timestamp) throws(FileError) -> Place {
        guard !path.hasSuffix("/") else { throw .isDirectory }
        let (directory, name) = try parent(of: path)
        guard !directory.isReadOnly else { throw .readOnly }
        // A link that leads nowhere is filled where it leads.
        if case .link(let target)? = entry(name, of: directory).flatMap({ node(at: $0)?.content }) {
            let absolute = target.hasPrefix("/") ? target : "\(directory.path)/\(target)"
            let (home, last) = try parent(of: absolute)
            guard entry(last, of: home) == nil else { throw .tooManyLinks }
            return try add(last, to: home, mode: mode, now: now)
        }
        return try add(name, to: directory, mode: mode, now: now)
    }

    private mutating func add(_ name: String, to directory: Place, mode: Int, now: Timestamp) throws(FileError) -> Place
    {
        let node = try trees[directory.tree].add(.file([]), mode: mode, as: name, to: directory.node, now: now)
        return Place(
            tree: directory.tree, node: node, isReadOnly: false,
            path: directory.path == "/" ? "/\(name)" : "\(directory.path)/\(name)")
    }

    /// Makes a file, or replaces its bytes.
    package mutating func write(
        _ bytes: [UInt8], to path: String, append: Bool = false, mode: Int = 0o644, now: Timestamp
    ) throws(FileError) {
        let place = try openForWriting(path, truncate: !append, mode: mode, now: now)
        try trees[place.tree].write(bytes, at: nil, to: place.node, now: now)
    }

    /// Makes a directory; with parents also those above it, and it may be there already.
    package mutating func makeDirectory(_ path: String, parents: Bool, now: Timestamp) throws(FileError) {
        if let place = try? resolve(path) {
            if parents, node(at: place)?.isDirectory == true { return }
            throw .exists
        }
        var above = ""
        for part in parents ? path.split(separator: "/").dropLast() : [] {
            above += "/\(part)"
            if (try? resolve(above)) == nil { try addDirectory(above, now: now) }
        }
        try addDirectory(path, now: now)
    }

    private mutating func addDirectory(_ path: String, now: Timestamp) throws(FileError) {
        let (directory, name) = try parent(of: path)
        guard !directory.isReadOnly else { throw .readOnly }
        try trees[directory.tree].add(.directory([:]), mode: 0o755, as: name, to: directory.node, now: now)
    }

    /// Removes a file or link, or a directory with all under it.
    ///
    /// - Parameter recursive: whether directories may go too; an empty one may where this is `nil`.
    package mutating func remove(_ path: String, recursive: Bool?, now: Timestamp) throws(FileError) {
        let place = try resolve(path, follow: false)
        if let entries = node(at: place)?.entries {
            switch recursive {
            case false?: throw .isDirectory
            case nil where !entries.isEmpty: throw .notEmpty
            case true?, nil: break
            }
        } else if recursive == nil {
            throw .notDirectory
        }
        let (directory, _) = try parent(of: place.path)
        guard !mounts.keys.contains(where: { $0 == place.path || $0.hasPrefix(place.path + "/") }) else { throw .busy }
        guard !place.isReadOnly else { throw .readOnly }
        let name = String(
            place.path[place.path.index(after: place.path.lastIndex(of: "/") ?? place.path.startIndex)...])
        try trees[directory.tree].remove(name, from: directory.node, now: now)
    }

    /// Gives what stands at a path another one.
    package mutating func move(_ source: String, to target: String, now: Timestamp) throws(FileError) {
        let place = try resolve(source, follow: false)
        let (home, name) = try parent(of: place.path)
        let (directory, other) = try parent(of: target)
        guard !mounts.keys.contains(where: { $0 == place.path || $0.hasPrefix(place.path + "/") }) else { throw .busy }
        guard !place.isReadOnly, !directory.isReadOnly else { throw .readOnly }
        if let old = entry(other, of: directory), let node = node(at: old), old.node != place.node {
            let isDirectory = self.node(at: place)?.isDirectory == true
            guard node.isDirectory == isDirectory else { throw isDirectory ? .notDirectory : .isDirectory }
            guard node.entries?.isEmpty != false else { throw .notEmpty }
        }
        if home.tree == directory.tree {
            try trees[home.tree].move(name, from: home.node, as: other, to: directory.node, now: now)
        } else {
            try copy(place.path, to: target, recursive: true, now: now)
            try trees[home.tree].remove(name, from: home.node, now: now)
        }
    }

    /// Copies a file, or a directory with all under it.
    package mutating func copy(
        _ source: String, to target: String, recursive: Bool, now: Timestamp
    ) throws(FileError) {
        var pending = [(source, target)]
        let origin = try resolve(source)
        guard let node = node(at: origin), recursive || !node.isDirectory else { throw .isDirectory }
        // A directory into itself would never end.
        let (directory, name) = try parent(of: target)
        let home = directory.path == "/" ? "/\(name)/" : "\(directory.path)/\(name)/"
        guard !node.isDirectory || !home.hasPrefix(origin.path == "/" ? "/" : origin.path + "/") else {
            throw .invalid
        }
        while let (from, to) = pending.popLast() {
            let node = try look(from)
            switch node.content {
            case .file(let bytes): try write(bytes, to: to, mode: node.mode, now: now)
            case .directory(let entries):
                try makeDirectory(to, parents: true, now: now)
                pending += entries.keys.sorted().map { ("\(from)/\($0)", "\(to)/\($0)") }
            case .link: break
            }
        }
    }

    /// Makes a link that stands for another path.
    package mutating func link(_ target: String, at path: String, now: Timestamp) throws(FileError) {
        let (directory, name) = try parent(of: path)
        guard !directory.isReadOnly else { throw .readOnly }
        try trees[directory.tree].add(.link(target), mode: 0o777, as: name, to: directory.node, now: now)
    }

    /// Changes permission bits, or the time of the last change.
    package mutating func mark(_ path: String, mode: Int? = nil, modified: Timestamp? = nil) throws(FileError) {
        let place = try resolve(path)
        guard !place.isReadOnly else { throw .readOnly }
        trees[place.tree].mark(place.node, mode: mode, modified: modified)
    }
}
