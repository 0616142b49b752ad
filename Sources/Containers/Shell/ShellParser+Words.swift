extension ShellParser {
    /// The next word; `nil` where an operator or the end stands.
    mutating func word() throws(ShellSyntaxError) -> Word? {
        var word = Word()
        guard let first = byte, !Self.endsWord(first) else { return nil }
        if first == 126 { takeTilde(into: &word) }
        var run: [UInt8] = []
        func flush(_ word: inout Word) {
            if !run.isEmpty { word.parts.append(.text(String(decoding: run, as: UTF8.self), isQuoted: false)) }
            run = []
        }
        while let byte, !Self.endsWord(byte) {
            switch byte {
            case 92:
                index += 1
                guard let next = self.byte else { throw .incomplete }
                index += 1
                if next == 10 { continue }
                flush(&word)
                index -= 1
                word.parts.append(.text(takeCharacter(), isQuoted: true))
            case 39:
                flush(&word)
                word.parts.append(.text(try takeSingleQuoted(), isQuoted: true))
            case 34:
                flush(&word)
                index += 1
                try takeQuoted(into: &word, until: 34)
            case 36 where self.byte(after: 1) == 39:
                flush(&word)
                word.parts.append(.text(try takeEscaped(), isQuoted: true))
            case 36, 96:
                flush(&word)
                if let part = try expansion(isQuoted: false) { word.parts.append(part) } else { run.append(byte) }
            default:
                run.append(byte)
                index += 1
            }
        }
        flush(&word)
        return word
    }

    /// `$'…'`, in which escapes stand for characters.
    private mutating func takeEscaped() throws(ShellSyntaxError) -> String {
        index += 2
        let escapes: [UInt8: UInt8] = [97: 7, 98: 8, 101: 27, 102: 12, 110: 10, 114: 13, 116: 9, 118: 11]
        var bytes: [UInt8] = []
        while let byte, byte != 39 {
            index += 1
            guard byte == 92, let next = self.byte else {
                bytes.append(byte)
                continue
            }
            index += 1
            bytes += escapes[next].map { [$0] } ?? ([39, 34, 92].contains(next) ? [next] : [92, next])
        }
        guard byte == 39 else { throw .incomplete }
        index += 1
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        byte == 32 || byte == 9 || byte == 13 || operators.contains(byte)
    }

    private mutating func takeTilde(into word: inout Word) {
        let next = byte(after: 1)
        guard next == nil || next == 47 || next.map(Self.endsWord) == true else { return }
        index += 1
        word.parts.append(.parameter(Parameter(name: "HOME"), isQuoted: true))
    }

    /// One character, however many bytes it has.
    private mutating func takeCharacter() -> String {
        let start = index
        index += 1
        while let byte, byte & 0xC0 == 0x80 { _ = byte; index += 1 }
        return String(decoding: text[start..<index], as: UTF8.self)
    }

    private mutating func takeSingleQuoted() throws(ShellSyntaxError) -> String {
        index += 1
        guard let end = text[index...].firstIndex(of: 39) else { throw .incomplete }
        defer { index = end + 1 }
        return String(decoding: text[index..<end], as: UTF8.self)
    }

    /// What stands in double quotes, or in a here-document, where `until` is `nil` and the text's end ends it.
    mutating func takeQuoted(into word: inout Word, until end: UInt8?) throws(ShellSyntaxError) {
        let count = word.parts.count
        var run: [UInt8] = []
        func flush(_ word: inout Word) {
            word.parts.append(.text(String(decoding: run, as: UTF8.self), isQuoted: true))
            run = []
        }
        while let byte, byte != end {
            switch byte {
            case 92:
                guard let next = self.byte(after: 1) else { throw .incomplete }
                index += 2
                switch next {
                case 10: break
                case 36, 96, 92: run.append(next)
                case 34 where end == 34: run.append(next)
                default: run += [92, next]
                }
            case 36, 96:
                if let part = try expansion(isQuoted: true) {
                    if !run.isEmpty { flush(&word) }
                    word.parts.append(part)
                } else {
                    run.append(byte)
                }
            default:
                run.append(byte)
                index += 1
            }
        }
        // Quotes with nothing between them are an empty word; those around "$@" leave it to that.
        if !run.isEmpty || word.parts.count == count { flush(&word) }
        if let end {
            guard byte == end else { throw .incomplete }
            index += 1
        }
    }

    /// What follows a `$` or a backquote; `nil`, past the `$`, where that stands for itself.
    private mutating func expansion(isQuoted: Bool) throws(ShellSyntaxError) -> Word.Part? {
        if byte == 96 { return .command(try backquoted(), isQuoted: isQuoted) }
        index += 1
        guard let next = byte else { return nil }
        if take("((") {
            let start = index - 2
            if let word = try arithmetic() { return .arithmetic(word, isQuoted: isQuoted) }
            index = start
        }
        switch next {
        case 40:
            index += 1
            return .command(try substitution(), isQuoted: isQuoted)
        case 123:
            index += 1
            let parameter = try nested { (parser) throws(ShellSyntaxError) in try parser.braced(isQuoted: isQuoted) }
            return .parameter(parameter, isQuoted: isQuoted)
        default:
            guard let name = takeParameterName(isBraced: false) else { return nil }
            return .parameter(Parameter(name: name), isQuoted: isQuoted)
        }
    }

    private mutating func substitution() throws(ShellSyntaxError) -> ShellNode {
        skipLines()
        if take(")") { return .list([]) }
        let body = try nested { (parser) throws(ShellSyntaxError) in try parser.list(until: [], endsAtLine: false) }
        guard take(")") else { throw unexpected() }
        return body
    }

    /// `$((…))`, past its opening; `nil` where it is a substitution whose command begins with a parenthesis.
    private mutating func arithmetic() throws(ShellSyntaxError) -> Word? {
        var open = 0
        var end = index
        while end < text.count {
            if text[end] == 40 { open += 1 }
            if text[end] == 41 {
                if open == 0 { break }
                open -= 1
            }
            end += 1
        }
        guard end < text.count else { throw .incomplete }
        guard end + 1 < text.count, text[end + 1] == 41 else { return nil }
        let inner = Array(text[index..<end])
        index = end + 2
        return try quotedWord(of: inner)
    }

    /// A text in which expansions happen as in double quotes.
    mutating func quotedWord(of text: [UInt8]) throws(ShellSyntaxError) -> Word {
        try nested { (parser) throws(ShellSyntaxError) in
            var inner = parser
            inner.text = text
            inner.index = 0
            var word = Word()
            try inner.takeQuoted(into: &word, until: nil)
            return word
        }
    }

    private mutating func backquoted() throws(ShellSyntaxError) -> ShellNode {
        index += 1
        var script: [UInt8] = []
        while let byte, byte != 96 {
            if byte == 92, let next = self.byte(after: 1), [96, 92, 36].contains(next) {
                script.append(next)
                index += 2
            } else {
                script.append(byte)
                index += 1
            }
        }
        guard byte == 96 else { throw .incomplete }
        index += 1
        let inner = script
        return try nested { (parser) throws(ShellSyntaxError) in
            var copy = parser
            copy.text = inner
            copy.index = 0
            copy.skipLines()
            if copy.index >= inner.count { return .list([]) }
            return try copy.list(until: [], endsAtLine: false)
        }
    }

    private mutating func takeParameterName(isBraced: Bool) -> String? {
        guard let byte else { return nil }
        if [64, 42, 35, 63, 36, 33, 45].contains(byte) {
            index += 1
            return String(decoding: [byte], as: UTF8.self)
        }
        if (48...57).contains(byte) {
            let start = index
            index += 1
            while isBraced, let next = self.byte, (48...57).contains(next) { _ = next; index += 1 }
            return String(decoding: text[start..<index], as: UTF8.self)
        }
        let name = takeName()
        if isBraced, name == "BASH_REMATCH", self.byte == 91, let digit = self.byte(after: 1),
            (48...57).contains(digit),
            self.byte(after: 2) == 93
        {
            index += 3
            return "\(name)[\(digit - 48)]"
        }
        return name.isEmpty ? nil : name
    }

    /// `${…}`, past its opening.
    private mutating func braced(isQuoted: Bool) throws(ShellSyntaxError) -> Parameter {
        if byte == 35, let next = byte(after: 1), next != 125, Self.isNameByte(next, isFirst: false) || next == 64 {
            index += 1
            guard let name = takeParameterName(isBraced: true), take("}") else { throw badSubstitution }
            return Parameter(name: name, operation: .length)
        }
        guard let name = takeParameterName(isBraced: true) else { throw byte == nil ? .incomplete : badSubstitution }
        if take("}") { return Parameter(name: name) }
        let operation = try operation(isQuoted: isQuoted)
        guard take("}") else { throw byte == nil ? .incomplete : badSubstitution }
        return Parameter(name: name, operation: operation)
    }

    private var badSubstitution: ShellSyntaxError { byte == nil ? .incomplete : .unexpected("bad substitution") }

    private mutating func operation(isQuoted: Bool) throws(ShellSyntaxError) -> Parameter.Operation {
        let orEmpty = byte == 58 && [45, 61, 43, 63].contains(byte(after: 1) ?? 0)
        if orEmpty { index += 1 }
        for symbol in ["-", "=", "+", "?"] where take(symbol) {
            let word = try operand(isQuoted: isQuoted, until: [125])
            switch symbol {
            case "-": return .standIn(word, orEmpty: orEmpty)
            case "=": return .assign(word, orEmpty: orEmpty)
            case "+": return .replace(word, orEmpty: orEmpty)
            default: return .demand(word, orEmpty: orEmpty)
            }
        }
        for symbol in ["##", "#", "%%", "%"] where take(symbol) {
            let word = try operand(isQuoted: false, until: [125])
            return .trim(word, atStart: symbol.hasPrefix("#"), isLongest: symbol.count == 2)
        }
        if take("/") {
            let all = take("/")
            let pattern = try operand(isQuoted: false, until: [47, 125])
            let other = take("/") ? try operand(isQuoted: true, until: [125]) : Word()
            return .substitute(pattern, with: other, all: all)
        }
        if take(":") {
            let offset = try operand(isQuoted: true, until: [58, 125])
            return .slice(offset, length: take(":") ? try operand(isQuoted: true, until: [125]) : nil)
        }
        throw badSubstitution
    }

    /// A word within `${…}`, in which blanks are nothing special.
    mutating func operand(isQuoted: Bool, until ends: [UInt8]) throws(ShellSyntaxError) -> Word {
        var word = Word()
        var run: [UInt8] = []
        func flush(_ word: inout Word) {
            if !run.isEmpty { word.parts.append(.text(String(decoding: run, as: UTF8.self), isQuoted: isQuoted)) }
            run = []
        }
        while let byte, !ends.contains(byte) {
            switch byte {
            case 92:
                index += 1
                guard self.byte != nil else { throw .incomplete }
                flush(&word)
                word.parts.append(.text(takeCharacter(), isQuoted: true))
            case 39 where !isQuoted:
                flush(&word)
                word.parts.append(.text(try takeSingleQuoted(), isQuoted: true))
            case 34:
                flush(&word)
                index += 1
                try takeQuoted(into: &word, until: 34)
            case 36, 96:
                flush(&word)
                if let part = try expansion(isQuoted: isQuoted) { word.parts.append(part) } else { run.append(byte) }
            default:
                run.append(byte)
                index += 1
            }
        }
        if byte == nil { throw .incomplete }
        flush(&word)
        return word
    }

    /// A here-document's text, which is taken out of the script.
    mutating func textOfDocument(
        delimiter: String, isQuoted: Bool, stripsTabs: Bool
    ) throws(ShellSyntaxError) -> Word {
        guard let lineEnd = text[index...].firstIndex(of: 10) else { throw .incomplete }
        let start = lineEnd + 1
        var content: [UInt8] = []
        var next = start
        while next < text.count {
            let end = text[next...].firstIndex(of: 10) ?? text.count
            var line = text[next..<end]
            if stripsTabs { line = line.drop { $0 == 9 } }
            next = min(end + 1, text.count)
            if line.elementsEqual(delimiter.utf8) {
                text.removeSubrange(start..<next)
                if isQuoted {
                    return Word(parts: [.text(String(decoding: content, as: UTF8.self), isQuoted: true)])
                }
                return try quotedWord(of: content)
            }
            content += line + [10]
        }
        throw .incomplete
    }
}
