import NIOCore
import Network

/// Answers questions that come in datagrams, each to where it came from.
final class DNSDatagramHandler: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    private let names: LiveNames

    init(names: LiveNames) {
        self.names = names
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let question = unwrapInboundIn(data)
        let packet = Array(question.data.readableBytesView)
        guard let answer = DNSResponder.response(to: packet, by: .datagram, from: names.zone) else { return }
        var buffer = context.channel.allocator.buffer(capacity: answer.count)
        buffer.writeBytes(answer)
        // One that cannot be sent is one that was lost on the way: the asker asks again.
        context.write(
            wrapOutboundOut(AddressedEnvelope(remoteAddress: question.remoteAddress, data: buffer)), promise: nil)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.flush()
    }

    /// A datagram that nobody waits for any more comes back as an error of the socket, which goes on working.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {}
}

/// Answers questions that come over a connection, in their order, and ends one that is idle or makes no sense.
final class DNSStreamHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let names: LiveNames

    init(names: LiveNames) {
        self.names = names
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let packet = Array(unwrapInboundIn(data).readableBytesView)
        // Whoever asks without reading the answers is not waited for.
        guard context.channel.isWritable,
            let answer = DNSResponder.response(to: packet, by: .stream, from: names.zone)
        else { return context.close(promise: nil) }
        var buffer = context.channel.allocator.buffer(capacity: answer.count + 2)
        buffer.writeInteger(UInt16(answer.count))
        buffer.writeBytes(answer)
        context.write(wrapOutboundOut(buffer), promise: nil)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.flush()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { return context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

/// Cuts a connection's bytes into messages, each of which stands after its length.
struct DNSFrameDecoder: ByteToMessageDecoder {
    typealias InboundOut = ByteBuffer

    func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) -> DecodingState {
        guard let message = buffer.readLengthPrefixedSlice(as: UInt16.self) else { return .needMoreData }
        context.fireChannelRead(wrapInboundOut(message))
        return .continue
    }

    /// What is left at the end is no message.
    func decodeLast(context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool) -> DecodingState {
        decode(context: context, buffer: &buffer)
    }
}
