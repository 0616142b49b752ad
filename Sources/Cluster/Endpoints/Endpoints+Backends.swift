import Model

extension Endpoints {
    /// The most addresses that Endpoints hold.
    private static let capacity = 1000
    private static let overCapacity = "endpoints.kubernetes.io/over-capacity"

    /// Takes over what a Service's Pods and labels say.
    mutating func update(for service: Service, backends: [Backend]) {
        subsets = [EndpointSubset](of: service, backends: backends)
        metadata.labels = service.metadata.labels
        metadata.labels["endpoints.kubernetes.io/managed-by"] = "endpoint-controller"
        metadata.labels[Service.headlessLabel] = service.hasAddress ? nil : ""
        metadata.annotations[Self.overCapacity] = truncate() ? "truncated" : nil
    }

    /// Drops what is above the capacity, addresses that are not ready first.
    private mutating func truncate() -> Bool {
        let total = subsets.map { $0.addresses.count + $0.notReadyAddresses.count }.reduce(0, +)
        guard total > Self.capacity else { return false }
        var room = Self.capacity
        for index in subsets.indices {
            subsets[index].addresses = Array(subsets[index].addresses.prefix(room))
            room -= subsets[index].addresses.count
        }
        for index in subsets.indices {
            subsets[index].notReadyAddresses = Array(subsets[index].notReadyAddresses.prefix(room))
            room -= subsets[index].notReadyAddresses.count
        }
        subsets.removeAll { $0.addresses.isEmpty && $0.notReadyAddresses.isEmpty }
        return true
    }
}

extension [EndpointSubset] {
    /// The addresses behind a Service, those that share their ports together; everything is sorted.
    fileprivate init(of service: Service, backends: [Backend]) {
        var byPorts: [[Backend.Port]: EndpointSubset] = [:]
        for backend in backends where !backend.isTerminating || backend.isPublishedAnyway {
            // Without ports only a headless Service has anything to tell.
            guard !backend.ports.isEmpty || (service.spec.ports.isEmpty && service.isHeadless) else { continue }
            if backend.isServing || backend.isPublishedAnyway {
                byPorts[backend.ports, default: EndpointSubset()].addresses.append(EndpointAddress(backend))
            } else {
                byPorts[backend.ports, default: EndpointSubset()].notReadyAddresses.append(EndpointAddress(backend))
            }
        }
        self = byPorts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ports, subset in
            var subset = subset
            subset.addresses.sort(by: EndpointAddress.precedes)
            subset.notReadyAddresses.sort(by: EndpointAddress.precedes)
            subset.ports = ports.map(EndpointPort.init)
            return subset
        }
    }
}

extension EndpointAddress {
    fileprivate init(_ backend: Backend) {
        self.init()
        ip = backend.address
        hostname = backend.hostname ?? ""
        nodeName = backend.nodeName
        targetRef = backend.target
    }

    /// The order of the addresses' text, as Kubernetes sorts them.
    fileprivate static func precedes(_ left: Self, _ right: Self) -> Bool {
        let (leftUID, rightUID) = (left.targetRef?.uid ?? "", right.targetRef?.uid ?? "")
        return (left.ip, leftUID) < (right.ip, rightUID)
    }
}

extension EndpointPort {
    fileprivate init(_ port: Backend.Port) {
        self.init()
        name = port.name
        self.port = port.number
        self.protocol = port.protocol
        if let appProtocol = port.appProtocol { other["appProtocol"] = .string(appProtocol) }
    }
}

extension Service {
    /// Marks what stands for a headless Service.
    static let headlessLabel = "service.kubernetes.io/headless"

    /// The Service has an address of its own.
    var hasAddress: Bool { !spec.clusterIP.isEmpty && !isHeadless }
}
