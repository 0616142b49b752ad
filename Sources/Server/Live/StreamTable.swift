import API

/// The upgraded connections, and what each of them stands for in the cluster.
struct StreamTable {
    /// One of them.
    struct Entry {
        let link: any StreamLink
        let purpose: StreamUpgrade.Purpose
        /// The connections to ports that it carries.
        var lanes: [Lane: ConnectionID] = [:]
    }

    private var entries: [ObjectIdentifier: Entry] = [:]
    private var sessions: [SessionID: ObjectIdentifier] = [:]
    private var connections: [ConnectionID: (link: ObjectIdentifier, lane: Lane)] = [:]

    /// All that there are.
    var links: [any StreamLink] { entries.values.map(\.link) }

    subscript(link: any StreamLink) -> Entry? { entries[ObjectIdentifier(link)] }

    /// Who wants to hear of a session.
    subscript(session: SessionID) -> (any StreamLink)? { sessions[session].flatMap { entries[$0]?.link } }

    /// Who wants to hear of a connection, and under which number.
    subscript(connection: ConnectionID) -> (link: any StreamLink, lane: Lane)? {
        connections[connection].flatMap { found in entries[found.link].map { ($0.link, found.lane) } }
    }

    /// Takes an upgraded connection.
    mutating func add(_ link: any StreamLink, for purpose: StreamUpgrade.Purpose) {
        let id = ObjectIdentifier(link)
        entries[id] = Entry(link: link, purpose: purpose)
        if case .command(let session, _) = purpose { sessions[session] = id }
    }

    /// Notes that a link's lane is a connection of the cluster's.
    mutating func add(_ connection: ConnectionID, on lane: Lane, of link: any StreamLink) {
        entries[ObjectIdentifier(link)]?.lanes[lane] = connection
        connections[connection] = (ObjectIdentifier(link), lane)
    }

    /// Forgets a connection that has ended.
    mutating func remove(_ connection: ConnectionID) {
        guard let found = connections.removeValue(forKey: connection) else { return }
        entries[found.link]?.lanes[found.lane] = nil
    }

    /// Forgets a link, and tells what it stood for.
    mutating func remove(_ link: any StreamLink) -> Entry? {
        guard let entry = entries.removeValue(forKey: ObjectIdentifier(link)) else { return nil }
        if case .command(let session, _) = entry.purpose { sessions[session] = nil }
        for connection in entry.lanes.values { connections[connection] = nil }
        return entry
    }
}
