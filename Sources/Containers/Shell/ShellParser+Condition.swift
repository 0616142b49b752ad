/// `[[ … ]]`, as bash has it: its parts become the commands that say the same.
extension ShellParser {
    /// What stands between the brackets, past the opening.
    mutating func condition() throws(ShellSyntaxError) -> ShellNode {
        let node = try disjunction()
        guard takeClosing() else { throw unexpected() }
        return node
    }

    private func seesClosing() -> Bool { sees("]]") }

    private mutating func takeClosing() -> Bool {
        skipLines()
        return take("]]")
    }

    private mutating func disjunction() throws(ShellSyntaxError) -> ShellNode {
        let first = try conjunction()
        var links: [ShellNode.ChainLink] = []
        skipLines()
        while take("||") {
            links.append(.init(isAnd: false, node: try conjunction()))
            skipLines()
        }
        return links.isEmpty ? first : .chain(first, links)
    }

    private mutating func conjunction() throws(ShellSyntaxError) -> ShellNode {
        let first = try primary()
        var links: [ShellNode.ChainLink] = []
        skipLines()
        while take("&&") {
            links.append(.init(isAnd: true, node: try primary()))
            skipLines()
        }
        return links.isEmpty ? first : .chain(first, links)
    }

    private mutating func primary() throws(ShellSyntaxError) -> ShellNode {
        skipLines()
        if take("!") {
            return .negated(try nested { (parser) throws(ShellSyntaxError) in try parser.primary() })
        }
        if take("(") {
            let inner = try nested { (parser) throws(ShellSyntaxError) in try parser.disjunction() }
            skipLines()
            guard take(")") else { throw unexpected() }
            return inner
        }
        guard !seesClosing(), let left = try word() else { throw unexpected() }
        skipBlanks()
        if take("=~") {
            skipBlanks()
            return call("[[", [left, try expression()])
        }
        for symbol in ["<", ">"] where take(symbol) {
            skipBlanks()
            guard let right = try word() else { throw unexpected() }
            return call("test", [left, Word(parts: [.text(symbol, isQuoted: true)]), right])
        }
        guard !seesClosing(), let second = try word() else {
            return call("test", [Word(parts: [.text("-n", isQuoted: true)]), left])
        }
        skipBlanks()
        guard !seesClosing(), let right = try word() else { return call("test", [left, second]) }
        switch second.plain {
        case "=", "==": return choice(left, right, matching: "true", otherwise: "false")
        case "!=": return choice(left, right, matching: "false", otherwise: "true")
        default: return call("test", [left, second, right])
        }
    }

    private func choice(_ subject: Word, _ pattern: Word, matching: String, otherwise: String) -> ShellNode {
        let any = Word(parts: [.text("*", isQuoted: false)])
        return .choice(
            subject,
            [
                .init(patterns: [pattern], body: call(matching, [])),
                .init(patterns: [any], body: call(otherwise, [])),
            ])
    }

    /// A command whose words are not split.
    private func call(_ name: String, _ words: [Word]) -> ShellNode {
        let whole = words.map { word in
            Word(
                parts: [.text("", isQuoted: true)]
                    + word.parts.map { part in
                        switch part {
                        case .text(let text, _): .text(text, isQuoted: true)
                        case .parameter(let parameter, _): .parameter(parameter, isQuoted: true)
                        case .command(let node, _): .command(node, isQuoted: true)
                        case .arithmetic(let word, _): .arithmetic(word, isQuoted: true)
                        }
                    })
        }
        let command = [Word(parts: [.text(name, isQuoted: true)])] + whole
        return .simple(SimpleCommand(words: command, skipsFunctions: true))
    }

    /// A regular expression, in which quoted characters stand for themselves and blanks end it.
    private mutating func expression() throws(ShellSyntaxError) -> Word {
        var word = try operand(isQuoted: false, until: [32, 9, 10])
        word.parts = word.parts.map { part in
            guard case .text(let text, isQuoted: true) = part else { return part }
            let special = "\\.[]*^$+?(){}|"
            return .text(text.map { special.contains($0) ? "\\\($0)" : String($0) }.joined(), isQuoted: true)
        }
        return word
    }
}
