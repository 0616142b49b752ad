public import Model

/// Keeps a zone as Services, their EndpointSlices and namespaces come and go.
///
/// Guarantees: taking in a change costs little; the Services that changed are published anew when it is asked for.
public struct PublishedNames: Sendable {
    /// What is published.
    public private(set) var zone: ClusterZone
    private let clusterDomain: String
    private var services: [ObjectKey: Service] = [:]
    private var slices: [ObjectKey: [ObjectKey: EndpointSlice]] = [:]
    private var changed: Set<ObjectKey> = []

    /// The kinds that names come from.
    public static let kinds: [any APIObject.Type] = [Namespace.self, Service.self, EndpointSlice.self]

    /// Whether names depend on the object.
    public static func matters(_ object: any APIObject) -> Bool {
        object is EndpointSlice || object is Service || object is Namespace
    }

    /// No names but the server's own.
    ///
    /// - Parameter serverAddress: where the server itself is found.
    public init(clusterDomain: String = "cluster.local", serverAddress: String = "127.0.0.1") {
        self.clusterDomain = clusterDomain
        zone = ClusterZone(clusterDomain: clusterDomain, serverAddress: serverAddress)
    }

    /// Takes in an object's new state.
    public mutating func store(_ object: any APIObject) {
        switch object {
        case let namespace as Namespace: zone.set(namespace: namespace.metadata.name, exists: true)
        case let service as Service:
            services[service.key] = service
            changed.insert(service.key)
        case let slice as EndpointSlice:
            guard let key = slice.serviceKey else { return }
            slices[key, default: [:]][slice.key] = slice
            changed.insert(key)
        default: break
        }
    }

    /// Takes in that an object is gone.
    public mutating func remove(_ object: any APIObject) {
        switch object {
        case let namespace as Namespace: zone.set(namespace: namespace.metadata.name, exists: false)
        case let service as Service:
            services[service.key] = nil
            changed.insert(service.key)
        case let slice as EndpointSlice:
            guard let key = slice.serviceKey else { return }
            slices[key]?[slice.key] = nil
            if slices[key]?.isEmpty == true { slices[key] = nil }
            changed.insert(key)
        default: break
        }
    }

    /// Publishes what has changed.
    public mutating func publish() {
        for key in changed.sorted() {
            let own = (slices[key] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
            let records = services[key].map {
                DNSRecord.records(of: $0, slices: own, clusterDomain: clusterDomain)
            }
            zone.publish(records ?? [], of: key)
        }
        changed = []
    }
}

extension EndpointSlice {
    /// The Service that the slice is of.
    fileprivate var serviceKey: ObjectKey? {
        metadata.labels[Self.serviceLabel].map { ObjectKey(namespace: metadata.namespace, name: $0) }
    }
}
