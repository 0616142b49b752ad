package import Cluster
package import Model

/// A watch in progress, as a value: what it has sent, and so what comes next.
///
/// Whoever listens asks for the next chunk whenever the log has grown or a deadline has come, and sends it.
package struct WatchStream: Sendable {
    /// The media type of the stream.
    package let contentType: String
    /// When the stream ends by itself.
    package let deadline: Timestamp?
    /// The revision up to which everything has been sent.
    package private(set) var revision: Int64

    /// What to send next.
    package struct Chunk: Hashable, Sendable {
        /// The events' bytes, each event on a line of its own; empty when there is nothing to say.
        package var bytes: [UInt8]
        /// Whether the stream ends after this chunk.
        package var isLast: Bool
    }

    /// The events after what has been sent, up to and with a revision.
    ///
    /// - Parameter server: where the events are.
    /// - Parameter revision: the newest revision that may be told, such as the newest that is durable.
    package mutating func next(from server: APIServer, through revision: Int64) -> Chunk {
        self.revision = max(self.revision, revision)
        return Chunk(bytes: [], isLast: deadline.map { $0 <= server.now } ?? false)
    }
}
