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
        insert(DNSRecord.records(of: service, slices: slices, clusterDomain: clusterDomain))
    }

    /// All records, sorted by name.
    public var all: [DNSRecord] { byName.sorted { $0.key < $1.key }.flatMap(\.value) }

    /// What is said of a name; upper and lower case, and a dot at its end, make no difference.
    public subscript(name: String) -> [DNSRecord] { byName[Self.absolute(name.lowercased())] ?? [] }

    /// The addresses of a name, sorted as text.
    public func addresses(of name: String) -> [String] { self[name].compactMap(\.address) }

    /// Adds the records of others.
    public mutating func merge(_ others: DNSRecords) {
        insert(others.byName.values.flatMap { $0 })
    }

    private mutating func insert(_ records: [DNSRecord]) {
        for (name, new) in Dictionary(grouping: records, by: \.name) {
            // The text that orders them is made once for each.
            let texts = Set(byName[name] ?? []).union(new).map { (text: $0.description, record: $0) }
            byName[name] = texts.sorted { $0.text < $1.text }.map(\.record)
        }
    }

    /// The name without the dot that may stand at its end.
    static func absolute(_ name: String) -> String {
        name.hasSuffix(".") ? String(name.dropLast()) : name
    }
}
