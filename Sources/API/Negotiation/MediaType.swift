/// A media type with its parameters, as header fields write it.
struct MediaType: Hashable, Sendable {
    /// Type and subtype in lower case, such as `application/json`.
    let name: String
    /// The parameters; their names in lower case.
    let parameters: [String: String]

    /// Reads a media type such as `application/json;as=Table;v=v1`.
    init(_ text: some StringProtocol) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
        name = parts[0].lowercased()
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let value = String(part[part.index(after: equals)...]).trimmed
            parameters[String(part[..<equals]).trimmed.lowercased()] = value.unquoted
        }
        self.parameters = parameters
    }

    /// The alternatives of an `Accept` field, the most wanted first.
    static func alternatives(_ text: String) -> [MediaType] {
        let types = text.split(separator: ",").map { MediaType($0) }.filter { !$0.name.isEmpty }
        return types.enumerated().sorted { left, right in
            left.element.quality == right.element.quality
                ? left.offset < right.offset : left.element.quality > right.element.quality
        }.map(\.element)
    }

    /// How much the type is wanted, from 0 to 1.
    private var quality: Double { parameters["q"].flatMap { Double($0) } ?? 1 }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        guard let first = utf8.first, let last = utf8.last, isSpace(first) || isSpace(last) else { return self }
        let start = utf8.drop(while: isSpace)
        let end = start.lastIndex { !isSpace($0) }.map { start.index(after: $0) } ?? start.startIndex
        return String(Substring(start[..<end]))
    }

    /// The text without the quotation marks around it.
    fileprivate var unquoted: String {
        count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
    }
}
