extension ShellParser {
    mutating func command() throws(ShellSyntaxError) -> ShellNode {
        skipBlanks()
        guard let compound = try compound() else { return try simple() }
        var redirections: [Redirection] = []
        while let redirection = try redirection() { redirections.append(redirection) }
        return redirections.isEmpty ? compound : .redirected(compound, redirections)
    }

    private mutating func compound() throws(ShellSyntaxError) -> ShellNode? {
        if byte == 40 {
            index += 1
            let body = try list(until: [], endsAtLine: false)
            guard take(")") else { throw unexpected() }
            return .subshell(body)
        }
        if sees("[["), let next = byte(after: 2), next == 32 || next == 9 {
            index += 2
            return try condition()
        }
        switch reservedWord {
        case "{":
            index += 1
            let body = try list(until: ["}"], endsAtLine: false)
            try expectReserved("}")
            return body
        case "if": return try conditional()
        case "while", "until":
            let isUntil = takeReserved("until")
            if !isUntil { _ = takeReserved("while") }
            let condition = try list(until: ["do"], endsAtLine: false)
            return .loop(condition: condition, body: try loopBody(), isUntil: isUntil)
        case "for": return try each()
        case "function":
            _ = takeReserved("function")
            skipBlanks()
            let name = takeName()
            guard !name.isEmpty else { throw unexpected() }
            skipBlanks()
            if take("("), !take(")") { throw unexpected() }
            return try function(name)
        case "case": return try choice()
        default: return nil
        }
    }

    private mutating func loopBody() throws(ShellSyntaxError) -> ShellNode {
        try expectReserved("do")
        let body = try list(until: ["done"], endsAtLine: false)
        try expectReserved("done")
        return body
    }

    private mutating func conditional() throws(ShellSyntaxError) -> ShellNode {
        _ = takeReserved("if")
        var clauses: [ShellNode.Clause] = []
        repeat {
            let condition = try list(until: ["then"], endsAtLine: false)
            try expectReserved("then")
            let body = try list(until: ["else", "elif", "fi"], endsAtLine: false)
            clauses.append(.init(condition: condition, body: body))
        } while takeReserved("elif")
        var otherwise: ShellNode?
        if takeReserved("else") { otherwise = try list(until: ["fi"], endsAtLine: false) }
        try expectReserved("fi")
        return .conditional(clauses, otherwise: otherwise)
    }

    private mutating func each() throws(ShellSyntaxError) -> ShellNode {
        _ = takeReserved("for")
        skipBlanks()
        let name = takeName()
        guard !name.isEmpty else { throw unexpected() }
        skipLines()
        var words: [Word]?
        if takeReserved("in") {
            words = []
            skipBlanks()
            while let word = try word() {
                words?.append(word)
                skipBlanks()
            }
        }
        skipBlanks()
        if byte == 59, !sees(";;") { index += 1 }
        return .each(name: name, words: words, body: try loopBody())
    }

    private mutating func choice() throws(ShellSyntaxError) -> ShellNode {
        _ = takeReserved("case")
        skipBlanks()
        guard let subject = try word() else { throw unexpected() }
        try expectReserved("in")
        var choices: [ShellNode.Choice] = []
        skipLines()
        while !takeReserved("esac") {
            if byte == nil { throw .incomplete }
            _ = take("(")
            var patterns: [Word] = []
            repeat {
                skipBlanks()
                guard let pattern = try word() else { throw unexpected() }
                patterns.append(pattern)
                skipBlanks()
            } while take("|")
            guard take(")") else { throw unexpected() }
            skipLines()
            var body = ShellNode.list([])
            if !sees(";;"), reservedWord != "esac" { body = try list(until: ["esac"], endsAtLine: false) }
            choices.append(.init(patterns: patterns, body: body))
            skipLines()
            if take(";;") { skipLines() } else if reservedWord != "esac" { throw unexpected() }
        }
        return .choice(subject, choices)
    }

    mutating func takeName() -> String {
        let start = index
        while let byte, Self.isNameByte(byte, isFirst: index == start) { index += 1 }
        return String(decoding: text[start..<index], as: UTF8.self)
    }

    static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
        switch byte {
        case 65...90, 97...122, 95: true
        case 48...57: !isFirst
        default: false
        }
    }
}
