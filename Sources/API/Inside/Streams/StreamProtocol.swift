/// How a connection carries streams once it is upgraded.
package enum StreamProtocol: Hashable, Sendable {
    /// A command's streams by SPDY, in a version of the remote command protocol.
    case commandOverSPDY(version: Int)
    /// A command's streams as messages of a WebSocket, in a version of the protocol.
    case commandOverWebSocket(version: Int)
    /// Connections to ports by SPDY.
    case portsOverSPDY
    /// Connections to ports by SPDY, whose bytes are messages of a WebSocket.
    case portsOverTunnel
    /// Connections to ports that were named beforehand, as messages of a WebSocket.
    case portsOverWebSocket

    /// The name that clients ask for it by.
    package var name: String {
        switch self {
        case .commandOverSPDY(let version), .commandOverWebSocket(let version):
            version == 1 ? "channel.k8s.io" : "v\(version).channel.k8s.io"
        case .portsOverSPDY: "portforward.k8s.io"
        case .portsOverTunnel: "SPDY/3.1+portforward.k8s.io"
        case .portsOverWebSocket: "v4.channel.k8s.io"
        }
    }

    /// Whether the connection becomes a WebSocket; if not, it becomes SPDY.
    package var isWebSocket: Bool {
        switch self {
        case .commandOverSPDY, .portsOverSPDY: false
        case .commandOverWebSocket, .portsOverTunnel, .portsOverWebSocket: true
        }
    }

    /// What may be chosen for a command.
    static let forCommands: [StreamProtocol] =
        [.commandOverWebSocket(version: 5), .commandOverWebSocket(version: 4)]
        + [5, 4, 3, 2, 1].map { .commandOverSPDY(version: $0) }
    /// What may be chosen for ports.
    static let forPorts: [StreamProtocol] = [.portsOverTunnel, .portsOverWebSocket, .portsOverSPDY]
}

extension StreamProtocol {
    /// The protocol that a client asks for, the first of its list that is known.
    ///
    /// - Throws: ``Refusal``, if it asks for none, or for none of these.
    static func negotiate(_ request: APIRequest, among known: [StreamProtocol]) throws -> StreamProtocol {
        let headers = request.headers
        guard list(headers["connection"]).contains(where: { $0.lowercased() == "upgrade" }),
            let upgrade = headers["upgrade"]?.lowercased()
        else { throw Refusal.badRequest("Upgrade request required") }
        switch upgrade {
        case "websocket":
            guard headers["sec-websocket-version"] == "13", let key = headers["sec-websocket-key"], !key.isEmpty,
                !key.contains(",")
            else {
                throw Refusal.badRequest(
                    "the WebSocket handshake needs one Sec-WebSocket-Key and Sec-WebSocket-Version 13")
            }
            return try choose(
                list(headers["sec-websocket-protocol"]), among: known.filter(\.isWebSocket),
                field: "Sec-WebSocket-Protocol")
        case "spdy/3.1":
            return try choose(
                list(headers["x-stream-protocol-version"]), among: known.filter { !$0.isWebSocket },
                field: "X-Stream-Protocol-Version")
        default:
            throw Refusal.badRequest("cannot upgrade to \(upgrade): expected websocket or SPDY/3.1")
        }
    }

    private static func choose(
        _ wanted: [String], among known: [StreamProtocol], field: String
    ) throws -> StreamProtocol {
        for name in wanted { if let choice = known.first(where: { $0.name == name }) { return choice } }
        let names = known.map(\.name).joined(separator: " ")
        throw Refusal(
            code: 403, reason: "Forbidden",
            message: "unable to upgrade: unable to negotiate protocol: client supports "
                + "[\(wanted.joined(separator: " "))] in \(field), server accepts [\(names)]")
    }

    private static func list(_ field: String?) -> [String] {
        (field ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }.map { text in
            String(text.reversed().drop { $0 == " " }.reversed())
        }
    }
}
