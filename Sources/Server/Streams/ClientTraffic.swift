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
