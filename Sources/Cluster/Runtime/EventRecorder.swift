import Model

extension APIServer {
    /// Tells people what happened to an object; the same thing again only raises the event's count.
    ///
    /// - Parameters:
    ///   - field: the part of the object that it happened to, such as `spec.containers{web}`.
    ///   - host: the node that tells it.
    mutating func record(
        _ reason: String, on object: some APIObject, type: EventType = .normal, message: String, by component: String,
        field: String = "", host: String = ""
    ) {
        var reference = ObjectReference()
        reference.kind = object.kind.name
        reference.apiVersion = object.kind.apiVersion
        reference.namespace = object.metadata.namespace
        reference.name = object.metadata.name
        reference.uid = object.metadata.uid
        reference.fieldPath = field
        let digest = Self.digest([reference.uid.rawValue, reason, message, component, field])
        let name = "\(object.metadata.name).\(digest)"
        let namespace = object.metadata.namespace.isEmpty ? "default" : object.metadata.namespace
        if var known = find(Event.self, name, in: namespace) {
            known.count += 1
            known.lastTimestamp = now.wholeSeconds
            // An event that cannot be told again is lost, and nothing else depends on it.
            _ = try? update(known)
            return
        }
        var event = Event()
        event.metadata.name = name
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

    /// Sixteen hexadecimal digits that stand for these texts (64-bit FNV-1a).
    private static func digest(_ texts: [String]) -> String {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in texts.joined(separator: "\u{0}").utf8 { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

/// How serious an event is.
enum EventType: String {
    case normal = "Normal"
    case warning = "Warning"
}
