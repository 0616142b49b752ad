/// Reads scripts, one complete line after the other.
///
/// Guarantees: whatever the text, it ends, and nests no deeper than its limit.
struct ShellParser {
    private static let depthLimit = 50
    private static let sizeLimit = 1 << 20

    /// Here-documents are taken out of it as they are met.
    var text: [UInt8]
    var index: Int
    private var depth = 0

    init(_ text: [UInt8], from index: Int = 0) {
        self.text = text.count <= Self.sizeLimit ? text : Array(text.prefix(Self.sizeLimit))
        self.index = index
    }

    init(_ text: String) { self.init(Array(text.utf8)) }

    /// The commands of the next line that has any; `nil` at the end.
    mutating func nextLine() throws(ShellSyntaxError) -> ShellNode? {
        skipLines()
        if index >= text.count { return nil }
        return try list(until: [], endsAtLine: true)
    }

    /// Everything that is left.
    mutating func rest() throws(ShellSyntaxError) -> ShellNode {
        let node = try list(until: [], endsAtLine: false)
        if index < text.count { throw unexpected() }
        return node
    }

    mutating func nested<Value>(
        _ read: (inout ShellParser) throws(ShellSyntaxError) -> Value
    ) throws(ShellSyntaxError) -> Value {
        guard depth < Self.depthLimit else { throw .tooDeep }
        depth += 1
        defer { depth -= 1 }
        return try read(&self)
    }
}

// MARK: Characters and tokens

extension ShellParser {
    var byte: UInt8? { index < text.count ? text[index] : nil }

    func byte(after offset: Int) -> UInt8? { index + offset < text.count ? text[index + offset] : nil }

    mutating func take(_ token: String) -> Bool {
        let bytes = Array(token.utf8)
        guard index + bytes.count <= text.count, text[index..<index + bytes.count].elementsEqual(bytes) else {
            return false
        }
        index += bytes.count
        return true
    }

    func sees(_ token: String) -> Bool {
        let bytes = Array(token.utf8)
        return index + bytes.count <= text.count && text[index..<index + bytes.count].elementsEqual(bytes)
    }

    mutating func skipBlanks() {
        while let byte {
            switch byte {
            case 32, 9, 13: index += 1
            case 92 where self.byte(after: 1) == 10: index += 2
            case 35:
                while let next = self.byte, next != 10 { _ = next; index += 1 }
            default: return
            }
        }
    }

    /// Goes past ends of lines, comments and blanks.
    mutating func skipLines() {
        skipBlanks()
        while byte == 10 {
            index += 1
            skipBlanks()
        }
    }

    func unexpected() -> ShellSyntaxError {
        guard let byte else { return .incomplete }
        if byte == 10 { return .unexpected("newline") }
        for token in ["&&", "||", ";;", "<<", ">>"] where sees(token) { return .unexpected("\"\(token)\"") }
        let word = reservedWord ?? String(decoding: [byte], as: UTF8.self)
        return .unexpected(Self.operators.contains(byte) ? "\"\(word)\"" : "word (expecting a command)")
    }

    static let operators: Set<UInt8> = Set("()<>;&|\n".utf8)

    /// Letters that stand alone here, such as `then`.
    var reservedWord: String? {
        var end = index
        while end < text.count, (97...122).contains(text[end]) || [33, 123, 125].contains(text[end]) { end += 1 }
        guard end > index else { return nil }
        let isAlone = end == text.count || Self.operators.contains(text[end]) || [32, 9, 13].contains(text[end])
        return isAlone ? String(decoding: text[index..<end], as: UTF8.self) : nil
    }

    mutating func takeReserved(_ word: String) -> Bool {
        guard reservedWord == word else { return false }
        index += word.utf8.count
        return true
    }

    mutating func expectReserved(_ word: String) throws(ShellSyntaxError) {
        skipLines()
        guard takeReserved(word) else { throw unexpected() }
    }
}

// MARK: Lists and pipelines

extension ShellParser {
    private static let closers: Set<String> = ["then", "else", "elif", "fi", "do", "done", "esac", "}"]

    /// Commands up to one of the reserved words, a closing parenthesis, or the end.
    mutating func list(
        until ends: Set<String>, endsAtLine: Bool
    ) throws(ShellSyntaxError) -> ShellNode {
        var nodes: [ShellNode] = []
        endsAtLine ? skipBlanks() : skipLines()
        while byte != nil, byte != 41, !sees(";;") {
            if let word = reservedWord, Self.closers.contains(word) {
                guard ends.contains(word) else { throw .unexpected("\"\(word)\"") }
                break
            }
            var node = try chain()
            skipBlanks()
            if byte == 38, !sees("&&") {
                index += 1
                node = .background(node)
            } else if byte == 59, !sees(";;") {
                index += 1
            } else if byte != 10, byte != nil, byte != 41, !sees(";;") {
                throw unexpected()
            }
            nodes.append(node)
            skipBlanks()
            if byte == 10 || byte == nil {
                skipLines()
                if endsAtLine { return nodes.count == 1 ? nodes[0] : .list(nodes) }
            }
        }
        if endsAtLine, byte != nil { throw unexpected() }
        if nodes.isEmpty, !ends.isEmpty || depth > 0 { throw unexpected() }
        return nodes.count == 1 ? nodes[0] : .list(nodes)
    }

    private mutating func chain() throws(ShellSyntaxError) -> ShellNode {
        let first = try pipeline()
        var links: [ShellNode.ChainLink] = []
        skipBlanks()
        while sees("&&") || sees("||") {
            let isAnd = sees("&&")
            index += 2
            skipLines()
            links.append(.init(isAnd: isAnd, node: try pipeline()))
            skipBlanks()
        }
        return links.isEmpty ? first : .chain(first, links)
    }

    private mutating func pipeline() throws(ShellSyntaxError) -> ShellNode {
        skipBlanks()
        var isNegated = false
        while takeReserved("!") {
            isNegated.toggle()
            skipBlanks()
        }
        var nodes = [try nested { (parser) throws(ShellSyntaxError) in try parser.command() }]
        skipBlanks()
        while byte == 124, !sees("||") {
            index += 1
            skipLines()
            nodes.append(try nested { (parser) throws(ShellSyntaxError) in try parser.command() })
            skipBlanks()
        }
        let node = nodes.count == 1 ? nodes[0] : ShellNode.pipeline(nodes)
        return isNegated ? .negated(node) : node
    }
}
