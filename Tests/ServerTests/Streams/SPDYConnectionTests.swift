import Testing

@testable import Server

@Suite("The server's end of a SPDY connection")
struct SPDYConnectionTests {
    private var client = SPDYClient()
    private var server = SPDYConnection()

    /// Opens a stream that is accepted.
    private mutating func open(flags: SPDYFrame.Flags = []) throws -> UInt32 {
        let (id, bytes) = client.open([("streamtype", "data")], flags: flags)
        let events = try server.receive(bytes)
        #expect(events.first == .opened(id, HeaderBlock([("streamtype", "data")])))
        server.accept(id)
        return id
    }

    private mutating func exchange() throws {
        try client.receive(server.takeOutput())
    }

    @Test("A stream is opened, carries bytes both ways, and is forgotten when both have ended it")
    mutating func life() throws {
        let id = try open()
        let events = try server.receive(SPDYFrame.data(stream: id, bytes: [1, 2], flags: .fin).bytes)
        #expect(events == [.data(id, [1, 2]), .finished(id)])
        server.send([3], on: id)
        server.finish(id)
        try exchange()
        #expect(client.accepted == [id])
        #expect(client.data[id] == [3])
        #expect(client.finished == [id])
        #expect(server.openStreams == 0)
        // What comes afterwards concerns nobody.
        #expect(try server.receive(SPDYFrame.data(stream: id, bytes: [9], flags: []).bytes).isEmpty)
        server.send([4], on: id)
        #expect(server.takeOutput().isEmpty)
    }

    @Test("A client that never speaks of windows is sent everything")
    mutating func windowless() throws {
        let id = try open()
        server.send([UInt8](repeating: 7, count: 1 << 20), on: id)
        try exchange()
        #expect(client.data[id]?.count == 1 << 20)
        #expect(server.waitingBytes == 0)
    }

    @Test("A client that speaks of windows is sent no more than they allow")
    mutating func windows() throws {
        _ = try server.receive(SPDYFrame.settings([SPDYFrame.Setting(id: 7, value: 10)]).bytes)
        let id = try open()
        server.send(Array(0..<25), on: id)
        server.finish(id)
        try exchange()
        #expect(client.data[id] == Array(0..<10))
        #expect(server.waitingBytes == 15)
        _ = try server.receive(SPDYFrame.windowUpdate(stream: id, delta: 5).bytes)
        try exchange()
        #expect(client.data[id] == Array(0..<15))
        #expect(client.finished.isEmpty)
        // A smaller window for all: what was allowed already is taken back.
        _ = try server.receive(SPDYFrame.settings([SPDYFrame.Setting(id: 7, value: 4)]).bytes)
        _ = try server.receive(SPDYFrame.windowUpdate(stream: id, delta: 6).bytes)
        try exchange()
        #expect(client.data[id] == Array(0..<15))
        _ = try server.receive(SPDYFrame.windowUpdate(stream: id, delta: 100).bytes)
        try exchange()
        #expect(client.data[id] == Array(0..<25))
        #expect(client.finished == [id])
    }

    @Test("The window of all streams together holds too")
    mutating func sessionWindow() throws {
        _ = try server.receive(SPDYFrame.settings([SPDYFrame.Setting(id: 7, value: 1 << 20)]).bytes)
        let id = try open()
        server.send([UInt8](repeating: 1, count: 100_000), on: id)
        try exchange()
        #expect(client.data[id]?.count == 64 << 10)
        _ = try server.receive(SPDYFrame.windowUpdate(stream: 0, delta: 1 << 20).bytes)
        try exchange()
        #expect(client.data[id]?.count == 100_000)
    }

    @Test("A window that grows beyond all bounds ends the connection")
    mutating func overflow() throws {
        let id = try open()
        #expect(throws: SPDYError.windowOverflow(id)) {
            try server.receive(SPDYFrame.windowUpdate(stream: id, delta: 0x7FFF_FFFF).bytes)
        }
        server.end(for: .windowOverflow(id))
        try exchange()
        #expect(client.others == [.goAway(lastStream: id, status: 1)])
    }

    @Test("Bytes that were used are given back to the windows, in large pieces")
    mutating func consumption() throws {
        let id = try open()
        _ = try server.receive(
            SPDYFrame.data(stream: id, bytes: [UInt8](repeating: 0, count: 40_000), flags: []).bytes)
        server.consume(30_000, on: id)
        try exchange()
        #expect(client.others.isEmpty)
        server.consume(10_000, on: id)
        try exchange()
        #expect(
            client.others == [
                .windowUpdate(stream: 0, delta: 40_000), .windowUpdate(stream: id, delta: 40_000),
            ])
    }

    @Test("A ping is answered, an answer to a ping is not")
    mutating func pings() throws {
        _ = try server.receive(SPDYFrame.ping(7).bytes + SPDYFrame.ping(8).bytes)
        try exchange()
        #expect(client.others == [.ping(7)])
    }

    @Test("More streams than may be open at once are refused")
    mutating func limit() throws {
        server = SPDYConnection(limits: SPDYConnection.Limits(streams: 2))
        let first = try open()
        _ = try open()
        let (third, bytes) = client.open([("streamtype", "data")])
        #expect(try server.receive(bytes).isEmpty)
        try exchange()
        #expect(client.resets == [third: .refusedStream])
        // One that is given up makes room for another.
        #expect(try server.receive(SPDYFrame.rstStream(stream: first, status: .cancel).bytes) == [.reset(first)])
        _ = try open()
        #expect(server.openStreams == 2)
    }

    @Test("A stream's number that is the server's, or was taken before, ends the connection")
    mutating func numbers() throws {
        let block = HeaderDeflater()
        func syn(_ id: UInt32) -> [UInt8] {
            SPDYFrame.synStream(
                stream: id, associated: 0, priority: 0, block: block.deflate(HeaderBlock().bytes), flags: []
            ).bytes
        }
        _ = try server.receive(syn(5))
        #expect(throws: SPDYError.badStream(3)) { try server.receive(syn(3)) }
        #expect(throws: SPDYError.badStream(8)) { try server.receive(syn(8)) }
    }

    @Test("Bytes for a stream that was never opened are answered with a reset")
    mutating func strangers() throws {
        #expect(try server.receive(SPDYFrame.data(stream: 99, bytes: [1], flags: []).bytes).isEmpty)
        try exchange()
        #expect(client.resets == [99: .invalidStream])
    }
}
