import API
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// What a connection's pipeline holds while it speaks HTTP, all of which goes once it speaks something else.
struct HTTPCodec {
    /// The handlers in the order in which bytes come to them.
    let handlers: [any ChannelHandler & RemovableChannelHandler]

    init() {
        let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes)
        handlers = [
            HTTPResponseEncoder(), ByteToMessageHandler(decoder), HTTPServerPipelineHandler(),
            NIOHTTPResponseHeadersValidator(), HTTPServerProtocolErrorHandler(),
        ]
    }
}

extension HTTPHandler {
    /// Ends HTTP on this connection, and begins what the request asked for.
    func upgrade(to upgrade: StreamUpgrade, link: ConnectionLink, of exchange: HTTPExchange) {
        guard isAnswering(exchange), let context else { return live.forget(link) }
        state = .upgrading([])
        let stream = StreamHandler(wire: upgrade.makeWire(), live: live, link: link)
        let channel = context.channel
        let answered =
            upgrade.streamProtocol.isWebSocket
            ? webSocket.buildUpgradeResponse(
                channel: channel, upgradeRequest: exchange.head,
                initialResponseHeaders: HTTPHeaders())
            : channel.eventLoop.makeSucceededFuture(
                HTTPHeaders([("Connection", "Upgrade"), ("Upgrade", "SPDY/3.1")]))
        answered.assumeIsolated().whenComplete { result in
            guard case .success(var headers) = result, let context = self.context else {
                self.live.forget(link)
                return channel.close(promise: nil)
            }
            let field = upgrade.streamProtocol.isWebSocket ? "Sec-WebSocket-Protocol" : "X-Stream-Protocol-Version"
            headers.add(name: field, value: upgrade.streamProtocol.name)
            self.switchOver(
                with: headers, to: stream, link, isWebSocket: upgrade.streamProtocol.isWebSocket, context)
        }
    }

    private var webSocket: NIOWebSocketServerUpgrader {
        NIOWebSocketServerUpgrader(
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
            upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() })
    }

    private func switchOver(
        with headers: HTTPHeaders, to stream: StreamHandler, _ link: ConnectionLink, isWebSocket: Bool,
        _ context: ChannelHandlerContext
    ) {
        let head = HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        let pipeline = context.pipeline.syncOperations
        // Those next to this handler go first: the decoder, when it goes, hands on bytes that are no longer HTTP.
        let removals = codec.handlers.reversed().map { pipeline.removeHandler($0) }
        EventLoopFuture.andAllComplete(removals, on: context.eventLoop).assumeIsolated().whenComplete { _ in
            guard let context = self.context else { return self.live.forget(link) }
            do {
                if isWebSocket { try Self.addWebSocket(to: pipeline) }
                try pipeline.addHandler(IdleStateHandler(allTimeout: StreamHandler.Limits.idle))
                try pipeline.addHandler(stream)
            } catch {
                return context.close(promise: nil)
            }
            if case .upgrading(let bytes) = self.state {
                for part in bytes { context.fireChannelRead(part) }
            }
            self.state = .closed
            pipeline.removeHandler(self, promise: nil)
        }
    }

    /// Puts before what follows all that makes messages of a WebSocket.
    static func addWebSocket(to pipeline: ChannelPipeline.SynchronousOperations) throws {
        let longest = WebSocketMessages.longestMessage
        try pipeline.addHandlers([
            WebSocketFrameEncoder(),
            ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: longest)),
            NIOWebSocketFrameAggregator(
                minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 4096, maxAccumulatedFrameSize: longest),
            WebSocketMessages(),
        ])
    }
}
