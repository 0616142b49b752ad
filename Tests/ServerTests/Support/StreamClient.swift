import Model

@testable import Server

/// A client that has a connection upgraded, byte by byte: a WebSocket, SPDY, or SPDY within a WebSocket.
final class StreamClient {
    /// A frame of a WebSocket.
    struct Frame: Equatable {
        var opcode: UInt8
        var content: [UInt8]
    }

    let connection: RawConnection
    /// The server's answer to the request to upgrade.
    let answer: RawConnection.Answer

    private init(_ connection: RawConnection, _ answer: RawConnection.Answer) {
        self.connection = connection
        self.answer = answer
    }

    /// Asks for a WebSocket.
    static func webSocket(_ server: TestServer, _ path: String, _ name: String) throws -> StreamClient {
        let connection = try server.connect()
        try connection.send(
            server.request(
                "GET", path,
                fields: [
                    "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol: \(name)",
                ]))
        return StreamClient(connection, try connection.upgradeAnswer())
    }

    /// Asks for SPDY; what the client says right behind its request belongs to SPDY already.
    static func spdy(
        _ server: TestServer, _ path: String, _ names: [String], method: String = "POST", behind bytes: [UInt8] = []
    ) throws -> StreamClient {
        let connection = try server.connect()
        let fields = ["Connection: Upgrade", "Upgrade: SPDY/3.1"] + names.map { "X-Stream-Protocol-Version: \($0)" }
        try connection.send(Array(server.request(method, path, fields: fields).utf8) + bytes)
        return StreamClient(connection, try connection.upgradeAnswer())
    }

    /// Sends a message, masked as a client's have to be.
    func send(_ content: [UInt8], opcode: UInt8 = 2, isFinal: Bool = true) throws {
        let mask: [UInt8] = [1, 2, 3, 4]
        var head: [UInt8] = [(isFinal ? 0x80 : 0) | opcode]
        switch content.count {
        case ..<126: head.append(0x80 | UInt8(content.count))
        case ..<65536: head += [0xFE, UInt8(content.count >> 8), UInt8(content.count & 0xFF)]
        default: head += [0xFF, 0, 0, 0, 0] + UInt32(content.count).bigEndianBytes
        }
        try connection.send(head + mask + content.enumerated().map { $1 ^ mask[$0 % 4] })
    }

    /// The next frame of a WebSocket; `nil` once the server has hung up.
    func frame() throws -> Frame? {
        guard let head = connection.bytes(2) else { return nil }
        var count = Int(head[1] & 0x7F)
        if count == 126 { count = (connection.bytes(2) ?? []).reduce(0) { $0 << 8 | Int($1) } }
        if count == 127 { count = (connection.bytes(8) ?? []).reduce(0) { $0 << 8 | Int($1) } }
        return connection.bytes(count).map { Frame(opcode: head[0] & 0x0F, content: $0) }
    }

    /// All messages until the server says good-bye, by the number of their stream.
    func messages() throws -> [UInt8: [UInt8]] {
        var messages: [UInt8: [UInt8]] = [:]
        while let frame = try frame(), frame.opcode != 8 {
            if frame.opcode == 2, let number = frame.content.first {
                messages[number, default: []] += frame.content.dropFirst()
            }
        }
        return messages
    }
}

extension RawConnection {
    /// The head of an answer, and the body unless the connection is no longer HTTP.
    func upgradeAnswer() throws -> Answer {
        var answer = try head()
        if answer.code != 101, let length = answer.headers["content-length"].flatMap({ Int($0) }) {
            answer.body = bytes(length) ?? []
        }
        return answer
    }

    /// So many bytes; `nil` where the server hangs up before.
    func bytes(_ count: Int) -> [UInt8]? { try? take(count) }

    /// What has come, at least one byte; `nil` once the server has hung up.
    func someBytes() -> [UInt8]? {
        if buffer.isEmpty, !fill() { return nil }
        defer { buffer = [] }
        return buffer
    }
}
