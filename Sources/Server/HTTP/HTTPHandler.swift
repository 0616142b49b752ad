import API
import Dispatch
import NIOCore
import NIOHTTP1

/// One connection: takes request after request, has each answered, and writes the answers.
///
/// The pipelining handler before it hands over the next request only when this one's answer is complete.
final class HTTPHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    enum State {
        /// No request is under way.
        case idle
        /// A request that was let in is being read.
        case receiving(Incoming)
        /// The request was answered already; the rest of it is read, so that the client gets to read the answer.
        case discarding(bytes: Int, isLast: Bool)
        /// The request is complete, and its answer is not.
        case answering(HTTPExchange)
        /// The connection is about to speak another protocol, of which these bytes have come.
        case upgrading([NIOAny])
        /// The connection is closed, or will be once what was written is sent.
        case closed
    }

    struct Incoming {
        let head: HTTPRequestHead
        let target: RequestTarget
        var body: ByteBuffer
    }

    /// The most bytes of a refused request that are read and thrown away.
    private static let patience = 64 << 20
    /// Answers larger than this are sent before the connection's next request is looked at.
    private static let largeBody = 256 << 10

    let live: LiveCluster
    let codec: HTTPCodec
    private let access: Access
    var state = State.idle
    private(set) var context: ChannelHandlerContext?

    /// - Parameter codec: what stands before this handler.
    init(live: LiveCluster, access: Access, codec: HTTPCodec) {
        self.live = live
        self.access = access
        self.codec = codec
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        if case .answering(let exchange) = state {
            exchange.clientLeft()
            live.forget(exchange)
        }
        state = .closed
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // The client has gone in the middle, or does not speak HTTP.
        context.close(promise: nil)
    }
}

// MARK: - Requests

extension HTTPHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .upgrading(let bytes) = state {
            state = .upgrading(bytes + [data])
            return
        }
        switch (unwrapInboundIn(data), state) {
        case (.head(let head), .idle): begin(head)
        case (.body(let part), .receiving(let incoming)): read(part, into: incoming)
        case (.end, .receiving(let incoming)): submit(incoming)
        case (.body(let part), .discarding(let bytes, let isLast)):
            state = .discarding(bytes: bytes + part.readableBytes, isLast: isLast)
            if bytes > Self.patience { context.close(promise: nil) }
        case (.end, .discarding(_, let isLast)):
            state = isLast ? .closed : .idle
            if isLast { context.close(promise: nil) }
        case (_, _): break
        }
    }

    private func begin(_ head: HTTPRequestHead) {
        let (path, query) = RequestTarget.split(head.uri)
        switch access.admit(head, path: path) {
        case .failure(let refusal): refuse(head, with: refusal.answer, isLast: !head.isKeepAlive)
        case .success(let path):
            guard let target = RequestTarget(path: path, query: query) else {
                return refuse(head, with: .badRequest("the URL holds a broken escape"), isLast: !head.isKeepAlive)
            }
            if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }), length > RequestBody.limit
            {
                return refuse(head, with: .tooLarge(limit: RequestBody.limit), isLast: true)
            }
            state = .receiving(Incoming(head: head, target: target, body: ByteBuffer()))
            if head.headers["expect"].contains(where: { $0.lowercased() == "100-continue" }) {
                write(.head(HTTPResponseHead(version: head.version, status: .continue)))
                context?.flush()
            }
        }
    }

    private func read(_ part: ByteBuffer, into incoming: Incoming) {
        var part = part
        var incoming = incoming
        // The state's own reference goes first, so that the body grows in place.
        state = .idle
        incoming.body.writeBuffer(&part)
        if incoming.body.readableBytes > RequestBody.limit {
            refuse(incoming.head, with: .tooLarge(limit: RequestBody.limit), isLast: true)
        } else {
            state = .receiving(incoming)
        }
    }

    /// Answers before the request is complete, and reads the rest of it for nothing.
    private func refuse(_ head: HTTPRequestHead, with answer: APIAnswer, isLast: Bool) {
        state = .discarding(bytes: 0, isLast: isLast)
        let response = responseHead(for: answer, to: head, closes: isLast)
        write(.head(response))
        if head.method != .HEAD { write(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))) }
        write(.end(nil))
        context?.flush()
    }

    private func submit(_ incoming: Incoming) {
        guard let context else { return }
        var headers: [String: String] = [:]
        for (name, value) in incoming.head.headers {
            let name = name.lowercased()
            if let first = headers.updateValue(value, forKey: name) { headers[name] = "\(first), \(value)" }
        }
        let request = APIRequest(
            incoming.head.method.rawValue, path: incoming.target.path, query: incoming.target.query, headers: headers,
            body: Array(incoming.body.readableBytesView))
        let exchange = HTTPExchange(handler: NIOLoopBound(self, eventLoop: context.eventLoop), head: incoming.head)
        state = .answering(exchange)
        guard RequestBody.isYAML(contentType: headers["content-type"]) else {
            return live.submit(request, for: exchange)
        }
        // Large YAML takes a while; other connections need not wait for it.
        DispatchQueue.global().async { [live] in
            switch RequestBody.converted(request) {
            case .success(let request): live.submit(request, for: exchange)
            case .failure(let refusal): exchange.answer(refusal.answer)
            }
        }
    }
}

// MARK: - Answers

extension HTTPHandler {
    /// Writes a whole answer.
    func answer(_ answer: APIAnswer, of exchange: HTTPExchange) {
        guard isAnswering(exchange) else { return }
        write(.head(responseHead(for: answer, to: exchange.head, closes: exchange.isLast)))
        if exchange.head.method == .HEAD || answer.body.isEmpty { return finish(exchange) }
        let body = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: answer.body)))
        guard answer.body.count > Self.largeBody, let context else {
            write(body)
            return finish(exchange)
        }
        context.writeAndFlush(wrapOutboundOut(body)).assumeIsolated().whenSuccess { self.finish(exchange) }
    }

    /// Writes the head of a stream.
    func begin(contentType: String, of exchange: HTTPExchange) {
        guard isAnswering(exchange) else { return }
        var headers = HTTPHeaders([("Content-Type", contentType), ("Cache-Control", "no-cache, private")])
        if exchange.isLast { headers.add(name: "Connection", value: "close") }
        write(.head(HTTPResponseHead(version: exchange.head.version, status: .ok, headers: headers)))
        context?.flush()
    }

    /// Writes a part of a stream.
    func send(_ bytes: [UInt8], of exchange: HTTPExchange) {
        guard isAnswering(exchange), let context else { return }
        let part = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: bytes)))
        let count = bytes.count
        context.writeAndFlush(wrapOutboundOut(part)).whenComplete { _ in exchange.wereSent(bytes: count) }
    }

    /// Ends an answer or a stream.
    func finish(_ exchange: HTTPExchange) {
        guard isAnswering(exchange), let context else { return }
        state = exchange.isLast ? .closed : .idle
        let end = wrapOutboundOut(HTTPServerResponsePart.end(nil))
        if exchange.isLast {
            context.writeAndFlush(end).assumeIsolated().whenComplete { _ in self.context?.close(promise: nil) }
        } else {
            context.writeAndFlush(end, promise: nil)
        }
    }

    /// Ends the connection, whatever waits to be sent.
    func cutOff(_ exchange: HTTPExchange) {
        guard isAnswering(exchange) else { return }
        context?.close(promise: nil)
    }

    func isAnswering(_ exchange: HTTPExchange) -> Bool {
        if case .answering(let current) = state { current === exchange } else { false }
    }

    private func responseHead(for answer: APIAnswer, to request: HTTPRequestHead, closes: Bool) -> HTTPResponseHead {
        var headers = HTTPHeaders()
        for header in answer.headers { headers.add(name: header.name, value: Self.oneLine(header.value)) }
        headers.add(name: "Cache-Control", value: "no-cache, private")
        headers.add(name: "Content-Length", value: String(answer.body.count))
        if closes {
            headers.add(name: "Connection", value: "close")
        } else if request.version == .http1_0 {
            headers.add(name: "Connection", value: "keep-alive")
        }
        return HTTPResponseHead(
            version: request.version, status: HTTPResponseStatus(statusCode: answer.code), headers: headers)
    }

    /// A header's value without what would end the header.
    private static func oneLine(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return value }
        return String(decoding: value.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    }

    private func write(_ part: HTTPServerResponsePart) {
        context?.write(wrapOutboundOut(part), promise: nil)
    }
}
