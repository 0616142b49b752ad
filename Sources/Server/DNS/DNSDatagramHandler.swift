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
