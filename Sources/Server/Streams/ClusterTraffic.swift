package import API

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
