/// A request of HTTP/1.1, whole.
package struct HTTPRequest: Hashable, Sendable {
    package var method: String
    /// Path and query, as they stand in the request.
    package var target: String
    package var headers: [HTTPHeader]
    package var body: [UInt8]

    package init(method: String = "GET", target: String, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The first header of a name, in whatever case.
    package func header(_ name: String) -> String? { headers.value(of: name) }

    /// The path without the query, with `%` escapes undone.
    package var path: String {
        let path = target.prefix { $0 != "?" && $0 != "#" }
        return PercentText.decoded(String(path))
    }

    /// A parameter of the query, with escapes undone.
    package func parameter(_ name: String) -> String? { parameters(name).first }

    /// All values of a parameter of the query.
    package func parameters(_ name: String) -> [String] {
        guard let mark = target.firstIndex(of: "?") else { return [] }
        return target[target.index(after: mark)...].split(separator: "&").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard PercentText.decoded(String(parts[0])) == name else { return nil }
            guard parts.count == 2 else { return "" }
            return PercentText.decoded(parts[1].map { $0 == "+" ? " " : String($0) }.joined())
        }
    }

    /// The request as it goes over a connection.
    package var bytes: [UInt8] {
        var text = "\(method) \(target) HTTP/1.1\r\n"
        for header in headers { text += "\(header.name): \(header.value)\r\n" }
        if !body.isEmpty, header("content-length") == nil { text += "Content-Length: \(body.count)\r\n" }
        return Array((text + "\r\n").utf8) + body
    }
}

/// A response of HTTP/1.1, whole.
package struct HTTPResponse: Hashable, Sendable {
    package var status: Int
    package var headers: [HTTPHeader]
    package var body: [UInt8]

    package init(status: Int = 200, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A response of a text.
    package init(_ status: Int = 200, text: String, type: String = "text/plain; charset=utf-8") {
        self.init(status: status, headers: [HTTPHeader("Content-Type", type)], body: Array(text.utf8))
    }

    package func header(_ name: String) -> String? { headers.value(of: name) }
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The response as it goes over a connection.
    package func bytes(forHead: Bool = false) -> [UInt8] {
        var text = "HTTP/1.1 \(status) \(HTTPStatus.reason(status))\r\n"
        for header in headers { text += "\(header.name): \(header.value)\r\n" }
        if header("content-length") == nil, status >= 200, status != 204 { text += "Content-Length: \(body.count)\r\n" }
        return Array((text + "\r\n").utf8) + (forHead ? [] : body)
    }
}

/// A name and a value.
package struct HTTPHeader: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [HTTPHeader] {
    /// The first value of a name, in whatever case.
    package func value(of name: String) -> String? {
        let wanted = name.lowercased()
        return first { $0.name.lowercased() == wanted }?.value
    }
}

/// What the numbers of responses mean.
package enum HTTPStatus {
    package static func reason(_ status: Int) -> String { reasons[status] ?? "Unknown" }

    private static let reasons = [
        100: "Continue", 101: "Switching Protocols", 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content",
        206: "Partial Content", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
        307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized",
        403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout", 409: "Conflict",
        411: "Length Required", 413: "Request Entity Too Large", 414: "URI Too Long",
        431: "Request Header Fields Too Large", 500: "Internal Server Error", 501: "Not Implemented",
        502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout", 505: "HTTP Version Not Supported",
    ]
}

/// Text with `%` escapes.
package enum PercentText {
    package static func decoded(_ text: String) -> String {
        guard text.contains("%") else { return text }
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        var index = 0
        while index < source.count {
            if source[index] == 37, index + 2 < source.count, let high = hex(source[index + 1]),
                let low = hex(source[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
