import Cluster
import Model
import NIOCore
import NIOPosix
import Network

/// The cluster's names on a loopback port, by datagrams and over connections.
///
/// Guarantees: it follows the cluster from the moment at which it starts, and knows what was there before; what it tells
/// was durable before. Stopped, it leaves nothing behind.
final class DNSServer: Sendable {
    /// Where it listens, by either transport.
    let address: ListenAddress
    private let datagrams: any Channel
    private let connections: any Channel
    private let open: NIOLoopBound<OpenChannels>

    /// How many ports are tried where the one that is free for datagrams is not free for connections.
    private static let attempts = 16

    private init(
        address: ListenAddress, datagrams: any Channel, connections: any Channel, open: NIOLoopBound<OpenChannels>
    ) {
        self.address = address
        self.datagrams = datagrams
        self.connections = connections
        self.open = open
    }

    /// Listens, and answers from what the cluster publishes.
    ///
    /// - Parameters:
    ///   - loop: what it runs on; its work is kept from the cluster and its API.
    ///   - exposesPods: whether Pods' names lead to addresses of this machine.
    /// - Throws: ``ListenAddressError``.
    static func start(
        on address: ListenAddress, loop: any EventLoop, live: LiveCluster, exposesPods: Bool = false
    ) async throws -> DNSServer {
        let names = LiveNames(serverAddress: address.host, exposesPods: exposesPods)
        let open = try await loop.submit { NIOLoopBound(OpenChannels(), eventLoop: loop) }.get()
        var failure: (any Error)?
        for _ in 0..<(address.port == 0 ? attempts : 1) {
            let datagrams = try await listen(at: address) { try await bindDatagrams(to: address, on: loop, names) }
            let bound = address.with(port: datagrams.localAddress?.port ?? address.port)
            do {
                let connections = try await listen(at: bound) { try await bindConnections(to: bound, names, open) }
                live.follow(PublishedNames.kinds) { news in
                    names.take(news)
                    loop.execute { names.lookAtNews() }
                }
                return DNSServer(address: bound, datagrams: datagrams, connections: connections, open: open)
            } catch {
                failure = error
                try? await datagrams.close().get()
            }
        }
        throw failure ?? ListenAddressError.inUse(address)
    }

    private static func listen(
        at address: ListenAddress, _ bind: () async throws -> any Channel
    ) async throws -> any Channel {
        do { return try await bind() } catch { throw ListenAddressError(error, address: address) }
    }

    private static func bindDatagrams(
        to address: ListenAddress, on loop: any EventLoop, _ names: LiveNames
    ) async throws -> any Channel {
        try await DatagramBootstrap(group: loop)
            .channelOption(.datagramVectorReadMessageCount, value: 32)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 32 * 2048))
            .channelOption(.socketOption(.so_rcvbuf), value: 1 << 20)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(DNSDatagramHandler(names: names))
                }
            }
            .bind(host: address.host, port: address.port).get()
    }

    private static func bindConnections(
        to address: ListenAddress, _ names: LiveNames, _ open: NIOLoopBound<OpenChannels>
    ) async throws -> any Channel {
        try await ServerBootstrap(group: open.eventLoop)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard open.value.take(channel) else { return channel.close(promise: nil) }
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(IdleStateHandler(allTimeout: .seconds(10)))
                    try pipeline.addHandler(ByteToMessageHandler(DNSFrameDecoder()))
                    try pipeline.addHandler(DNSStreamHandler(names: names))
                }
            }
            .bind(host: address.host, port: address.port).get()
    }

    /// Stops, and ends the connections.
    func stop() async {
        try? await datagrams.close().get()
        try? await connections.close().get()
        let closed = open.eventLoop.flatSubmit { [open] in
            EventLoopFuture.andAllComplete(open.value.closeAll(), on: open.eventLoop)
        }
        try? await closed.get()
    }
}
