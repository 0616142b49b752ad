import API
import Cluster
import Model
import NIOCore
import NIOPosix

/// The ports of Pods, on addresses of this machine.
///
/// Guarantees: whoever stops it leaves no port open. Caveats: a port that a Pod opens later is found with the next
/// change of the Pod.
final class PodListeners: Sendable {
    private let loop: any EventLoop
    private let table: NIOLoopBound<Table>

    private init(loop: any EventLoop, table: NIOLoopBound<Table>) {
        self.loop = loop
        self.table = table
    }

    /// Begins to listen for the Pods that there are, and for those that come.
    static func start(on loop: any EventLoop, live: LiveCluster, log: ServerLog) async throws -> PodListeners {
        let table = try await loop.submit {
            NIOLoopBound(Table(loop: loop, live: live, log: log), eventLoop: loop)
        }.get()
        live.follow([Pod.self]) { news in loop.execute { table.value.take(news) } }
        return PodListeners(loop: loop, table: table)
    }

    /// Closes every port.
    func stop() async {
        let closed = loop.flatSubmit { [table, loop] in EventLoopFuture.andAllComplete(table.value.closeAll(), on: loop)
        }
        try? await closed.get()
    }
}

extension PodListeners {
    /// What is open, on the loop on which connections are served.
    private final class Table {
        private struct Entry {
            let uid: UID
            var ports: Set<Int> = []
            var channels: [any Channel] = []
        }

        private let loop: any EventLoop
        private let live: LiveCluster
        private let log: ServerLog
        private var entries: [ObjectKey: Entry] = [:]
        private var isStopped = false
        private var warnings: Set<String> = []

        init(loop: any EventLoop, live: LiveCluster, log: ServerLog) {
            self.loop = loop
            self.live = live
            self.log = log
        }

        func take(_ news: [WatchEvent]) {
            for event in news {
                guard let pod = event.object as? Pod, !isStopped else { continue }
                let known = entries[pod.key]
                if event.change == .deleted || known.map({ $0.uid != pod.metadata.uid }) ?? false { close(pod.key) }
                guard event.change != .deleted, pod.status.phase == .running,
                    let address = LoopbackNumber.standing(for: pod.status.podIP)
                else { continue }
                if entries[pod.key] == nil { entries[pod.key] = Entry(uid: pod.metadata.uid) }
                let bound = NIOLoopBound(self, eventLoop: loop)
                live.findPorts(of: pod.key) { [key = pod.key, uid = pod.metadata.uid, loop] ports in
                    loop.execute { bound.value.open(ports, of: key, uid, at: address) }
                }
            }
        }

        private func open(_ ports: [Int], of key: ObjectKey, _ uid: UID, at address: String) {
            for port in ports where entries[key]?.uid == uid && entries[key]?.ports.insert(port).inserted == true {
                open(port, at: port, of: key, uid, address)
            }
        }

        private func open(_ port: Int, at local: Int, of key: ObjectKey, _ uid: UID, _ address: String) {
            let live = live
            let bootstrap = ServerBootstrap(group: loop)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let link = ConnectionLink(eventLoop: channel.eventLoop)
                        live.carry(.ports(key, uid, [port]), on: link)
                        try channel.pipeline.syncOperations.addHandler(
                            StreamHandler(wire: PlainConnection(port: port), live: live, link: link))
                    }
                }
            let bound = NIOLoopBound(self, eventLoop: loop)
            bootstrap.bind(host: address, port: local).whenComplete { result in
                let table = bound.value
                switch result {
                case .success(let channel):
                    if table.isStopped || table.entries[key]?.uid != uid { return channel.close(promise: nil) }
                    table.entries[key]?.channels.append(channel)
                case .failure(let error):
                    let isForbidden = [EACCES, EPERM].contains((error as? IOError)?.errnoCode)
                    if isForbidden, local < 1024 {
                        table.warn("port \(local) is not for this user: Pods answer on port \(local + 8000) instead")
                        return table.open(port, at: local + 8000, of: key, uid, address)
                    }
                    table.warn("a Pod's port cannot be had on this machine: \(address):\(local): \(error)")
                }
            }
        }

        /// Says something that is worth saying once.
        private func warn(_ text: String) {
            if warnings.insert(text).inserted { log.warn(text) }
        }

        private func close(_ key: ObjectKey) {
            for channel in entries.removeValue(forKey: key)?.channels ?? [] { channel.close(promise: nil) }
        }

        func closeAll() -> [EventLoopFuture<Void>] {
            isStopped = true
            let channels = entries.values.flatMap(\.channels)
            for key in Array(entries.keys) { close(key) }
            return channels.map(\.closeFuture)
        }
    }
}

extension LiveCluster {
    /// Finds out on which ports a Pod listens.
    ///
    /// - Parameter body: told on the cluster's loop.
    nonisolated func findPorts(of pod: ObjectKey, then body: @escaping @Sendable ([Int]) -> Void) {
        enter { body($0.ports(of: pod)) }
    }

    private func ports(of pod: ObjectKey) -> [Int] {
        defer { progress() }
        return cluster.ports(of: pod)
    }

    /// Lets a connection of this process's own carry streams.
    nonisolated func carry(_ purpose: StreamUpgrade.Purpose, on link: any StreamLink) {
        enter { $0.begin(purpose, on: link) }
    }
}
