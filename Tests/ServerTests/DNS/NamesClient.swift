import Foundation
import Network
import Testing

/// Asks for names, and waits for the answers.
struct NamesClient {
    let port: Int

    private struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    func ask(_ name: String, _ type: DNSType, by transport: DNSResponder.Transport) throws -> DNSMessage {
        let query = DNSMessage(asking: DNSQuestion(try #require(DNSName(name)), type), id: 4711)
        switch transport {
        case .datagram:
            return try withSocket(datagrams: true) { socket in
                try Self.send(query.bytes(), to: socket)
                while true {
                    let answer = try DNSMessage(reading: Self.receive(65_535, from: socket))
                    if answer.id == query.id { return answer }
                }
            }
        case .stream:
            return try withSocket(datagrams: false) { socket in
                try Self.send(Self.framed(query.bytes()), to: socket)
                return try Self.readFrame(from: socket)
            }
        }
    }

    /// Asks twice over one connection, the second time before the first answer.
    func askTwice(_ name: String, _ type: DNSType) throws -> [DNSMessage] {
        let query = DNSMessage(asking: DNSQuestion(try #require(DNSName(name)), type), id: 1).bytes()
        return try withSocket(datagrams: false) { socket in
            try Self.send(Self.framed(query) + Self.framed(query), to: socket)
            return [try Self.readFrame(from: socket), try Self.readFrame(from: socket)]
        }
    }

    /// Sends a datagram, and waits for nothing.
    func send(_ bytes: [UInt8]) throws {
        try withSocket(datagrams: true) { try Self.send(bytes, to: $0) }
    }

    /// Sends bytes over a connection, and hangs up.
    func sendOverConnection(_ bytes: [UInt8]) throws {
        try withSocket(datagrams: false) { try Self.send(bytes, to: $0) }
    }

    private func withSocket<Result>(datagrams: Bool, _ body: (Int32) throws -> Result) throws -> Result {
        #if canImport(Glibc)
            let kind = datagrams ? SOCK_DGRAM.rawValue : SOCK_STREAM.rawValue
        #else
            let kind = datagrams ? SOCK_DGRAM : SOCK_STREAM
        #endif
        let descriptor = socket(AF_INET, Int32(kind), 0)
        guard descriptor >= 0 else { throw Failure(description: "socket: \(errno)") }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure(description: "connect: \(errno)") }
        // A server that says nothing must not hang the tests.
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        return try body(descriptor)
    }

    private static func framed(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8(bytes.count >> 8), UInt8(bytes.count & 0xFF)] + bytes
    }

    private static func send(_ bytes: [UInt8], to socket: Int32) throws {
        let sent = bytes.withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
        guard sent == bytes.count else { throw Failure(description: "write: \(errno)") }
    }

    private static func receive(_ count: Int, from socket: Int32) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        let received = read(socket, &buffer, count)
        guard received > 0 else { throw Failure(description: "read: \(received), \(errno)") }
        return Array(buffer[..<received])
    }

    private static func receiveAll(_ count: Int, from socket: Int32) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count { bytes += try receive(count - bytes.count, from: socket) }
        return bytes
    }

    private static func readFrame(from socket: Int32) throws -> DNSMessage {
        let length = try receiveAll(2, from: socket)
        return try DNSMessage(reading: receiveAll(Int(length[0]) << 8 | Int(length[1]), from: socket))
    }
}
