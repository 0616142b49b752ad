extension ShellParser {
    mutating func simple() throws(ShellSyntaxError) -> ShellNode {
        var command = SimpleCommand()
        while true {
            skipBlanks()
            if let redirection = try redirection() {
                command.redirections.append(redirection)
                continue
            }
            if command.words.isEmpty, let name = assignmentName() {
                index += name.utf8.count + 1
                command.assignments.append(.init(name: name, value: try word() ?? Word()))
                continue
            }
            guard let word = try word() else { break }
            command.words.append(word)
            if command.words.count == 1, command.assignments.isEmpty, let name = word.plain {
                skipBlanks()
                if take("(") {
                    skipBlanks()
                    guard take(")") else { throw unexpected() }
                    return try function(name)
                }
            }
        }
        if command.words.isEmpty, command.assignments.isEmpty, command.redirections.isEmpty { throw unexpected() }
        return .simple(command)
    }

    /// A function, past its name.
    mutating func function(_ name: String) throws(ShellSyntaxError) -> ShellNode {
        skipLines()
        return .function(name, body: try nested { (parser) throws(ShellSyntaxError) in try parser.command() })
    }

    private func assignmentName() -> String? {
        var end = index
        while end < text.count, Self.isNameByte(text[end], isFirst: end == index) { end += 1 }
        guard end > index, end < text.count, text[end] == 61 else { return nil }
        return String(decoding: text[index..<end], as: UTF8.self)
    }

    mutating func redirection() throws(ShellSyntaxError) -> Redirection? {
        skipBlanks()
        var start = index
        while start < text.count, (48...57).contains(text[start]), start - index < 3 { start += 1 }
        guard start < text.count, text[start] == 60 || text[start] == 62 else { return nil }
        let number = Int(String(decoding: text[index..<start], as: UTF8.self))
        let isInput = text[start] == 60
        index = start
        let kind: Redirection.Kind
        if take("<<-") || take("<<") {
            return try hereDocument(number ?? 0, stripsTabs: text[index - 1] == 45)
        } else if take(">>") {
            kind = .append
        } else if take("<>") {
            kind = .readWrite
        } else if take("<&") || take(">&") {
            kind = .duplicate
        } else if take(">|") {
            kind = .write
        } else {
            index += 1
            kind = isInput ? .read : .write
        }
        skipBlanks()
        guard let target = try word() else { throw unexpected() }
        return Redirection(descriptor: number ?? (isInput ? 0 : 1), kind: kind, target: target)
    }

    private mutating func hereDocument(_ number: Int, stripsTabs: Bool) throws(ShellSyntaxError) -> Redirection {
        skipBlanks()
        let start = index
        guard let word = try word() else { throw unexpected() }
        let raw = text[start..<index]
        let delimiter = word.parts.map { part in
            if case .text(let text, _) = part { text } else { "" }
        }.joined()
        let isQuoted = raw.contains { [34, 39, 92].contains($0) }
        // The text is not there yet: it begins after the line. It is looked for where the line ends.
        let body = try textOfDocument(delimiter: delimiter, isQuoted: isQuoted, stripsTabs: stripsTabs)
        return Redirection(descriptor: number, kind: .text, target: body)
    }
}
