package import Model

/// One volume: directories and files under a root, as a value.
///
/// Guarantees: a copy is independent and cheap until one of the two changes; neither bytes nor nodes exceed the limits.
package struct FileTree: Hashable, Sendable {
    /// The node of the topmost directory.
    package static let root = 0

    /// How much a tree may hold.
    package struct Limits: Hashable, Sendable {
        package var bytes: Int
        package var nodes: Int

        package init(bytes: Int, nodes: Int) {
            self.bytes = bytes
            self.nodes = nodes
        }

        /// 64 MiB in 20,000 files.
        package static let standard = Limits(bytes: 64 << 20, nodes: 20_000)
    }

    private var nodes: [Int: FileNode]
    private var nextNode = 1
    private let limits: Limits
    /// The bytes of all files.
    package private(set) var size = 0
    /// Rises with every change.
    package private(set) var version = 0

    /// A tree with nothing in it.
    package init(limits: Limits = .standard, now: Timestamp = Timestamp(nanoseconds: 0)) {
        self.limits = limits
        nodes = [Self.root: FileNode(content: .directory([:]), mode: 0o755, modified: now)]
    }

    package subscript(id: Int) -> FileNode? { nodes[id] }

    /// How many files, directories and links there are, the root among them.
    package var count: Int { nodes.count }

    /// The entry of a directory.
    package func child(_ name: String, of directory: Int) -> Int? { nodes[directory]?.entries?[name] }

    /// The names in a directory, sorted.
    package func names(in directory: Int) -> [String] { (nodes[directory]?.entries ?? [:]).keys.sorted() }
}

extension FileTree {
    /// Adds a node to a directory.
    ///
    /// - Returns: the new node.
    @discardableResult
    package mutating func add(
        _ content: FileNode.Content, mode: Int, as name: String, to directory: Int, now: Timestamp
    ) throws(FileError) -> Int {
        guard var entries = nodes[directory]?.entries else { throw .notDirectory }
        guard entries[name] == nil else { throw .exists }
        guard !name.isEmpty, name != ".", name != "..", !name.contains("/") else { throw .invalid }
        guard name.utf8.count <= 255 else { throw .nameTooLong }
        let node = FileNode(content: content, mode: mode, modified: now)
        guard nodes.count < limits.nodes, size + node.size <= limits.bytes else { throw .noSpace }
        let id = nextNode
        nextNode += 1
        nodes[id] = node
        size += node.size
        entries[name] = id
        setEntries(entries, of: directory, now: now)
        return id
    }

    /// Takes a node, and all under it, out of a directory.
    package mutating func remove(_ name: String, from directory: Int, now: Timestamp) throws(FileError) {
        guard var entries = nodes[directory]?.entries else { throw .notDirectory }
        guard let id = entries.removeValue(forKey: name) else { throw .notFound }
        setEntries(entries, of: directory, now: now)
        discard(id)
    }

    private mutating func discard(_ id: Int) {
        var pending = [id]
        while let id = pending.popLast() {
            guard let node = nodes.removeValue(forKey: id) else { continue }
            size -= node.size
            if let entries = node.entries { pending += entries.values }
        }
    }

    /// Gives a node another name, perhaps in another directory; what has the name already goes.
    package mutating func move(
        _ name: String, from directory: Int, as other: String, to target: Int, now: Timestamp
    ) throws(FileError) {
        guard var entries = nodes[directory]?.entries else { throw .notDirectory }
        guard let id = entries[name] else { throw .notFound }
        guard nodes[target]?.isDirectory == true else { throw .notDirectory }
        guard !contains(target, under: id) else { throw .invalid }
        if let old = child(other, of: target) {
            if old == id { return }
            try remove(other, from: target, now: now)
            entries = nodes[directory]?.entries ?? [:]
        }
        entries[name] = nil
        setEntries(entries, of: directory, now: now)
        var others = nodes[target]?.entries ?? [:]
        others[other] = id
        setEntries(others, of: target, now: now)
    }

    /// Whether a node is another or stands somewhere under it.
    private func contains(_ id: Int, under ancestor: Int) -> Bool {
        var pending = [ancestor]
        while let next = pending.popLast() {
            if next == id { return true }
            if let entries = nodes[next]?.entries { pending += entries.values }
        }
        return false
    }

    private mutating func setEntries(_ entries: [String: Int], of directory: Int, now: Timestamp) {
        nodes[directory]?.content = .directory(entries)
        nodes[directory]?.modified = now
        version += 1
    }

    /// Adds bytes at a place in a file; what lies between its end and the place is filled with zeros.
    package mutating func write(_ bytes: [UInt8], at offset: Int?, to id: Int, now: Timestamp) throws(FileError) {
        guard let index = nodes.index(forKey: id) else { throw .notFound }
        guard case .file(var content) = nodes.values[index].content else { throw .isDirectory }
        let start = offset ?? content.count
        let growth = max(0, start + bytes.count - content.count)
        guard size + growth <= limits.bytes else { throw .noSpace }
        // The dictionary lets go of the bytes, so that adding to them copies nothing.
        nodes.values[index].content = .file([])
        if start > content.count { content += [UInt8](repeating: 0, count: start - content.count) }
        let overlap = min(content.count - start, bytes.count)
        content.replaceSubrange(start..<start + overlap, with: bytes)
        nodes.values[index].content = .file(content)
        nodes.values[index].modified = now
        size += growth
        version += 1
    }

    /// Replaces all bytes of a file.
    package mutating func replace(_ id: Int, with bytes: [UInt8], now: Timestamp) throws(FileError) {
        guard let old = nodes[id] else { throw .notFound }
        guard old.bytes != nil else { throw .isDirectory }
        guard size - old.size + bytes.count <= limits.bytes else { throw .noSpace }
        size += bytes.count - old.size
        nodes[id]?.content = .file(bytes)
        nodes[id]?.modified = now
        version += 1
    }

    /// Changes a node's permission bits, or the time of its last change.
    package mutating func mark(_ id: Int, mode: Int? = nil, modified: Timestamp? = nil) {
        if let mode { nodes[id]?.mode = mode }
        if let modified { nodes[id]?.modified = modified }
        version += 1
    }
}
