/// Where to listen, as `--listen` says it: `127.0.0.1:0`, `localhost:8080`, `[::1]:8080`.
package struct ListenAddress: Hashable, Sendable {
    /// The address or name of an interface, IPv6 without brackets.
    package let host: String
    /// The port; 0 for any that is free.
    package let port: Int

    /// Any free port of the IPv4 loopback interface.
    package static let anyLoopbackPort = ListenAddress(host: "127.0.0.1", port: 0)

    private init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads an address.
    ///
    /// - Throws: ``ListenAddressError``.
    package init(_ text: String) throws(ListenAddressError) {
        guard let (host, digits) = LoopbackAccess.split(text), let digits, !digits.isEmpty,
            digits.allSatisfy({ $0.isASCII && $0.isNumber }), let port = UInt16(digits)
        else { throw .notUnderstood(text) }
        guard !host.isEmpty, ServerNames.isName(String(host)) else { throw .notUnderstood(text) }
        self.init(host: host.lowercased() == "localhost" ? "127.0.0.1" : String(host), port: Int(port))
    }
}

extension ListenAddress: CustomStringConvertible {
    /// Host and port as URLs have them.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Whether only this machine's programs can reach it.
    package var isLoopback: Bool { LoopbackAccess.isLoopback(host: host) }

    /// Whether it stands for all addresses of this machine.
    package var isAnyAddress: Bool { ServerNames.addressBytes(host)?.allSatisfy { $0 == 0 } == true }

    /// The address by which this machine's own programs reach it.
    var reachable: ListenAddress {
        isAnyAddress ? ListenAddress(host: host.contains(":") ? "::1" : "127.0.0.1", port: port) : self
    }

    /// The same host with another port.
    func with(port: Int) -> ListenAddress { ListenAddress(host: host, port: port) }
}

/// Why an address is not listened on.
package enum ListenAddressError: Error, Hashable, Sendable {
    /// It is not a host and a port.
    case notUnderstood(String)
    /// Others than this machine could reach it, and this build has no TLS.
    case demandsTLS(option: String)
    /// Another program has the port.
    case inUse(ListenAddress)
    /// This user may not have the port.
    case notPermitted(ListenAddress)
    /// Anything else that the system says.
    case unusable(ListenAddress, detail: String)
}

extension ListenAddressError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .notUnderstood(let text):
            "'\(text)' is not an address to listen on: give HOST:PORT, such as 127.0.0.1:8080, or 127.0.0.1:0 for any "
                + "free port"
        case .demandsTLS(let option):
            """
            \(option) demands TLS and a token, and this build has no TLS, because that makes the first build much \
            longer. Build with it:

              swift run --traits default,TLS ordinal up \(option)

            or listen on 127.0.0.1 without it, and reach that from elsewhere through a tunnel such as 'ssh -L'
            """
        case .inUse(let address):
            "\(address) is in use by another program: choose another port, or 0 for any free one"
        case .notPermitted(let address):
            "\(address) is not open to this user: choose a port above 1023, or 0 for any free one"
        case .unusable(let address, let detail):
            "cannot listen on \(address): \(detail)"
        }
    }
}
