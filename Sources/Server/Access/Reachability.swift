import NIOCore
import NIOPosix

/// Whether a cluster's address has anyone listening behind it.
package enum Reachability {
    /// Connects to the host and port of an `http://HOST:PORT/…` or `https://HOST:PORT` address, and hangs up.
    package static func answers(_ url: String) async -> Bool {
        let rest = url.drop { $0 != "/" }.drop { $0 == "/" }
        guard let (host, port) = LoopbackAccess.split(String(rest.prefix { $0 != "/" })),
            let port = port.flatMap({ Int($0) })
        else { return false }
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(.seconds(1))
        guard let channel = try? await bootstrap.connect(host: String(host), port: port).get() else { return false }
        try? await channel.close().get()
        return true
    }
}
