import Controller
import Model

/// Services and Pods, found by each other: looking costs no more than what is found.
struct ServiceIndex: Sendable {
    private var services = Informer<Service>()
    private var pods = Informer<Pod>()
    /// All Pods by each of their labels.
    private var podsByLabel: [Label: SortedSet<ObjectKey>] = [:]
    /// All Services that select by the first label of their selector.
    private var servicesByLabel: [Label: SortedSet<ObjectKey>] = [:]

    private struct Label: Hashable {
        var namespace: String
        var key: String
        var value: String
    }

    subscript(service key: ObjectKey) -> Service? { services[key] }

    mutating func store(_ service: Service) {
        removeService(service.key)
        services.store(service)
        if let label = Self.selectorLabels(of: service).first { servicesByLabel.insert(service.key, under: label) }
    }

    mutating func removeService(_ key: ObjectKey) {
        guard let old = services[key] else { return }
        if let label = Self.selectorLabels(of: old).first { servicesByLabel.remove(key, under: label) }
        services.remove(key)
    }

    mutating func store(_ pod: Pod) {
        if let old = pods[pod.key], old.metadata.labels == pod.metadata.labels {
            pods.store(pod)
            return
        }
        removePod(pod.key)
        pods.store(pod)
        for label in Self.labels(of: pod) { podsByLabel.insert(pod.key, under: label) }
    }

    mutating func removePod(_ key: ObjectKey) {
        guard let old = pods[key] else { return }
        for label in Self.labels(of: old) { podsByLabel.remove(key, under: label) }
        pods.remove(key)
    }

    /// The Services that select the Pod, sorted.
    func services(selecting pod: Pod) -> [ObjectKey] {
        if servicesByLabel.isEmpty { return [] }
        let candidates = Self.labels(of: pod).flatMap { Array(servicesByLabel[$0] ?? SortedSet()) }
        return candidates.filter { services[$0]?.selects(pod) == true }.sorted()
    }

    /// The Pods that the Service selects, sorted by name.
    func pods(of service: Service) -> [Pod] {
        let sets = Self.selectorLabels(of: service).map { podsByLabel[$0] ?? SortedSet() }
        let smallest = sets.min { $0.count < $1.count } ?? SortedSet()
        return smallest.compactMap { pods[$0] }.filter(service.selects)
    }

    /// How many Pods have to be looked at to find those that the Service selects.
    func countOfPods(atMostSelectedBy service: Service) -> Int {
        Self.selectorLabels(of: service).map { podsByLabel[$0]?.count ?? 0 }.min() ?? 0
    }

    private static func labels(of pod: Pod) -> [Label] {
        pod.metadata.labels.map { Label(namespace: pod.metadata.namespace, key: $0.key, value: $0.value) }
    }

    private static func selectorLabels(of service: Service) -> [Label] {
        service.spec.selector.sorted { $0.key < $1.key }.map {
            Label(namespace: service.metadata.namespace, key: $0.key, value: $0.value)
        }
    }
}

extension Service {
    /// Whether the Pod has every label that the Service asks for; a Service without a selector selects none.
    fileprivate func selects(_ pod: Pod) -> Bool {
        let selector = spec.selector
        return !selector.isEmpty && selector.allSatisfy { pod.metadata.labels[$0.key] == $0.value }
    }
}
