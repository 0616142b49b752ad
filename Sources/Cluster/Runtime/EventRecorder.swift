import Model

extension APIServer {
    /// Tells people what happened to an object; the same thing again only raises the event's count.
    ///
    /// - Parameters:
    ///   - field: the part of the object that it happened to, such as `spec.containers{web}`.
    ///   - host: the node that tells it.
    mutating func record(
        _ reason: String, on object: some APIObject, type: EventType = .normal, message: @autoclosure () -> String,
        by component: String, field: String = "", host: String = ""
    ) {
        if eventDetail == .warnings, type != .warning { return }
        let message = message()
        var reference = ObjectReference()
        reference.kind = object.kind.name
        reference.apiVersion = object.kind.apiVersion
        reference.namespace = object.metadata.namespace
        reference.name = object.metadata.name
        reference.uid = object.metadata.uid
        reference.fieldPath = field
        let namespace = object.metadata.namespace.isEmpty ? "default" : object.metadata.namespace
        let told = [reference.uid.rawValue, reason, message, component, field, host]
        if let name = events.name(of: told), var known = find(Event.self, name, in: namespace) {
            known.count += 1
            known.lastTimestamp = now.wholeSeconds
            // An event that cannot be told again is lost, and nothing else depends on it.
            _ = try? update(known)
            return
        }
        var event = Event()
        event.metadata.name = events.makeName(for: told, about: object.metadata.name, at: now)
        event.metadata.namespace = namespace
        event.involvedObject = reference
        event.reason = reason
        event.message = message
        event.type = type.rawValue
        event.source.component = component
        event.source.host = host
        event.reportingComponent = component
        event.reportingInstance = host
        event.firstTimestamp = now.wholeSeconds
        event.lastTimestamp = now.wholeSeconds
        event.count = 1
        _ = try? create(event)
    }
}

/// Which events have been told, and under which names.
///
/// A name ends in the time of the first telling, so that the order of the names is the order of the events, as it is in
/// Kubernetes.
struct EventNames: Sendable {
    private var names: [[String]: String] = [:]
    private var last: Int64 = 0

    /// How many are remembered before all are forgotten; then an event told again begins anew.
    private static let capacity = 4096

    /// The name of the event that told this last, if it is remembered.
    func name(of told: [String]) -> String? { names[told] }

    /// A name that no other event has.
    mutating func makeName(for told: [String], about object: String, at now: Timestamp) -> String {
        if names.count >= Self.capacity { names = [:] }
        last = max(now.nanoseconds, last + 1)
        let name = "\(object).\(String(last, radix: 16))"
        names[told] = name
        return name
    }
}

/// Which events a cluster tells.
public enum EventDetail: Hashable, Sendable {
    /// What went well and what did not, as Kubernetes does.
    case all
    /// What did not go well, for clusters in which nobody reads the rest.
    case warnings
}

/// How serious an event is.
enum EventType: String {
    case normal = "Normal"
    case warning = "Warning"
}
