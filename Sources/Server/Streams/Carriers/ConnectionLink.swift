import NIOCore
import Synchronization

/// The way from the cluster's loop to an upgraded connection's.
final class ConnectionLink: StreamLink {
    /// The connection's handler, from the moment on at which there is one.
    private let handler: NIOLoopBoundBox<StreamHandler?>
    /// Bytes on the way between the loops.
    private let underWay = Atomic<Int>(0)
    /// Bytes that the connection has and the system has not taken.
    private let waiting = Atomic<Int>(0)
    private let wantsReport = Atomic<Bool>(false)

    /// - Parameter eventLoop: the connection's.
    init(eventLoop: any EventLoop) {
        handler = .makeEmptyBox(valueType: StreamHandler.self, eventLoop: eventLoop)
    }

    /// Told on the connection's loop who speaks for it.
    func attach(_ handler: StreamHandler) {
        self.handler.value = handler
    }

    func send(_ traffic: [ClusterTraffic]) {
        let count = traffic.reduce(0) { $0 + $1.count }
        underWay.add(count, ordering: .relaxed)
        perform { handler, link in
            link.underWay.subtract(count, ordering: .relaxed)
            handler.send(traffic)
        }
    }

    func consumed(_ count: Int, on lane: Lane?) {
        perform { handler, _ in handler.consumed(count, on: lane) }
    }

    var unsentBytes: Int { underWay.load(ordering: .relaxed) + waiting.load(ordering: .relaxed) }

    func reportRoom() {
        wantsReport.store(true, ordering: .sequentiallyConsistent)
        // The last bytes may have left in the meantime; then nobody else would tell.
        perform { handler, _ in handler.reportRoom() }
    }

    func close() {
        perform { handler, _ in handler.finish() }
    }

    /// Told by the connection how much waits; whether the cluster wants to hear of it is forgotten when there is room.
    func waits(bytes: Int, roomBelow limit: Int) -> Bool {
        waiting.store(bytes, ordering: .relaxed)
        guard unsentBytes < limit else { return false }
        return wantsReport.exchange(false, ordering: .sequentiallyConsistent)
    }

    private func perform(_ body: @escaping @Sendable (StreamHandler, ConnectionLink) -> Void) {
        handler.eventLoop.execute {
            if let handler = self.handler.value { body(handler, self) }
        }
    }
}
