import Foundation

/// One connection to the server that asks and waits, as a simple client does.
///
/// Caveats: it understands only what this server sends: a length, or chunks.
final class Connection {
    private let descriptor: Int32
    private let target: Target
    private var buffer: [UInt8] = []
    private var part = [UInt8](repeating: 0, count: 65536)

    /// What a server's address names.
    struct Target: Sendable {
        var port: UInt16
        var prefix: String

        /// - Throws: ``LoadError`` where the address is not of the form `http://127.0.0.1:PORT/PREFIX`.
        init(_ address: String) throws {
            guard let url = URL(string: address), url.scheme == "http", url.host == "127.0.0.1",
                let port = url.port.flatMap(UInt16.init(exactly:))
            else { throw LoadError(description: "\(address): expected http://127.0.0.1:PORT/PREFIX") }
            self.port = port
            prefix = url.path
        }
    }

    init(_ target: Target) throws {
        self.target = target
        descriptor = socket(AF_INET, Int32(streamSocket), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = target.port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw LoadError.system("connect") }
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(descriptor) }

    /// Sends a request and waits for the whole answer.
    ///
    /// - Returns: the status code and the number of bytes of the body.
    func ask(_ method: String, _ path: String, body: String = "") throws -> (code: Int, length: Int) {
        try send(method, path, body: body)
        let (code, length) = try readHead()
        guard let length else { throw LoadError(description: "\(method) \(path): the answer has no length") }
        while buffer.count < length { try fill() }
        buffer.removeFirst(length)
        return (code, length)
    }

    /// Makes a namespace, unless there is one of this name.
    func makeNamespace(_ name: String) throws {
        let namespace = #"{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"\#(name)"}}"#
        _ = try ask("POST", "/api/v1/namespaces", body: namespace)
    }

    /// Begins a watch; ``nextEvent()`` waits for its events.
    func watch(_ path: String) throws {
        try send("GET", path, body: "")
        let (code, _) = try readHead()
        guard code == 200 else { throw LoadError(description: "GET \(path): answered \(code)") }
    }

    /// Waits for the end of the next event's line, and gives the line.
    @discardableResult
    func nextEvent() throws -> [UInt8] {
        var seen = 0
        while true {
            if let end = buffer[seen...].firstIndex(of: UInt8(ascii: "\n")),
                end > 0, buffer[end - 1] == UInt8(ascii: "}")
            {
                let line = Array(buffer[...end])
                buffer.removeFirst(end + 1)
                return line
            } else if let end = buffer[seen...].firstIndex(of: UInt8(ascii: "\n")) {
                seen = end + 1
            } else {
                seen = buffer.count
                try fill()
            }
        }
    }

    private func send(_ method: String, _ path: String, body: String) throws {
        let request = """
            \(method) \(target.prefix)\(path) HTTP/1.1\r\nHost: 127.0.0.1:\(target.port)\r\nAccept: application/json\r
            Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
            """
        var bytes = Array(request.utf8)[...]
        while !bytes.isEmpty {
            let sent = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard sent > 0 else { throw LoadError.system("write") }
            bytes = bytes.dropFirst(sent)
        }
    }

    private func readHead() throws -> (code: Int, length: Int?) {
        var start = 0
        var code: Int?
        var length: Int?
        while true {
            while let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = buffer[start..<end].dropLast()
                start = end + 1
                if line.isEmpty {
                    buffer.removeFirst(start)
                    return (code ?? 0, length)
                }
                if code == nil {
                    code = Self.number(in: line.dropFirst("HTTP/1.1 ".utf8.count).prefix(3))
                } else if line.starts(with: "content-length:".utf8, by: { $0 | 0x20 == $1 | 0x20 }) {
                    length = Self.number(in: line.dropFirst("content-length:".utf8.count))
                }
            }
            try fill()
        }
    }

    /// The number that the digits of a text make, whatever else is among them.
    private static func number(in text: ArraySlice<UInt8>) -> Int {
        text.reduce(0) { (0x30...0x39).contains($1) ? $0 * 10 + Int($1 - 0x30) : $0 }
    }

    private func fill() throws {
        let count = read(descriptor, &part, part.count)
        guard count > 0 else { throw count == 0 ? LoadError(description: "the server hung up") : .system("read") }
        buffer.append(contentsOf: part[..<count])
    }
}

#if canImport(Glibc)
    private let streamSocket = SOCK_STREAM.rawValue
#else
    private let streamSocket = SOCK_STREAM
#endif

/// Why a measurement could not be made.
struct LoadError: Error, CustomStringConvertible {
    var description: String

    static func system(_ call: String) -> LoadError {
        LoadError(description: "\(call): \(String(cString: strerror(errno)))")
    }
}
