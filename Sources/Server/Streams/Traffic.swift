package import API

/// What comes from a client by one upgraded connection, whatever carries it.
package enum ClientTraffic: Hashable, Sendable {
    /// Bytes for the command's standard input.
    case input([UInt8])
    /// The end of the standard input.
    case endOfInput
    /// A connection to a port of the Pod is wanted.
    case connect(Lane, port: Int)
    /// Bytes for a connection.
    case bytes(Lane, [UInt8])
    /// The client sends no more on a connection.
    case end(Lane)
    /// The client has given a connection up.
    case abort(Lane)
}

/// What goes to a client.
package enum ClusterTraffic: Hashable, Sendable {
    /// Bytes of the command's standard output.
    case output([UInt8])
    /// Bytes of its standard error.
    case errorOutput([UInt8])
    /// How it ended; nothing follows.
    case ended(StreamEnding)
    /// Bytes of a connection.
    case bytes(Lane, [UInt8])
    /// The Pod sends no more on a connection.
    case end(Lane)
    /// A connection could not be had, or broke; nothing follows on it.
    case failed(Lane, String)

    /// How many bytes it brings.
    package var count: Int {
        switch self {
        case .output(let bytes), .errorOutput(let bytes), .bytes(_, let bytes): bytes.count
        case .ended, .end, .failed: 0
        }
    }
}

/// One of the connections that share a client's; the number is whatever carries it gives it.
package struct Lane: Hashable, Sendable {
    package let id: UInt32
}
