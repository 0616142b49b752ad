public import Model

/// What DNS says of Services and the Pods behind them, as Kubernetes' DNS specification 1.1 lays it down.
///
/// Guarantees: records come sorted, each once; a Pod that is not ready is not named, unless its Service publishes it
/// anyway.
/// Caveats: a value of the moment that its endpoints were read at.
public struct DNSRecords: Hashable, Sendable {
    private var byName: [String: [DNSRecord]] = [:]

    /// No records at all.
    public init() {}

    /// The records of one Service.
    ///
    /// - Parameters:
    ///   - service: with its address, or headless.
    ///   - slices: the Service's EndpointSlices.
    ///   - clusterDomain: the end of every name.
    public init(service: Service, slices: [EndpointSlice], clusterDomain: String = "cluster.local") {
        let name = "\(service.metadata.name).\(service.metadata.namespace).svc.\(clusterDomain)".lowercased()
        if service.spec.type == "ExternalName" {
            let target = service.spec.externalName.lowercased()
            if !target.isEmpty { insert(DNSRecord(name, .cname(Self.absolute(target)))) }
        } else if service.isHeadless {
            insertEndpoints(of: slices, under: name)
        } else {
            insertAddresses(of: service, under: name)
        }
    }

    /// All records, sorted by name.
    public var all: [DNSRecord] { byName.sorted { $0.key < $1.key }.flatMap(\.value) }

    /// What is said of a name; upper and lower case, and a dot at its end, make no difference.
    public subscript(name: String) -> [DNSRecord] { byName[Self.absolute(name.lowercased())] ?? [] }

    /// The addresses of a name, sorted as text.
    public func addresses(of name: String) -> [String] { self[name].compactMap(\.address) }

    /// Adds the records of others.
    public mutating func merge(_ others: DNSRecords) {
        for records in others.byName.values { records.forEach { insert($0) } }
    }

    private mutating func insert(_ record: DNSRecord) {
        var records = byName[record.name] ?? []
        guard !records.contains(record) else { return }
        records.insert(record, at: records.firstIndex { record < $0 } ?? records.endIndex)
        byName[record.name] = records
    }

    /// The Service's own address stands for all Pods behind it.
    private mutating func insertAddresses(of service: Service, under name: String) {
        let all = service.spec.clusterIPs.isEmpty ? [service.spec.clusterIP] : service.spec.clusterIPs
        for address in all where !address.isEmpty {
            insert(DNSRecord(name, address: address))
            if let reverse = ReverseName(of: address) { insert(DNSRecord(reverse.text, .ptr(name))) }
        }
        for port in service.spec.ports where !port.name.isEmpty {
            let location = DNSRecord.ServiceLocation(port: Int(port.port), target: name)
            insert(DNSRecord(Self.serviceName(port.name, port.protocol, under: name), .srv(location)))
        }
    }

    /// Without an address of its own the Service's name leads to each Pod, and each Pod has a name under it.
    private mutating func insertEndpoints(of slices: [EndpointSlice], under name: String) {
        let ready = slices.flatMap { slice in
            // Whether an endpoint is ready may be left open, which means that it is.
            slice.endpoints.filter { $0.conditions.ready != false }.map { ($0, slice.ports) }
        }
        let weight = max(1, 100 / max(1, ready.count))
        for (endpoint, ports) in ready {
            for address in endpoint.addresses {
                let host = "\(endpoint.hostname?.lowercased() ?? Self.dashed(address)).\(name)"
                insert(DNSRecord(name, address: address))
                insert(DNSRecord(host, address: address))
                if let reverse = ReverseName(of: address) { insert(DNSRecord(reverse.text, .ptr(host))) }
                for port in ports {
                    guard let portName = port.name, !portName.isEmpty, let number = port.port else { continue }
                    let location = DNSRecord.ServiceLocation(weight: weight, port: Int(number), target: host)
                    insert(DNSRecord(Self.serviceName(portName, port.protocol ?? "", under: name), .srv(location)))
                }
            }
        }
    }

    /// The name under which a client looks for a port, such as `_web._tcp.nginx.default.svc.cluster.local`.
    private static func serviceName(_ port: String, _ protocol: String, under name: String) -> String {
        "_\(port)._\(`protocol`.isEmpty ? "tcp" : `protocol`.lowercased()).\(name)"
    }

    /// The name of an endpoint that has none: its address.
    private static func dashed(_ address: String) -> String {
        String(address.map { $0 == "." || $0 == ":" ? "-" : $0 })
    }

    private static func absolute(_ name: String) -> String {
        name.hasSuffix(".") ? String(name.dropLast()) : name
    }
}
