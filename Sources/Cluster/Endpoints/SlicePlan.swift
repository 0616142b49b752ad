import Model

/// What to do with the EndpointSlices of a Service in one address family, so that they tell of all its Pods.
///
/// An endpoint stays in its slice, so that a change touches few slices; what is new fills slices that change anyway.
struct SlicePlan: Sendable {
    /// The most endpoints of a slice.
    static let capacity = 100

    private(set) var creations: [EndpointSlice] = []
    private(set) var updates: [EndpointSlice] = []
    private(set) var deletions: [EndpointSlice] = []

    /// - Parameter existing: the slices of this family that the controller manages for the Service, sorted by name.
    init(service: Service, family: String, existing: [EndpointSlice], backends: [Backend]) {
        var desired: [[Backend.Port]: [Endpoint]] = [:]
        for backend in backends { desired[backend.ports, default: []].append(Endpoint(backend)) }
        var others = existing
        for (ports, endpoints) in desired.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            var template = EndpointSlice(for: service, family: family)
            template.ports = ports.map(EndpointSlicePort.init)
            let group = others.filter { $0.ports == template.ports }
            others.removeAll { $0.ports == template.ports }
            arrange(endpoints, in: group, template: template)
        }
        deletions += others
        if deletions.count == existing.count, creations.isEmpty {
            // A Service without Pods has one slice that says so.
            creations = [EndpointSlice(for: service, family: family)]
        }
        reuse(for: service)
        let labels = EndpointSlice(for: service, family: family).metadata.labels
        for index in updates.indices { updates[index].metadata.labels = labels }
        let touched = Set((updates + deletions).map(\.metadata.name))
        for var slice in existing where !touched.contains(slice.metadata.name) && slice.metadata.labels != labels {
            slice.metadata.labels = labels
            updates.append(slice)
        }
        updates.removeAll(where: existing.contains)
    }

    /// Places endpoints that share their ports.
    private mutating func arrange(_ endpoints: [Endpoint], in group: [EndpointSlice], template: EndpointSlice) {
        var rest = Dictionary(endpoints.map { ($0.identity, $0) }) { first, _ in first }
        var changed: [EndpointSlice] = []
        var unchanged: [EndpointSlice] = []
        for var slice in group {
            let before = slice.endpoints
            slice.endpoints = before.compactMap { rest.removeValue(forKey: $0.identity) }
            if slice.endpoints.isEmpty {
                deletions.append(slice)
            } else if slice.endpoints == before {
                unchanged.append(slice)
            } else {
                changed.append(slice)
            }
        }
        var new = endpoints.filter { rest[$0.identity] != nil }[...]
        changed.sort { ($1.endpoints.count, $0.metadata.name) < ($0.endpoints.count, $1.metadata.name) }
        for index in changed.indices { changed[index].fill(from: &new) }
        updates += changed
        while !new.isEmpty {
            let fitting = unchanged.indices.filter { unchanged[$0].endpoints.count + new.count <= Self.capacity }
            if let fullest = fitting.max(by: { unchanged[$0].endpoints.count < unchanged[$1].endpoints.count }) {
                var slice = unchanged.remove(at: fullest)
                slice.fill(from: &new)
                updates.append(slice)
            } else {
                var slice = template
                slice.fill(from: &new)
                creations.append(slice)
            }
        }
    }

    /// Rewrites slices that would be deleted in place of making new ones, unless they belong to an earlier Service.
    private mutating func reuse(for service: Service) {
        var kept: [EndpointSlice] = []
        for var slice in deletions {
            guard slice.metadata.isControlled(by: service.metadata.uid), let new = creations.popLast() else {
                kept.append(slice)
                continue
            }
            slice.endpoints = new.endpoints
            slice.ports = new.ports
            updates.append(slice)
        }
        deletions = kept
    }
}

extension EndpointSlice {
    static let managerLabel = "endpointslice.kubernetes.io/managed-by"
    static let manager = "endpointslice-controller.k8s.io"

    /// An empty slice of a Service, with a name still to be found.
    fileprivate init(for service: Service, family: String) {
        self.init()
        metadata.generateName = "\(service.metadata.name)-"
        metadata.namespace = service.metadata.namespace
        metadata.labels = service.metadata.labels
        metadata.labels[Self.serviceLabel] = service.metadata.name
        metadata.labels[Self.managerLabel] = Self.manager
        metadata.labels[Service.headlessLabel] = service.hasAddress ? nil : ""
        metadata.ownerReferences = [OwnerReference(controller: service)]
        addressType = family
    }

    /// Takes in endpoints until the slice is full.
    fileprivate mutating func fill(from endpoints: inout ArraySlice<Endpoint>) {
        let part = endpoints.prefix(max(0, SlicePlan.capacity - self.endpoints.count))
        self.endpoints += part
        endpoints = endpoints.dropFirst(part.count)
    }
}

extension EndpointSlicePort {
    fileprivate init(_ port: Backend.Port) {
        self.init()
        name = port.name
        self.port = port.number
        self.protocol = port.protocol
        appProtocol = port.appProtocol
    }
}

extension Endpoint {
    /// What stays the same while the endpoint changes: its Pod, or its addresses where it has none.
    fileprivate var identity: String { targetRef?.uid.rawValue ?? addresses.joined(separator: ",") }

    fileprivate init(_ backend: Backend) {
        self.init()
        addresses = [backend.address]
        conditions.serving = backend.isServing
        conditions.terminating = backend.isTerminating
        conditions.ready = backend.isPublishedAnyway || (backend.isServing && !backend.isTerminating)
        hostname = backend.hostname
        nodeName = backend.nodeName
        targetRef = backend.target
    }
}
