import Controller
import Model

/// Writes down which Pods stand behind each Service, as Endpoints and as EndpointSlices.
///
/// Services without a selector, and those that are only another name, are left alone: their endpoints are somebody
/// else's.
struct EndpointsController: Reconciler {
    static let name = "endpoint-controller"
    static let interests = KindSet(Service.self, Pod.self, EndpointSlice.self)

    /// Until it has seen a Service.
    private(set) var awaitsPods = true

    private var index = ServiceIndex()
    private var slices = Informer<EndpointSlice>()
    private var slicesByService: [ObjectKey: SortedSet<ObjectKey>] = [:]

    /// Knows nothing yet.
    init() {}

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        let isGone = event.change == .deleted
        if let service = event.object(as: Service.self) {
            awaitsPods = false
            isGone ? index.removeService(service.key) : index.store(service)
            queue.add(service.key, at: now)
        } else if let pod = event.object(as: Pod.self) {
            isGone ? index.removePod(pod.key) : index.store(pod)
            let old = event.previous(as: Pod.self)
            if !isGone, let old, old.looksTheSame(toServicesAs: pod) { return }
            var keys = index.services(selecting: pod)
            if let old, old.metadata.labels != pod.metadata.labels { keys += index.services(selecting: old) }
            for key in keys { queue.add(key, at: now) }
        } else if let slice = event.object(as: EndpointSlice.self) {
            guard let service = slice.serviceKey else { return }
            if isGone {
                forget(slice)
            } else if let known = slices[slice.key], known.version >= slice.version {
                // One's own write, which is known already.
                return
            } else {
                store(slice)
            }
            queue.add(service, at: now)
        }
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        guard let service = index[service: key] else {
            if server.find(Service.self, key) == nil, server.find(Endpoints.self, key) != nil {
                try server.delete(Endpoints.self, key)
            }
            return nil
        }
        guard !service.spec.selector.isEmpty, service.spec.type != "ExternalName" else { return nil }
        let pods = index.pods(of: service)
        let families = service.spec.ipFamilies.isEmpty ? ["IPv4"] : service.spec.ipFamilies
        for (number, family) in families.enumerated() {
            let backends = pods.compactMap { Backend($0, of: service, family: family) }
            if number == 0 { try writeEndpoints(of: service, backends: backends, server: &server) }
            try writeSlices(of: service, family: family, backends: backends, server: &server)
        }
        return nil
    }

    func effort(for key: ObjectKey) -> Int {
        index[service: key].map { index.countOfPods(atMostSelectedBy: $0) } ?? 0
    }

    private func writeEndpoints(
        of service: Service, backends: [Backend], server: inout APIServer
    ) throws(APIError) {
        guard let known = server.find(Endpoints.self, service.key) else {
            var new = Endpoints()
            new.metadata = ObjectMeta(name: service.metadata.name, namespace: service.metadata.namespace)
            new.update(for: service, backends: backends)
            try server.create(new)
            return
        }
        var changed = known
        changed.update(for: service, backends: backends)
        if changed != known { try server.update(changed) }
    }

    private mutating func writeSlices(
        of service: Service, family: String, backends: [Backend], server: inout APIServer
    ) throws(APIError) {
        let keys = slicesByService[service.key] ?? SortedSet()
        let existing = keys.compactMap { server.find(EndpointSlice.self, $0) }.filter {
            $0.addressType == family && !$0.metadata.isTerminating
        }
        let plan = SlicePlan(service: service, family: family, existing: existing, backends: backends)
        for slice in plan.creations where !service.metadata.isTerminating { store(try server.create(slice)) }
        for slice in plan.updates { store(try server.update(slice)) }
        for slice in plan.deletions {
            try server.delete(
                EndpointSlice.self, slice.key, preconditions: Preconditions(uid: slice.metadata.uid))
            forget(slice)
        }
    }

    private mutating func store(_ slice: EndpointSlice) {
        if let old = slices[slice.key]?.serviceKey { slicesByService.remove(slice.key, under: old) }
        slices.store(slice)
        if let service = slice.serviceKey { slicesByService.insert(slice.key, under: service) }
    }

    private mutating func forget(_ slice: EndpointSlice) {
        if let old = slices[slice.key]?.serviceKey { slicesByService.remove(slice.key, under: old) }
        slices.remove(slice.key)
    }
}

extension EndpointSlice {
    /// The Service that the slice stands for; `nil` where another controller, or a person, looks after the slice.
    fileprivate var serviceKey: ObjectKey? {
        guard metadata.labels[Self.managerLabel] == Self.manager, let name = metadata.labels[Self.serviceLabel] else {
            return nil
        }
        return ObjectKey(namespace: metadata.namespace, name: name)
    }
}
