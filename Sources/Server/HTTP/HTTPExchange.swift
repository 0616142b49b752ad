import API
import NIOCore
import NIOHTTP1
import Synchronization

/// One request's way back over its connection.
final class HTTPExchange: Exchange {
    /// The request's head.
    let head: HTTPRequestHead
    private let handler: NIOLoopBound<HTTPHandler>
    private let unsent = Atomic<Int>(0)
    private let isOver = Atomic<Bool>(false)

    init(handler: NIOLoopBound<HTTPHandler>, head: HTTPRequestHead) {
        self.handler = handler
        self.head = head
    }

    /// Whether the connection ends with this exchange.
    ///
    /// A request to upgrade that was not followed leaves bytes of another protocol behind it.
    var isLast: Bool { !head.isKeepAlive || head.headers.contains(name: "upgrade") }

    func answer(_ answer: APIAnswer) {
        isOver.store(true, ordering: .relaxed)
        perform { $0.answer(answer, of: $1) }
    }

    func begin(contentType: String) {
        perform { $0.begin(contentType: contentType, of: $1) }
    }

    func send(_ bytes: [UInt8]) {
        unsent.add(bytes.count, ordering: .relaxed)
        perform { $0.send(bytes, of: $1) }
    }

    func upgrade(to upgrade: StreamUpgrade) -> any StreamLink {
        isOver.store(true, ordering: .relaxed)
        let link = ConnectionLink(eventLoop: handler.eventLoop)
        perform { $0.upgrade(to: upgrade, link: link, of: $1) }
        return link
    }

    func end() {
        isOver.store(true, ordering: .relaxed)
        perform { $0.finish($1) }
    }

    func cutOff() {
        isOver.store(true, ordering: .relaxed)
        perform { $0.cutOff($1) }
    }

    var unsentBytes: Int { unsent.load(ordering: .relaxed) }

    var isGone: Bool { isOver.load(ordering: .relaxed) }

    /// Told by the connection that bytes have left.
    func wereSent(bytes: Int) {
        unsent.subtract(bytes, ordering: .relaxed)
    }

    /// Told by the connection that it has ended.
    func clientLeft() {
        isOver.store(true, ordering: .relaxed)
    }

    private func perform(_ body: @escaping @Sendable (HTTPHandler, HTTPExchange) -> Void) {
        handler.eventLoop.execute { body(self.handler.value, self) }
    }
}
