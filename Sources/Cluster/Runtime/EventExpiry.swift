import Controller
import Model

/// Removes events that were not told again for a while; without it a cluster that runs for long is full of them.
struct EventExpiry: Reconciler {
    static let name = "event-ttl"
    static let interests = KindSet(Event.self)

    /// How long an event is kept; `nil` for ever.
    let lifetime: Duration?

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        guard let lifetime, event.change != .deleted, let told = event.object(as: Event.self) else { return }
        queue.add(told.key, at: told.lastTold(orAt: now) + lifetime)
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        guard let lifetime, let event = server.find(Event.self, key) else { return nil }
        let end = event.lastTold(orAt: server.now) + lifetime
        if server.now < end { return end }
        try server.delete(Event.self, key)
        return nil
    }
}

extension Event {
    fileprivate func lastTold(orAt now: Timestamp) -> Timestamp {
        let series = other["series"]?["lastObservedTime"]?.string.flatMap { Timestamp($0) }
        return [lastTimestamp, series, eventTime?.moment, metadata.creationTimestamp].compactMap { $0 }.max() ?? now
    }
}
