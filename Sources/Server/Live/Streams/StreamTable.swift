import API

/// The upgraded connections, in the order in which they came.
struct StreamTable {
    /// One of them.
    struct Entry {
        let link: any StreamLink
        var purpose: Purpose
    }

    /// What one stands for in the cluster.
    enum Purpose {
        case command(CommandStream)
        case ports(PortsStream)
    }

    private var entries: [Entry] = []

    /// The numbers under which they are found.
    var indices: Range<Int> { entries.indices }

    subscript(index: Int) -> Entry {
        get { entries[index] }
        set { entries[index] = newValue }
    }

    /// Takes an upgraded connection.
    mutating func add(_ link: any StreamLink, for purpose: StreamUpgrade.Purpose) {
        switch purpose {
        case .command(let session, _): entries.append(Entry(link: link, purpose: .command(CommandStream(session))))
        case .ports(let pod, let uid, _): entries.append(Entry(link: link, purpose: .ports(PortsStream(pod, uid: uid))))
        }
    }

    /// The number of a connection.
    func index(of link: any StreamLink) -> Int? { entries.firstIndex { $0.link === link } }

    /// Forgets a connection, and tells what it stood for.
    mutating func remove(_ link: any StreamLink) -> Entry? {
        index(of: link).map { entries.remove(at: $0) }
    }

    /// Forgets all connections, and tells what they were.
    mutating func removeAll() -> [Entry] {
        defer { entries = [] }
        return entries
    }
}
