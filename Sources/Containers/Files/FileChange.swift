package import Model

/// What became of one path of a tree.
package struct FileChange: Hashable, Sendable {
    /// What stands at a path, free of what stands beneath it.
    package enum Content: Hashable, Sendable {
        case file([UInt8])
        case directory
        case link(String)
    }

    /// What stands there.
    package struct Node: Hashable, Sendable {
        package var content: Content
        package var mode: Int
        package var modified: Timestamp

        package init(content: Content, mode: Int, modified: Timestamp) {
            self.content = content
            self.mode = mode
            self.modified = modified
        }
    }

    /// The path from the root, which itself is the empty path.
    package var path: String
    /// What stands there; `nil` where nothing does any more.
    package var node: Node?

    package init(path: String, node: Node?) {
        self.path = path
        self.node = node
    }
}

extension FileTree {
    /// Everything in the tree by its path; directories come before what is in them.
    package var contents: [(path: String, node: FileChange.Node)] {
        var found: [(path: String, node: FileChange.Node)] = []
        var pending = [(id: Self.root, path: "")]
        while let (id, path) = pending.popLast() {
            guard let node = self[id] else { continue }
            let content: FileChange.Content =
                switch node.content {
                case .file(let bytes): .file(bytes)
                case .directory: .directory
                case .link(let target): .link(target)
                }
            found.append((path, FileChange.Node(content: content, mode: node.mode, modified: node.modified)))
            for name in names(in: id).reversed() {
                guard let child = child(name, of: id) else { continue }
                pending.append((child, path.isEmpty ? name : "\(path)/\(name)"))
            }
        }
        return found
    }

    /// What makes this tree of an earlier one: first what is gone, then what is new or different.
    package func changes(since earlier: FileTree?) -> [FileChange] {
        var known = Dictionary(uniqueKeysWithValues: (earlier?.contents ?? []).map { ($0.path, $0.node) })
        let new = contents.compactMap { path, node in
            known.removeValue(forKey: path) == node ? nil : FileChange(path: path, node: node)
        }
        return known.keys.sorted().map { FileChange(path: $0, node: nil) } + new
    }

    /// A tree that holds what another one held.
    ///
    /// - Throws: ``FileError``: it is more than a tree holds, or a path leads through what is no directory.
    package init(restoring contents: [String: FileChange.Node]) throws(FileError) {
        self.init()
        // A directory comes before what is in it, because its path is where theirs begin.
        let paths = contents.keys.sorted()
        for path in paths {
            guard let node = contents[path] else { continue }
            try restore(node, at: path)
        }
        // What was put into a directory counts as a change of it.
        for path in paths {
            guard let node = contents[path], let id = self.node(at: path) else { continue }
            mark(id, mode: node.mode, modified: node.modified)
        }
    }

    private mutating func restore(_ node: FileChange.Node, at path: String) throws(FileError) {
        var parts = Self.parts(of: path)
        guard let name = parts.popLast() else { return }
        let directory = try makeDirectory(at: parts.joined(separator: "/"), now: node.modified)
        let content: FileNode.Content =
            switch node.content {
            case .file(let bytes): .file(bytes)
            case .directory: .directory([:])
            case .link(let target): .link(target)
            }
        try add(content, mode: node.mode, as: name, to: directory, now: node.modified)
    }
}
