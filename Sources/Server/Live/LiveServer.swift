import API
package import Cluster
import NIOCore
import NIOPosix

/// A cluster in real time behind the Kubernetes API over HTTP.
///
/// Guarantees: when ``start(_:options:answering:)`` returns, what the cluster began with is durable, and requests are
/// answered; when ``stop()`` returns, everything that was acknowledged is durable, and no thread of its own is left.
package final class LiveServer: Sendable {
    /// How a cluster is served.
    package struct Options: Sendable {
        /// Where to listen.
        package var address = ListenAddress.anyLoopbackPort
        /// Where to serve the cluster's names; `nil` for nowhere.
        package var names: ListenAddress?
        /// Who is let in.
        package var access = Access.loopback(LoopbackAccess())
        /// What stands between connections and their requests; `nil` for plain HTTP.
        package var security: TransportSecurity?
        /// Where the state is kept; `nil` for nowhere.
        package var journal: (any Journal)?
        /// The revision that the journal holds already.
        package var journaled: Int64 = 0
        /// What time it is.
        package var clock = LiveClock()
        /// How much may be done or kept at once.
        package var limits = LiveCluster.Limits()
        /// Whether Pods are reached on loopback addresses of this machine, which names then lead to.
        package var exposesPods = false
        /// Where it says what happens.
        package var log = ServerLog.silent

        /// A free port of the loopback interface, a new secret, and no journal.
        package init() {}
    }

    /// Where it listens.
    package let address: ListenAddress
    /// Where the cluster's names are served, by UDP and TCP.
    package var namesAddress: ListenAddress? { names?.address }
    /// The API's address for clients on this machine, secret included, such as `http://127.0.0.1:35791/k/…`.
    package let url: String
    /// The cluster.
    package let live: LiveCluster
    private let listener: HTTPListener
    private let names: DNSServer?
    private let pods: PodListeners?
    private let group: MultiThreadedEventLoopGroup

    private init(
        listener: HTTPListener, names: DNSServer?, pods: PodListeners?, live: LiveCluster,
        group: MultiThreadedEventLoopGroup, url: String
    ) {
        self.listener = listener
        self.names = names
        self.pods = pods
        self.live = live
        self.group = group
        self.url = url
        address = listener.address
    }

    /// Begins to serve a cluster.
    ///
    /// - Throws: ``ListenAddressError``; what kept the cluster's beginnings from being written.
    package static func start(
        _ cluster: Cluster, options: Options, answering: @escaping LiveCluster.Answering
    ) async throws -> LiveServer {
        // A thread each for the cluster, the connections and the names: none waits for another's work.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: options.names == nil ? 2 : 3)
        let live = LiveCluster(
            cluster, on: group.next(), clock: options.clock, journal: options.journal, journaled: options.journaled,
            limits: options.limits, log: options.log, answering: answering)
        live.start()
        var names: DNSServer?
        var pods: PodListeners?
        do {
            try await live.waitUntilDurable()
            let connections = group.next()
            if let address = options.names {
                names = try await DNSServer.start(
                    on: address, loop: group.next(), live: live, exposesPods: options.exposesPods)
            }
            if options.exposesPods {
                pods = try await PodListeners.start(on: connections, live: live, log: options.log)
            }
            let listener = try await HTTPListener.listen(
                on: options.address, loop: connections, live: live, access: options.access,
                security: options.security)
            let scheme = options.security == nil ? "http" : "https"
            let url = "\(scheme)://\(listener.address.reachable)\(options.access.prefix)"
            return LiveServer(listener: listener, names: names, pods: pods, live: live, group: group, url: url)
        } catch {
            await pods?.stop()
            await names?.stop()
            _ = await live.stop()
            try? await group.shutdownGracefully()
            throw error
        }
    }

    /// Stops: ends the watches, answers what waits, closes the connections.
    ///
    /// - Returns: whether everything that was done is durable.
    @discardableResult
    package func stop() async -> Bool {
        let isDurable = await live.stop()
        await pods?.stop()
        await listener.stop(within: .seconds(2))
        await names?.stop()
        try? await group.shutdownGracefully()
        return isDurable
    }
}
