import Testing

@testable import Server

@Suite("Connections to ports on the wire")
struct PortsWireTests {
    private var client = SPDYClient()
    private var wire = PortsOverSPDY()

    private mutating func open(_ type: String, port: String = "80", request: String? = "0", at now: Duration = .zero)
        throws -> (id: UInt32, traffic: [ClientTraffic])
    {
        let headers = [("streamtype", type), ("port", port)] + (request.map { [("requestid", $0)] } ?? [])
        let (id, bytes) = client.open(headers)
        return (id, try wire.receive(bytes, at: now))
    }

    private mutating func exchange() throws {
        for piece in wire.takeOutput() { try client.receive(piece) }
    }

    @Test("Two streams make a connection, which carries bytes both ways and ends both")
    mutating func life() throws {
        let error = try open("error")
        #expect(error.traffic.isEmpty)
        let data = try open("data")
        let lane = Lane(id: data.id)
        #expect(data.traffic == [.connect(lane, port: 80)])
        #expect(wire.deadline == nil)
        let bytes = SPDYFrame.data(stream: data.id, bytes: [1, 2], flags: .fin).bytes
        #expect(try wire.receive(bytes, at: .zero) == [.bytes(lane, [1, 2]), .end(lane)])
        wire.send(.bytes(lane, [3]))
        wire.send(.end(lane))
        try exchange()
        #expect(client.data[data.id] == [3])
        #expect(client.data[error.id] == [])
        #expect(client.finished == [data.id, error.id])
        #expect(!wire.isFinished)
    }

    @Test("A connection that cannot be had says why on its error stream, and others go on")
    mutating func failure() throws {
        let error = try open("error")
        let lane = Lane(id: try open("data").id)
        _ = try open("error", request: "1")
        let other = Lane(id: try open("data", request: "1").id)
        wire.send(.failed(lane, "nobody listens"))
        wire.send(.bytes(other, [5]))
        try exchange()
        #expect(client.text(error.id) == "nobody listens")
        #expect(client.finished.contains(error.id))
        #expect(client.data[other.id] == [5])
    }

    @Test("Clients from before requests had numbers are understood")
    mutating func withoutNumbers() throws {
        _ = try open("error", request: nil)
        let data = try open("data", request: nil)
        #expect(data.traffic == [.connect(Lane(id: data.id), port: 80)])
    }

    @Test("A stream without a port, of no type or twice is reset")
    mutating func wrongStreams() throws {
        let wrong = [
            try open("error", port: "0").id, try open("data", port: "65536").id, try open("data", port: "http").id,
            try open("other").id,
        ]
        _ = try open("error")
        let twice = try open("error").id
        try exchange()
        #expect(Set(client.resets.keys) == Set(wrong + [twice]))
        #expect(client.resets.values.allSatisfy { $0 == .protocolError })
    }

    @Test("Half of a pair is given up after a while, or when its client gives it up")
    mutating func halves() throws {
        let first = try open("error", at: .seconds(1)).id
        let second = try open("data", request: "1", at: .seconds(2)).id
        #expect(wire.deadline == .seconds(31))
        _ = try wire.receive(SPDYFrame.rstStream(stream: second, status: .cancel).bytes, at: .seconds(3))
        wire.expire(at: .seconds(31))
        try exchange()
        #expect(client.resets == [first: .cancel])
        #expect(wire.deadline == nil)
    }

    @Test("A client that resets its stream gives the connection up")
    mutating func abort() throws {
        _ = try open("error")
        let data = try open("data").id
        let reset = SPDYFrame.rstStream(stream: data, status: .cancel).bytes
        #expect(try wire.receive(reset, at: .zero) == [.abort(Lane(id: data))])
    }

    @Test("As messages of a WebSocket each port has two numbers, and names itself first")
    func channels() {
        var wire = PortsOverChannels(ports: [80, 8080])
        let (first, second) = (Lane(id: 0), Lane(id: 1))
        #expect(wire.opening == [.connect(first, port: 80), .connect(second, port: 8080)])
        #expect(wire.takeOutput() == [[0, 80, 0], [1, 80, 0], [2, 0x90, 0x1F], [3, 0x90, 0x1F]])
        #expect(wire.receive([2, 65], at: .zero) == [.bytes(second, [65])])
        #expect(wire.receive([1, 65], at: .zero).isEmpty)
        #expect(wire.receive([4, 65], at: .zero).isEmpty)
        wire.send(.bytes(first, [66]))
        wire.send(.failed(second, "no"))
        #expect(wire.takeOutput() == [[0, 66], [3, 110, 111]])
        #expect(!wire.isFinished)
        wire.send(.end(first))
        #expect(wire.isFinished)
    }
}
