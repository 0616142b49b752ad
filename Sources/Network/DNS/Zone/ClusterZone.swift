public import Model

/// Everything that the cluster's DNS answers for: the cluster's domain, and the names of addresses.
///
/// Guarantees: a question costs what its answer holds, however much is published; publishing a Service again costs what
/// that Service has.
/// Caveats: names outside are not asked for elsewhere.
public struct ClusterZone: Sendable {
    /// The version of Kubernetes' DNS specification that is followed.
    public static let schemaVersion = "1.1.0"

    /// The end of every name of the cluster, in lower case.
    let domain: DNSName
    /// The names that the zones begin with.
    private let apexes: [DNSName]
    /// The name of the server itself.
    private let server: DNSName
    private let mailbox: DNSName
    private let pods: DNSName
    private var tree = NameTree()
    private var namespaces: Set<String> = []
    private var published: [ObjectKey: [DNSName: [NameTree.Entry]]] = [:]
    /// Grows with each change of what is published.
    public var serial: UInt32 = 1

    /// A zone in which nothing is published yet.
    ///
    /// - Parameters:
    ///   - clusterDomain: the end of every name; `cluster.local` where it is no name.
    ///   - serverAddress: where the server itself is found.
    public init(clusterDomain: String = "cluster.local", serverAddress: String = "127.0.0.1") {
        func name(_ text: String) -> DNSName { DNSName(text) ?? .root }
        domain = (DNSName(clusterDomain) ?? name("cluster.local")).lowercased
        let suffix = domain.description
        apexes = [domain, name("in-addr.arpa"), name("ip6.arpa")]
        server = name("ns.dns.\(suffix)")
        mailbox = name("hostmaster.\(suffix)")
        pods = name("pod.\(suffix)")
        for apex in apexes { tree.insert([NameTree.Entry(type: .ns, content: .name(server))], under: apex) }
        tree.retain(name("svc.\(suffix)"))
        tree.retain(pods)
        tree.insert(
            [NameTree.Entry(type: .txt, content: .texts([Array(Self.schemaVersion.utf8)]))],
            under: name("dns-version.\(suffix)"))
        if let address = IPAddress(serverAddress) {
            tree.insert([NameTree.Entry(address)], under: server)
        }
    }

    /// Lets a namespace exist, or not: without it, its Pods' addresses have no names.
    public mutating func set(namespace: String, exists: Bool) {
        let key = namespace.lowercased()
        guard namespaces.contains(key) != exists else { return }
        if exists { namespaces.insert(key) } else { namespaces.remove(key) }
        for kind in ["svc", "pod"] {
            guard let name = DNSName("\(key).\(kind).\(domain)") else { continue }
            if exists { tree.retain(name) } else { tree.release(name) }
        }
        serial &+= 1
    }

    /// Publishes the records of a Service in the place of those that it had; none for a Service that is gone.
    public mutating func publish(_ records: [DNSRecord], of service: ObjectKey) {
        var new: [DNSName: [NameTree.Entry]] = [:]
        for record in records {
            // A name that DNS cannot carry is in no answer.
            guard let name = DNSName(record.name), let entry = NameTree.Entry(record) else { continue }
            new[name, default: []].append(entry)
        }
        for name in new.keys { new[name] = new[name]?.withoutRepetitions }
        let old = published[service] ?? [:]
        guard old != new else { return }
        for (name, entries) in old where new[name] != entries { tree.remove(entries, under: name) }
        for (name, entries) in new where old[name] != entries { tree.insert(entries, under: name) }
        published[service] = new.isEmpty ? nil : new
        serial &+= 1
    }
}

extension ClusterZone {
    /// What a name leads to.
    enum Finding {
        /// The name exists; what is said of it.
        case entries([NameTree.Entry])
        /// There is no such name in the zone that it would belong to.
        case missing
        /// The name belongs to no zone of this server.
        case outside
    }

    /// Looks a name up.
    ///
    /// - Parameter name: in lower case.
    func find(_ name: DNSName) -> Finding {
        if let entries = tree[name], apex(of: name) != nil { return .entries(entries) }
        if let labels = name.labels(under: pods), labels.count == 2, let entry = podEntry(labels) {
            return .entries([entry])
        }
        return apex(of: name) == nil ? .outside : .missing
    }

    /// The beginning of the zone that a name belongs to.
    private func apex(of name: DNSName) -> DNSName? {
        apexes.first { name.labels(under: $0) != nil }
    }

    /// The address that the name of a Pod spells, such as `10-244-1-5.default.pod.cluster.local`, whether or not there
    /// is such a Pod.
    private func podEntry(_ labels: [ArraySlice<UInt8>]) -> NameTree.Entry? {
        guard namespaces.contains(String(decoding: labels[1], as: UTF8.self)) else { return nil }
        let text = String(decoding: labels[0], as: UTF8.self)
        let dotted = text.replacing("-", with: ".")
        let address = IPAddress(dotted) ?? IPAddress(text.replacing("-", with: ":"))
        return address.map(NameTree.Entry.init)
    }

    /// What is told of the zone of a name where there is no answer, and for how long that may be remembered.
    func authority(of name: DNSName) -> DNSResource? {
        guard let apex = apex(of: name) else { return nil }
        let timeToLive = UInt32(DNSRecord.timeToLive)
        return DNSResource(
            apex, .soa, timeToLive: timeToLive,
            .authority(DNSAuthority(server: server, mailbox: mailbox, serial: serial, minimum: timeToLive)))
    }

    /// Whether a zone begins with the name.
    func isApex(_ name: DNSName) -> Bool { apexes.contains(name) }
}

extension NameTree.Entry {
    init(_ address: IPAddress) {
        self.init(type: address.isVersion4 ? .a : .aaaa, content: .address(address.bytes))
    }

    /// What a record says; `nil` where a message cannot say it.
    init?(_ record: DNSRecord) {
        switch record.content {
        case .a(let text), .aaaa(let text):
            guard let address = IPAddress(text) else { return nil }
            self.init(address)
        case .cname(let text), .ptr(let text):
            guard let name = DNSName(text) else { return nil }
            self.init(type: record.type == "PTR" ? .ptr : .cname, content: .name(name))
        case .srv(let location):
            guard let target = DNSName(location.target) else { return nil }
            self.init(
                type: .srv,
                content: .location(
                    priority: UInt16(clamping: location.priority), weight: UInt16(clamping: location.weight),
                    port: UInt16(clamping: location.port), target: target))
        }
    }
}

extension [NameTree.Entry] {
    /// The entries, each once, in their order.
    fileprivate var withoutRepetitions: Self {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
