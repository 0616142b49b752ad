import NIOCore
import NIOWebSocket

/// Makes WebSocket frames of pieces and pieces of frames; answers pings, and says good-bye as WebSockets do.
final class WebSocketMessages: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = WebSocketFrame

    /// Told when the client ends the conversation.
    struct ClientSaidGoodbye: Sendable {}

    /// The most bytes of one message.
    static let longestMessage = 1 << 20
    /// The most bytes of answers to pings that may wait for the client to read.
    private static let unreadPongs = 64 << 10

    private var hasSaidGoodbye = false
    private var pongs = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .binary, .text: context.fireChannelRead(wrapInboundOut(frame.unmaskedData))
        case .ping: pong(frame, context)
        case .connectionClose:
            sayGoodbye(.normalClosure, context)
            context.fireUserInboundEventTriggered(ClientSaidGoodbye())
        default: break
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !hasSaidGoodbye else {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        let frame = WebSocketFrame(fin: true, opcode: .binary, data: unwrapOutboundIn(data))
        context.write(wrapOutboundOut(frame), promise: promise)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output { sayGoodbye(.normalClosure, context) }
        context.close(mode: mode, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case NIOWebSocketError.invalidFrameLength, NIOWebSocketFrameAggregator.Error.accumulatedFrameSizeIsTooLarge:
            sayGoodbye(.messageTooLarge, context)
        case is NIOWebSocketError, is NIOWebSocketFrameAggregator.Error: sayGoodbye(.protocolError, context)
        default: break
        }
        context.fireErrorCaught(error)
    }

    private func pong(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
        guard !hasSaidGoodbye else { return }
        guard pongs < Self.unreadPongs else { return context.close(promise: nil) }
        let answer = WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)
        let count = answer.data.readableBytes + 2
        pongs += count
        context.writeAndFlush(wrapOutboundOut(answer)).assumeIsolated().whenComplete { _ in self.pongs -= count }
    }

    private func sayGoodbye(_ code: WebSocketErrorCode, _ context: ChannelHandlerContext) {
        guard !hasSaidGoodbye else { return }
        hasSaidGoodbye = true
        var data = ByteBuffer()
        data.write(webSocketErrorCode: code)
        context.writeAndFlush(
            wrapOutboundOut(WebSocketFrame(fin: true, opcode: .connectionClose, data: data)), promise: nil)
    }
}
