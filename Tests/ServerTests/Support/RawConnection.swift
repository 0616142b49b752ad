import Foundation

#if canImport(Glibc)
    import Glibc
    private let streamSocket = Int32(SOCK_STREAM.rawValue)
#elseif canImport(Darwin)
    import Darwin
    private let streamSocket = SOCK_STREAM
#endif

/// One connection to a server of this machine, byte by byte: a test sees exactly what is sent.
final class RawConnection {
    struct Problem: Error {
        let text: String
    }

    /// An answer as it was sent.
    struct Answer {
        var code: Int
        var headers: [String: String]
        var body: [UInt8] = []
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    private let file: Int32
    var buffer: [UInt8] = []
    /// Whether the server has said nothing for as long as a test waits.
    private(set) var hasTimedOut = false

    /// - Parameter receiveBuffer: how many bytes the system keeps of what was not read; as many as it likes unless given.
    init(host: String = "127.0.0.1", port: Int, receiveBuffer: Int32? = nil) throws {
        file = socket(AF_INET, streamSocket, 0)
        if var size = receiveBuffer {
            setsockopt(file, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        // Nothing here takes long; a test that would hang fails instead.
        var limit = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var found: UnsafeMutablePointer<addrinfo>?
        defer { freeaddrinfo(found) }
        guard getaddrinfo(host, "\(port)", nil, &found) == 0, let address = found?.pointee else {
            throw Problem(text: "there is no \(host)")
        }
        let result = connect(file, address.ai_addr, address.ai_addrlen)
        guard result == 0 else { throw Problem(text: "cannot connect: \(String(cString: strerror(errno)))") }
    }

    deinit { close(file) }

    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            #if canImport(Glibc)
                let flags = Int32(MSG_NOSIGNAL)
            #else
                let flags: Int32 = 0
            #endif
            let count = rest.withUnsafeBytes { Foundation.send(file, $0.baseAddress, $0.count, flags) }
            guard count > 0 else { throw Problem(text: "cannot send: \(String(cString: strerror(errno)))") }
            rest = rest.dropFirst(count)
        }
    }

    /// Reads a whole answer; one without a length ends with its last chunk.
    func answer(toHead isHead: Bool = false) throws -> Answer {
        var answer = try head()
        if isHead || answer.code == 100 { return answer }
        if let length = answer.headers["content-length"].flatMap({ Int($0) }) {
            answer.body = try take(length)
        } else {
            while let chunk = try chunk() { answer.body += chunk }
        }
        return answer
    }

    /// Reads the status line and the header fields.
    func head() throws -> Answer {
        let words = try line().split(separator: " ")
        guard words.count > 1, let code = Int(words[1]) else { throw Problem(text: "no status line: \(words)") }
        var answer = Answer(code: code, headers: [:])
        while case let field = try line(), !field.isEmpty {
            let name = field.prefix { $0 != ":" }
            answer.headers[name.lowercased()] = field[name.endIndex...].dropFirst().trimmingCharacters(in: [" "])
        }
        return answer
    }

    /// Reads one chunk of a stream; `nil` at its end.
    func chunk() throws -> [UInt8]? {
        guard let size = Int(try line(), radix: 16) else { throw Problem(text: "no chunk") }
        let bytes = try take(size)
        _ = try line()
        return size == 0 ? nil : bytes
    }

    /// Reads until the server hangs up; returns what was left.
    func readToEnd() -> [UInt8] {
        while fill() {}
        defer { buffer = [] }
        return buffer
    }

    private func line() throws -> String {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                defer { buffer.removeSubrange(...end) }
                return String(decoding: buffer[..<end].filter { $0 != 13 }, as: UTF8.self)
            }
            guard fill() else { throw Problem(text: "the connection ended in a line") }
        }
    }

    func take(_ count: Int) throws -> [UInt8] {
        while buffer.count < count {
            guard fill() else { throw Problem(text: "the connection ended in a body") }
        }
        defer { buffer.removeFirst(count) }
        return Array(buffer.prefix(count))
    }

    func fill() -> Bool {
        var part = [UInt8](repeating: 0, count: 65536)
        let count = recv(file, &part, part.count, 0)
        if count > 0 { buffer += part.prefix(count) }
        if count < 0, errno == EAGAIN { hasTimedOut = true }
        return count > 0
    }
}
