package import API

/// What a request line asks for, decoded: the path's segments and the query's parameters.
package struct RequestTarget: Hashable, Sendable {
    /// The segments, percent-decoded; slashes at the ends count for nothing.
    package var path: [String]
    /// The parameters in order, percent-decoded.
    package var query: [APIRequest.Parameter]

    /// Splits at the question mark.
    static func split(_ uri: String) -> (path: Substring, query: Substring) {
        let bytes = uri.utf8
        guard let mark = bytes.firstIndex(of: UInt8(ascii: "?")) else { return (uri[...], "") }
        return (uri[..<mark], uri[bytes.index(after: mark)...])
    }

    /// Decodes a path and a query; `nil` where an escape is broken or does not stand for UTF-8.
    package init?(path: Substring, query: Substring) {
        var segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)[...]
        while segments.first?.isEmpty == true { segments.removeFirst() }
        while segments.last?.isEmpty == true { segments.removeLast() }
        self.path = []
        for segment in segments {
            guard let text = Self.decoded(segment, plusIsSpace: false) else { return nil }
            self.path.append(text)
        }
        self.query = []
        for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            let value = pair[name.endIndex...].dropFirst()
            guard let name = Self.decoded(name, plusIsSpace: true), let value = Self.decoded(value, plusIsSpace: true)
            else { return nil }
            self.query.append(APIRequest.Parameter(name, value))
        }
    }

    private static func decoded(_ text: Substring.UTF8View, plusIsSpace: Bool) -> String? {
        let isPlain = text.allSatisfy { $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "+") }
        if isPlain { return String(Substring(text)) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
                else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
