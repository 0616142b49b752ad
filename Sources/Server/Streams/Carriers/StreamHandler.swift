import Model
import NIOCore

/// An upgraded connection: brings what comes on it to the cluster, and what the cluster says to the client.
///
/// Guarantees: holds a bounded number of bytes in either direction; a client that neither reads nor says anything for
/// hours, or that asks for answers which it does not read, is cut off.
final class StreamHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// How much is held, and for how long.
    enum Limits {
        /// Bytes from the client that the cluster has not used, before no more are read.
        static let unusedInput = 256 << 10
        /// Bytes for the client below which the cluster may go on sending.
        static let unsent = 1 << 20
        /// Bytes for the client beyond which something is wrong with it.
        static let cutOff = 16 << 20
        /// How long nothing may happen, as the kubelet has it.
        static let idle = TimeAmount.hours(4)
        /// How long a client may take to hang up after the last word.
        static let parting = TimeAmount.seconds(5)
    }

    private var wire: any StreamWire
    private let live: LiveCluster
    private let begin = NIODeadline.now()
    private var link: ConnectionLink?
    private var context: ChannelHandlerContext?
    private var unsent = 0
    private var unused = 0
    private var isReading = true
    private var isFinishing = false
    private var timer: Scheduled<Void>?

    /// - Parameter link: the way from the cluster to this connection.
    init(wire: any StreamWire, live: LiveCluster, link: ConnectionLink) {
        self.wire = wire
        self.live = live
        self.link = link
        link.attach(self)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        deliver(wire.opening)
        flush()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        leave()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isFinishing else { return }
        let piece = Array(unwrapInboundIn(data).readableBytesView)
        do throws(WireError) {
            deliver(try wire.receive(piece, at: elapsed))
            flush()
        } catch {
            end(for: error)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is IdleStateHandler.IdleStateEvent, is ChannelShouldQuiesceEvent: finish()
        case is WebSocketMessages.ClientSaidGoodbye:
            leave()
            finish()
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private var elapsed: Duration { .nanoseconds((NIODeadline.now() - begin).nanoseconds) }
}

// MARK: - From the client

extension StreamHandler {
    private func deliver(_ traffic: [ClientTraffic]) {
        guard let link, !traffic.isEmpty else { return }
        unused += traffic.reduce(0) { $0 + $1.inputBytes }
        live.receive(traffic, from: link)
        setReading()
    }

    /// Told by the cluster that it has used what it was given.
    func consumed(_ count: Int, on lane: Lane?) {
        unused -= count
        wire.consume(count, on: lane)
        flush()
        setReading()
    }

    private func setReading() {
        let wanted = unused < (isReading ? Limits.unusedInput : Limits.unusedInput / 4) || isFinishing
        guard wanted != isReading else { return }
        isReading = wanted
        context?.channel.setOption(.autoRead, value: wanted).whenFailure { _ in }
        if wanted { context?.read() }
    }

    /// The client is of no more interest; the cluster may forget it.
    private func leave() {
        timer?.cancel()
        timer = nil
        if let link { live.forget(link) }
        link = nil
    }
}

// MARK: - To the client

extension StreamHandler {
    /// Sends something.
    func send(_ traffic: [ClusterTraffic]) {
        guard !isFinishing else { return }
        for one in traffic { wire.send(one) }
        flush()
    }

    /// Tells the cluster that there is room, if there is.
    func reportRoom() {
        guard let link, link.waits(bytes: unsent + wire.waitingBytes, roomBelow: Limits.unsent) else { return }
        live.hasRoom()
    }

    private func flush() {
        guard let context, context.channel.isActive else { return }
        for piece in wire.takeOutput() {
            let count = piece.count
            unsent += count
            let bytes = wrapOutboundOut(ByteBuffer(bytes: piece))
            context.writeAndFlush(bytes).assumeIsolated().whenComplete { _ in
                self.unsent -= count
                self.reportRoom()
            }
        }
        if unsent > Limits.cutOff { return context.close(promise: nil) }
        reportRoom()
        if wire.isFinished { return finish() }
        schedule()
    }

    private func end(for error: WireError) {
        flush()
        finish()
    }

    /// Ends the connection: what was sent leaves, and the client hangs up, or is cut off soon.
    func finish() {
        guard !isFinishing, let context else { return }
        isFinishing = true
        timer?.cancel()
        // What still comes is read and thrown away: a connection that is closed on unread bytes loses what it sent.
        setReading()
        context.close(mode: .output, promise: nil)
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: Limits.parting) {
            self.context?.close(promise: nil)
        }
    }

    private func schedule() {
        timer?.cancel()
        timer = nil
        guard !isFinishing, let context, let deadline = wire.deadline else { return }
        let wait = TimeAmount.nanoseconds((deadline - elapsed).wholeNanoseconds)
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: wait) {
            self.timer = nil
            do throws(WireError) {
                try self.wire.expire(at: self.elapsed)
                self.flush()
            } catch {
                self.end(for: error)
            }
        }
    }
}

extension ClientTraffic {
    /// How many bytes the cluster is to use up.
    var inputBytes: Int {
        switch self {
        case .input(let bytes), .bytes(_, let bytes): bytes.count
        case .endOfInput, .connect, .end, .abort: 0
        }
    }
}
