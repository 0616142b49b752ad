#if TLS
    import NIOCore

    /// Tells a client that speaks plain HTTP to a port with TLS so, instead of a handshake that fails.
    final class PlainTextGuard: ChannelInboundHandler, RemovableChannelHandler {
        typealias InboundIn = ByteBuffer
        typealias InboundOut = ByteBuffer
        typealias OutboundOut = ByteBuffer

        /// The first byte of every TLS connection: a record of the handshake.
        private static let handshake: UInt8 = 0x16

        private static let answer = """
            HTTP/1.0 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n\
            Client sent an HTTP request to an HTTPS server.\n
            """

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data)
            guard let first = bytes.readableBytesView.first, first != Self.handshake else {
                context.fireChannelRead(data)
                context.pipeline.syncOperations.removeHandler(self, promise: nil)
                return
            }
            // The answer goes out below the TLS handler, as it came.
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: Self.answer))).assumeIsolated()
                .whenComplete { _ in context.close(promise: nil) }
        }
    }
#endif
