package import Model

/// What a container sees under `/`: the tree of its image, and volumes mounted into it.
package struct FileSystem: Sendable {
    /// A part of a tree that stands at a path.
    package struct Mount: Hashable, Sendable {
        /// Without `.`, `..` and links.
        package var path: String
        /// Which of the trees.
        package var tree: Int
        /// The directory or file of the tree that is shown.
        package var node: Int
        package var isReadOnly: Bool

        package init(path: String, tree: Int, node: Int, isReadOnly: Bool) {
            self.path = path
            self.tree = tree
            self.node = node
            self.isReadOnly = isReadOnly
        }
    }

    /// A node of one of the trees, and how it was reached.
    package struct Place: Hashable, Sendable {
        package var tree: Int
        package var node: Int
        package var isReadOnly: Bool
        /// The absolute path without links.
        package var path: String
    }

    /// The image's tree first, then the volumes'.
    package var trees: [FileTree]
    /// Where volumes stand.
    package private(set) var mounts: [String: Mount] = [:]
    private static let linkLimit = 40

    /// A file system that shows one tree.
    package init(root: FileTree) {
        trees = [root]
    }

    /// Lets a part of a tree stand at a path, with the directories above it.
    package mutating func mount(_ mount: Mount, now: Timestamp) {
        let path = "/" + FileTree.parts(of: mount.path).joined(separator: "/")
        let isFile = trees[mount.tree][mount.node]?.isDirectory == false
        if isFile, trees[0].node(at: path) == nil {
            try? trees[0].write([], to: path, now: now)
        } else if !isFile {
            _ = try? trees[0].makeDirectory(at: path, now: now)
        }
        var placed = mount
        placed.path = path
        mounts[path] = placed
    }

    /// The state of everything that can change here, as a number that rises with each change.
    package var version: Int { trees.reduce(0) { $0 + $1.version } }

    package func node(at place: Place) -> FileNode? { trees[place.tree][place.node] }
}

extension FileSystem {
    /// The root of everything.
    private var origin: Place {
        if let mount = mounts["/"] {
            return Place(tree: mount.tree, node: mount.node, isReadOnly: mount.isReadOnly, path: "/")
        }
        return Place(tree: 0, node: FileTree.root, isReadOnly: false, path: "/")
    }

    /// The entry of a directory, or what is mounted over it.
    func entry(_ name: String, of directory: Place) -> Place? {
        let path = directory.path == "/" ? "/\(name)" : "\(directory.path)/\(name)"
        if let mount = mounts[path] {
            return Place(tree: mount.tree, node: mount.node, isReadOnly: mount.isReadOnly, path: path)
        }
        return trees[directory.tree].child(name, of: directory.node).map {
            Place(tree: directory.tree, node: $0, isReadOnly: directory.isReadOnly, path: path)
        }
    }

    /// What stands at an absolute path.
    ///
    /// - Parameter follow: whether a link at the end of the path stands for what it leads to.
    package func resolve(_ path: String, follow: Bool = true) throws(FileError) -> Place {
        guard path.utf8.count <= 4096 else { throw .nameTooLong }
        var remaining = Array(path.split(separator: "/").map(String.init).reversed())
        let isDirectoryWanted = path.hasSuffix("/")
        var places = [origin]
        var links = 0
        while let name = remaining.popLast() {
            if name == "." { continue }
            if name == ".." {
                if places.count > 1 { places.removeLast() }
                continue
            }
            guard let here = places.last, node(at: here)?.isDirectory == true else { throw .notDirectory }
            guard let next = entry(name, of: here) else { throw .notFound }
            if case .link(let target)? = node(at: next)?.content, follow || !remaining.isEmpty || isDirectoryWanted {
                links += 1
                guard links <= Self.linkLimit else { throw .tooManyLinks }
                if target.hasPrefix("/") { places = [origin] }
                remaining += target.split(separator: "/").map(String.init).reversed()
            } else {
                places.append(next)
            }
        }
        let place = places[places.count - 1]
        if isDirectoryWanted, node(at: place)?.isDirectory != true { throw .notDirectory }
        return place
    }

    /// The directory that an absolute path's last part would be in, and that part.
    func parent(of path: String) throws(FileError) -> (directory: Place, name: String) {
        var trimmed = path[...]
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        guard let slash = trimmed.lastIndex(of: "/") else { throw .invalid }
        let name = String(trimmed[trimmed.index(after: slash)...])
        let directory = try resolve(slash == trimmed.startIndex ? "/" : String(trimmed[..<slash]))
        guard node(at: directory)?.isDirectory == true else { throw .notDirectory }
        return (directory, name)
    }
}
