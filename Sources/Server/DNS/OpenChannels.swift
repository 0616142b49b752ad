import NIOCore

/// The connections that are open, of which there may be only so many.
final class OpenChannels {
    private var channels: [ObjectIdentifier: any Channel] = [:]
    private static let capacity = 256

    /// Takes in a connection until it is closed.
    ///
    /// - Returns: whether there was room for it.
    func take(_ channel: any Channel) -> Bool {
        guard channels.count < Self.capacity else { return false }
        let id = ObjectIdentifier(channel)
        channels[id] = channel
        let bound = NIOLoopBound(self, eventLoop: channel.eventLoop)
        channel.closeFuture.whenComplete { _ in bound.value.channels[id] = nil }
        return true
    }

    /// Closes all; each future ends with its connection.
    func closeAll() -> [EventLoopFuture<Void>] {
        channels.values.map { channel in
            channel.close(promise: nil)
            return channel.closeFuture
        }
    }
}
