/// Who may talk to a cluster that listens on the loopback interface.
///
/// Another user of the machine does not know the secret; a web page that has the browser ask shows itself by its
/// `Origin`, or by a `Host` that is a name of its own which it made point here.
package struct LoopbackAccess: Sendable {
    /// What stands before every path.
    package let secret: Secret

    /// Access for those who know a secret.
    package init(secret: Secret = Secret()) {
        self.secret = secret
    }

    /// The path under which the API stands: `/k/SECRET`.
    package var prefix: String { "/k/\(secret.text)" }

    /// Why a request is turned away.
    package enum Refusal: Hashable, Sendable {
        /// It was meant for a host that is not this machine's loopback, or for none.
        case foreignHost(String?)
        /// A page of another origin made a browser send it.
        case crossOrigin(String)
        /// Its path does not begin with the secret.
        case noSecret
    }

    /// Lets a request in or turns it away.
    ///
    /// - Parameter host: the `Host` field.
    /// - Parameter origin: the `Origin` field, which browsers send and API clients do not.
    /// - Parameter path: the path as it was sent.
    /// - Returns: the path after the prefix.
    package func admit(host: String?, origin: String?, path: Substring) -> Result<Substring, Refusal> {
        guard let host, Self.isLoopback(authority: host) else { return .failure(.foreignHost(host)) }
        if let origin { return .failure(.crossOrigin(origin)) }
        let start = "/k/".utf8
        let bytes = path.utf8
        guard bytes.starts(with: start) else { return .failure(.noSecret) }
        let rest = bytes.dropFirst(start.count)
        let candidate = rest.prefix { $0 != UInt8(ascii: "/") }
        guard secret.matches(candidate) else { return .failure(.noSecret) }
        return .success(path[candidate.endIndex...])
    }

    /// Whether `HOST` or `HOST:PORT` names this machine by an address or name that nobody else can point here.
    static func isLoopback(authority: String) -> Bool {
        guard let (host, port) = split(authority) else { return false }
        if let port, port.isEmpty || port.utf8.count > 5 || !port.utf8.allSatisfy(digits.contains) { return false }
        return isLoopback(host: host)
    }

    /// Whether a name or an address, IPv6 without brackets, is one of the loopback interface's.
    static func isLoopback(host: some StringProtocol) -> Bool {
        isLoopback(address: host.utf8) || host == "::1" || host.lowercased() == "localhost"
    }

    /// Whether a text is four numbers up to 255, the first of which is 127.
    private static func isLoopback(address: some Collection<UInt8>) -> Bool {
        let parts = address.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0].elementsEqual("127".utf8)
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy(digits.contains)
                    && part.reduce(0) { $0 * 10 + Int($1 - digits.lowerBound) } <= 255
            }
    }

    /// Splits an authority at its port; `nil` where brackets do not match.
    static func split(_ authority: String) -> (host: Substring, port: Substring?)? {
        if authority.utf8.first == UInt8(ascii: "[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            let host = authority[authority.index(after: authority.startIndex)..<end]
            let rest = authority[authority.index(after: end)...]
            if rest.isEmpty { return (host, nil) }
            return rest.hasPrefix(":") ? (host, rest.dropFirst()) : nil
        }
        let bytes = authority.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return (authority[...], nil) }
        let port = bytes[bytes.index(after: colon)...]
        return port.contains(UInt8(ascii: ":")) ? nil : (authority[..<colon], Substring(port))
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
}

extension LoopbackAccess.Refusal: Error, CustomStringConvertible {
    /// What the client is told.
    package var description: String {
        switch self {
        case .foreignHost(let host?):
            "the Host header says \"\(host)\", and this cluster answers to 127.0.0.1, localhost and [::1] only"
        case .foreignHost(nil):
            "the Host header is missing, and this cluster answers to 127.0.0.1, localhost and [::1] only"
        case .crossOrigin(let origin):
            "a page of \(origin) may not use this cluster: requests with an Origin header are refused"
        case .noSecret:
            "this cluster answers only under the address in its kubeconfig, which 'ordinal up' prints the path of"
        }
    }
}
