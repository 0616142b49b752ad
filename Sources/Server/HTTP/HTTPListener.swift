import NIOCore
import NIOHTTP1
import NIOPosix

/// A listening socket and the connections that came by it.
final class HTTPListener: Sendable {
    /// Where it listens, with the port that it got.
    let address: ListenAddress
    private let server: any Channel
    private let connections: NIOLoopBound<Connections>

    /// The channels that are open.
    private final class Connections {
        var open: [ObjectIdentifier: any Channel] = [:]
    }

    private init(address: ListenAddress, server: any Channel, connections: NIOLoopBound<Connections>) {
        self.address = address
        self.server = server
        self.connections = connections
    }

    /// Listens, and hands every request that is let in to the cluster.
    ///
    /// - Parameter loop: what all connections run on.
    /// - Parameter security: what stands between a connection and its requests; `nil` for nothing.
    /// - Throws: ``ListenAddressError``.
    static func listen(
        on address: ListenAddress, loop: any EventLoop, live: LiveCluster, access: Access,
        security: TransportSecurity?
    ) async throws -> HTTPListener {
        let connections = try await loop.submit { NIOLoopBound(Connections(), eventLoop: loop) }.get()
        let bootstrap = ServerBootstrap(group: loop)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let id = ObjectIdentifier(channel)
                    connections.value.open[id] = channel
                    channel.closeFuture.whenComplete { _ in connections.value.open[id] = nil }
                    let pipeline = channel.pipeline.syncOperations
                    if let security { try pipeline.addHandlers(security.makeHandlers()) }
                    let codec = HTTPCodec()
                    try pipeline.addHandlers(codec.handlers)
                    try pipeline.addHandler(HTTPHandler(live: live, access: access, codec: codec))
                }
            }
        do {
            let server = try await bootstrap.bind(host: address.host, port: address.port).get()
            let port = server.localAddress?.port ?? address.port
            return HTTPListener(address: address.with(port: port), server: server, connections: connections)
        } catch {
            throw ListenAddressError(error, address: address)
        }
    }

    /// Takes no more connections; those that are idle end at once, the others after their answers.
    ///
    /// - Parameter patience: how long the answers may take before their connections are cut off.
    func stop(within patience: TimeAmount) async {
        try? await server.close().get()
        let loop = server.eventLoop
        let closed = loop.flatSubmit { [connections] in
            let open = Array(connections.value.open.values)
            for channel in open { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
            let cutOff = loop.scheduleTask(in: patience) { for channel in open { channel.close(promise: nil) } }
            return EventLoopFuture.andAllComplete(open.map(\.closeFuture), on: loop).always { _ in cutOff.cancel() }
        }
        try? await closed.get()
    }
}

extension ListenAddressError {
    /// What the system says, in words that help.
    init(_ error: any Error, address: ListenAddress) {
        guard let error = error as? IOError else {
            self = .unusable(address, detail: "\(error)")
            return
        }
        switch error.errnoCode {
        case EADDRINUSE: self = .inUse(address)
        case EACCES, EPERM: self = .notPermitted(address)
        default: self = .unusable(address, detail: error.localizedDescription)
        }
    }
}
