package import Cluster

/// What a container prints, for a client that follows it until the container ends.
package struct LogStream: Sendable {
    let mark: LogMark
    var cursor: LogCursor

    /// What is new.
    ///
    /// - Returns: the bytes, and whether nothing follows.
    package mutating func next(from cluster: Cluster) -> (bytes: [UInt8], isLast: Bool) {
        var bytes: [UInt8] = []
        let goesOn = cluster.follow(mark) { bytes = cursor.read($0) }
        return (bytes, !goesOn || cursor.isDone)
    }
}
