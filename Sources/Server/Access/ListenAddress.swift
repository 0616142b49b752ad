/// Where to listen, as `--listen` says it: `127.0.0.1:0`, `localhost:8080`, `[::1]:8080`.
package struct ListenAddress: Hashable, Sendable {
    /// The address of the loopback interface, IPv6 without brackets.
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
        guard LoopbackAccess.isLoopback(host: host) else { throw .notLoopback(text) }
        self.init(host: host.lowercased() == "localhost" ? "127.0.0.1" : String(host), port: Int(port))
    }
}

extension ListenAddress: CustomStringConvertible {
    /// Host and port as URLs have them.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// The same host with another port.
    func with(port: Int) -> ListenAddress { ListenAddress(host: host, port: port) }
}

/// Why an address is not listened on.
package enum ListenAddressError: Error, Hashable, Sendable {
    /// It is not a host and a port.
    case notUnderstood(String)
    /// Others than this machine could reach it.
    case notLoopback(String)
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
        case .notLoopback(let text):
            "'\(text)' could be reached from outside this machine, and that demands TLS and a token, which this build "
                + "does not have: listen on 127.0.0.1, [::1] or localhost, and reach it from elsewhere through a tunnel "
                + "such as 'ssh -L'"
        case .inUse(let address):
            "\(address) is in use by another program: choose another port, or 0 for any free one"
        case .notPermitted(let address):
            "\(address) is not open to this user: choose a port above 1023, or 0 for any free one"
        case .unusable(let address, let detail):
            "cannot listen on \(address): \(detail)"
        }
    }
}
