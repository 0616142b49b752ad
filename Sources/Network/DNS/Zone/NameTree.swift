/// The names that exist, with what is said of them: those that have resources, and those that others are under.
///
/// Names are in lower case. Finding one takes no search.
struct NameTree: Sendable {
    /// What is said of a name, apart from the name itself.
    struct Entry: Hashable, Sendable {
        let type: DNSType
        let content: DNSResource.Content
    }

    private struct Node: Sendable {
        var entries: [Entry] = []
        /// How many resources, names right under it, and other reasons keep the name.
        var references = 0
    }

    private var nodes: [DNSName: Node] = [:]

    /// What is said of a name; `nil` where there is no such name.
    subscript(name: DNSName) -> [Entry]? { nodes[name]?.entries }

    /// Says things of a name.
    mutating func insert(_ entries: [Entry], under name: DNSName) {
        guard !entries.isEmpty else { return }
        retain(name, times: entries.count)
        nodes[name]?.entries += entries
    }

    /// Takes back what was said of a name.
    ///
    /// - Precondition: all of it was said.
    mutating func remove(_ entries: [Entry], under name: DNSName) {
        guard let known = nodes[name]?.entries else { return }
        if known == entries {
            nodes[name]?.entries = []
        } else {
            let gone = Set(entries)
            nodes[name]?.entries.removeAll(where: gone.contains)
        }
        release(name, times: entries.count)
    }

    /// Lets a name exist, whatever is said of it.
    mutating func retain(_ name: DNSName, times: Int = 1) {
        if nodes[name] == nil {
            nodes[name] = Node()
            if let parent = name.parent { retain(parent) }
        }
        nodes[name]?.references += times
    }

    /// Takes back a reason for which a name exists.
    mutating func release(_ name: DNSName, times: Int = 1) {
        nodes[name]?.references -= times
        guard let node = nodes[name], node.references <= 0 else { return }
        nodes[name] = nil
        if let parent = name.parent { release(parent) }
    }
}
