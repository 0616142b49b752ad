/// Takes the bytes of a connection and gives the messages in them.
///
/// Guarantees: whatever comes, it neither keeps more than the limits nor looks at a byte more than a few times.
package struct HTTPParser: Sendable {
    /// Which side of the connection is read.
    package enum Role: Hashable, Sendable {
        case requests, responses
    }

    /// Why the bytes are no messages.
    package enum Failure: Error, Hashable, Sendable {
        case malformed
        case headTooLarge
        case bodyTooLarge
        case unsupported

        /// What a server answers.
        package var status: Int {
            switch self {
            case .malformed: 400
            case .headTooLarge: 431
            case .bodyTooLarge: 413
            case .unsupported: 501
            }
        }
    }

    /// A message's first line and headers.
    private struct Head {
        var first: [String]
        var headers: [HTTPHeader]
        var length: Int
        var isChunked: Bool
    }

    private static let headLimit = 16 << 10
    private static let bodyLimit = 8 << 20

    private let role: Role
    private var buffer: [UInt8] = []
    /// How far the end of the head was looked for.
    private var searched = 0
    private var head: Head?
    private var chunks: [UInt8] = []

    package init(_ role: Role) {
        self.role = role
    }

    /// Takes bytes in.
    package mutating func feed(_ bytes: [UInt8]) { buffer += bytes }

    /// Whether bytes wait that are no whole message.
    package var hasRest: Bool { !buffer.isEmpty || head != nil }

    /// The next request, if it is whole.
    package mutating func nextRequest() throws(Failure) -> HTTPRequest? {
        guard let (head, body) = try nextMessage() else { return nil }
        guard head.first.count == 3, head.first[2].hasPrefix("HTTP/1."), !head.first[0].isEmpty else {
            throw .malformed
        }
        return HTTPRequest(method: head.first[0], target: head.first[1], headers: head.headers, body: body)
    }

    /// The next response, if it is whole.
    package mutating func nextResponse() throws(Failure) -> HTTPResponse? {
        guard let (head, body) = try nextMessage() else { return nil }
        guard head.first.count >= 2, let status = Int(head.first[1]), (100...999).contains(status) else {
            throw .malformed
        }
        return HTTPResponse(status: status, headers: head.headers, body: body)
    }

    private mutating func nextMessage() throws(Failure) -> (Head, [UInt8])? {
        if head == nil { head = try takeHead() }
        guard let current = head else { return nil }
        if current.isChunked {
            guard try takeChunks() else { return nil }
            defer { (head, chunks) = (nil, []) }
            return (current, chunks)
        }
        guard current.length <= Self.bodyLimit else { throw .bodyTooLarge }
        guard buffer.count >= current.length else { return nil }
        let body = Array(buffer.prefix(current.length))
        buffer.removeFirst(current.length)
        head = nil
        return (current, body)
    }

    private mutating func takeHead() throws(Failure) -> Head? {
        // Empty lines before a message are let pass.
        while buffer.first == 13 || buffer.first == 10 {
            buffer.removeFirst(buffer.prefix { $0 == 13 || $0 == 10 }.count)
            searched = 0
        }
        guard let end = endOfHead() else {
            guard buffer.count <= Self.headLimit else { throw .headTooLarge }
            return nil
        }
        guard end.start <= Self.headLimit else { throw .headTooLarge }
        let text = String(decoding: buffer[..<end.start], as: UTF8.self)
        buffer.removeFirst(end.next)
        searched = 0
        return try Self.head(text)
    }

    private mutating func endOfHead() -> (start: Int, next: Int)? {
        var index = max(0, searched - 3)
        while index < buffer.count {
            if buffer[index] == 10 {
                if index + 1 < buffer.count, buffer[index + 1] == 10 { return (index, index + 2) }
                if index + 2 < buffer.count, buffer[index + 1] == 13, buffer[index + 2] == 10 {
                    return (index, index + 3)
                }
            }
            index += 1
        }
        searched = buffer.count
        return nil
    }

    private static func head(_ text: String) throws(Failure) -> Head {
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }[...]
        guard let first = lines.popFirst() else { throw .malformed }
        var headers: [HTTPHeader] = []
        for line in lines where !line.isEmpty {
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex, line.first != " " else {
                throw .malformed
            }
            let value = line[line.index(after: colon)...].trimmed
            headers.append(HTTPHeader(String(line[..<colon]), String(value)))
        }
        let isChunked = headers.value(of: "transfer-encoding")?.lowercased() == "chunked"
        if !isChunked, headers.value(of: "transfer-encoding") != nil { throw .unsupported }
        var length = 0
        if let text = headers.value(of: "content-length") {
            guard let number = Int(text), number >= 0 else { throw .malformed }
            length = number
        }
        let words = first.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        return Head(first: words, headers: headers, length: length, isChunked: isChunked)
    }

    /// Takes chunks of a body; whether it was the last.
    private mutating func takeChunks() throws(Failure) -> Bool {
        while true {
            guard let end = buffer.prefix(1024).firstIndex(of: 10) else {
                guard buffer.count < 1024 else { throw .malformed }
                return false
            }
            let line = String(decoding: buffer[..<end], as: UTF8.self).prefix { $0.isHexDigit }
            guard let size = Int(line, radix: 16), size <= Self.bodyLimit else { throw .malformed }
            guard chunks.count + size <= Self.bodyLimit else { throw .bodyTooLarge }
            let next = end + 1
            if size == 0 {
                // Headers may follow; an empty line ends them.
                guard let close = buffer[next...].firstIndex(of: 10) else {
                    guard buffer.count - next < 1024 else { throw .malformed }
                    return false
                }
                if buffer[next..<close].allSatisfy({ $0 == 13 }) {
                    buffer.removeFirst(close + 1)
                    return true
                }
                buffer.removeSubrange(next...close)
                continue
            }
            guard buffer.count >= next + size + 1 else { return false }
            chunks += buffer[next..<next + size]
            let after = buffer[next + size] == 13 ? next + size + 2 : next + size + 1
            guard buffer.count >= after, buffer[after - 1] == 10 else {
                guard buffer.count < after else { throw .malformed }
                chunks.removeLast(size)
                return false
            }
            buffer.removeFirst(after)
        }
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The text without blanks at both ends.
    var trimmed: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        return start.lastIndex { $0 != " " && $0 != "\t" }.map { start[...$0] } ?? ""
    }
}
