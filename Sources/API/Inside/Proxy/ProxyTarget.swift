import Model

/// What a `/proxy` path names: a Pod or a Service, and a port of it.
struct ProxyTarget: Hashable, Sendable {
    /// The object's name.
    var name: String
    /// The port, by number or name; empty where the path names none.
    var port: String
    /// Whether the path asks for HTTPS.
    var isSecure: Bool

    /// Reads `NAME`, `NAME:PORT` or `SCHEME:NAME:PORT`, as Kubernetes writes it.
    ///
    /// - Parameter kind: what the path is about, for messages.
    /// - Throws: ``Refusal``, if it has another form.
    init(_ text: String, kind: Kind) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch parts.count {
        case 1: (name, port, isSecure) = (parts[0], "", false)
        case 2: (name, port, isSecure) = (parts[0], parts[1], false)
        case 3 where ["", "http", "https"].contains(parts[0]):
            (name, port, isSecure) = (parts[1], parts[2], parts[0] == "https")
        default: throw Self.invalid(text, kind)
        }
        if name.isEmpty || parts.count == 2 && port.isEmpty { throw Self.invalid(text, kind) }
    }

    private static func invalid(_ text: String, _ kind: Kind) -> Refusal {
        .badRequest("invalid \(kind.singular) request \"\(text)\": expected NAME, NAME:PORT or SCHEME:NAME:PORT")
    }
}
