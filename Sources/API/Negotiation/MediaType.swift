/// A media type with its parameters, as header fields write it.
struct MediaType: Hashable, Sendable {
    /// Type and subtype in lower case, such as `application/json`.
    let name: String
    /// The parameters; their names in lower case.
    let parameters: [String: String]

    /// Reads a media type such as `application/json;as=Table;v=v1`.
    init(_ text: String) {
        self.init(Substring(text).utf8)
    }

    private init(_ text: Substring.UTF8View) {
        if text.elementsEqual(Self.json.utf8) {
            // What most requests say needs no taking apart.
            (name, parameters) = (Self.json, [:])
            return
        }
        let parts = text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        name = String(Substring(parts[0])).trimmed.lowercased()
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(Substring(part[..<equals])).trimmed.lowercased()
            parameters[name] = String(Substring(part[equals...].dropFirst())).trimmed.unquoted
        }
        self.parameters = parameters
    }

    private static let json = "application/json"

    /// The alternatives of an `Accept` field, the most wanted first.
    static func alternatives(_ text: String) -> [MediaType] {
        let types = text.utf8.split(separator: UInt8(ascii: ",")).map { MediaType($0) }.filter { !$0.name.isEmpty }
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
