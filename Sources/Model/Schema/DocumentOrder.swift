/// The order in which a JSON text names its fields.
///
/// Objects are kept sorted, so the order of the text is found by reading it again; that is done only for texts with
/// several problems to report.
struct DocumentOrder {
    private var positions: [String: Int] = [:]

    /// Reads a text that is known to be JSON.
    ///
    /// - Parameter paths: the fields whose places will be asked for.
    init(_ text: some Collection<UInt8>, of paths: some Sequence<String>) {
        var scanner = Scanner(bytes: Array(text), paths: Set(paths))
        scanner.value(path: "")
        positions = scanner.positions
    }

    /// The place of a field; fields that the text lacks come last.
    func position(of path: String) -> Int { positions[path] ?? .max }

    private struct Scanner {
        /// The longest path inside which fields are looked for: a longer one would be copied for each of them.
        private static let longestPath = 1024

        let bytes: [UInt8]
        let paths: Set<String>
        var offset = 0
        var positions: [String: Int] = [:]
        private var keyCount = 0

        init(bytes: [UInt8], paths: Set<String>) {
            self.bytes = bytes
            self.paths = paths
        }

        var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

        mutating func value(path: String) {
            skip { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
            switch next {
            case UInt8(ascii: "{"): members(path: path)
            case UInt8(ascii: "["): elements(path: path)
            case UInt8(ascii: "\""): _ = string()
            default: skip { !",]} \n\r\t".utf8.contains($0) }
            }
        }

        private mutating func members(path: String) {
            offset += 1
            while let key = string() {
                let isTooLong = path.utf8.count > Self.longestPath
                let inner = isTooLong ? path : path.isEmpty ? key : "\(path).\(key)"
                // A repeated key counts where it is repeated.
                if !isTooLong, paths.contains(inner) { positions[inner] = keyCount }
                keyCount += 1
                skip { $0 != UInt8(ascii: ":") }
                offset += 1
                value(path: inner)
                skip { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") }
                offset += 1
                if bytes[offset - 1] == UInt8(ascii: "}") { return }
            }
        }

        private mutating func elements(path: String) {
            offset += 1
            var index = 0
            while let byte = next {
                if byte == UInt8(ascii: "]") {
                    offset += 1
                    return
                }
                if byte == UInt8(ascii: ",") || byte <= 0x20 {
                    offset += 1
                } else {
                    value(path: path.utf8.count > Self.longestPath ? path : "\(path)[\(index)]")
                    index += 1
                }
            }
        }

        /// The next string, unless the object ends before one.
        private mutating func string() -> String? {
            skip { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "}") }
            guard next == UInt8(ascii: "\"") else {
                offset += 1
                return nil
            }
            let start = offset
            offset += 1
            while let byte = next, byte != UInt8(ascii: "\"") { offset += byte == UInt8(ascii: "\\") ? 2 : 1 }
            offset = min(offset + 1, bytes.count)
            return (try? JSON(parsing: bytes[start..<offset]))?.string
        }

        private mutating func skip(while condition: (UInt8) -> Bool) {
            while let byte = next, condition(byte) { offset += 1 }
        }
    }
}
