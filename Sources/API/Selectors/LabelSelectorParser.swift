import Model

/// Reads label selectors, and says what is wrong with them in Kubernetes' words.
struct LabelSelectorParser {
    private var items: [(token: LabelSelectorLexer.Token, text: String)] = []
    private var position = 0

    init(_ text: String) {
        var lexer = LabelSelectorLexer(text)
        repeat { items.append(lexer.next()) } while items.last?.token != .end
    }

    /// All conditions.
    mutating func parse() throws -> [LabelRequirements.Requirement] {
        var requirements: [LabelRequirements.Requirement] = []
        while true {
            let (token, text) = nextWord()
            switch token {
            case .end: return requirements
            case .word, .not: requirements.append(try requirement())
            default: throw problem("found '\(text)', expected: !, identifier, or 'end of string'")
            }
            let after = consumeWord()
            switch after.token {
            case .end: return requirements
            case .comma:
                let next = nextWord()
                guard next.token == .word || next.token == .not else {
                    throw problem("found '\(next.text)', expected: identifier after ','")
                }
            default: throw problem("found '\(after.text)', expected: ',' or 'end of string'")
            }
        }
    }

    private mutating func requirement() throws -> LabelRequirements.Requirement {
        var item = consumeWord()
        let isNegated = item.token == .not
        if isNegated { item = consumeWord() }
        guard item.token == .word else { throw refusal("found '\(item.text)', expected: identifier") }
        let key = item.text
        if let sentence = NameRule.qualifiedName.problems(key).first {
            throw refusal("<nil>: Invalid value: \(JSON.string(key).canonicalText): \(sentence)")
        }
        let following = nextWord().token
        if isNegated { return .init(key: key, operator: .doesNotExist, values: []) }
        if following == .end || following == .comma { return .init(key: key, operator: .exists, values: []) }
        return try comparison(of: key)
    }

    private mutating func comparison(of key: String) throws -> LabelRequirements.Requirement {
        let item = consume()
        switch item.token {
        case .in, .notIn:
            let values = try list()
            try check(values, of: key)
            return .init(key: key, operator: item.token == .in ? .isIn : .isNotIn, values: Set(values))
        case .equals, .doubleEquals, .notEquals, .greater, .less:
            let value = try exactValue()
            try check([value], of: key)
            return .init(key: key, operator: Self.operator(of: item.token), values: [value])
        default: throw refusal("found '\(item.text)', expected: in, notin, =, ==, !=, gt, lt")
        }
    }

    private static func `operator`(
        of token: LabelSelectorLexer.Token
    ) -> LabelRequirements.Requirement.Operator {
        switch token {
        case .notEquals: .isNotIn
        case .greater: .isGreater
        case .less: .isLess
        default: .isIn
        }
    }

    private mutating func exactValue() throws -> String {
        let next = nextWord()
        if next.token == .end || next.token == .comma { return "" }
        let item = consumeWord()
        guard item.token == .word else { throw refusal("found '\(item.text)', expected: identifier") }
        return item.text
    }

    /// The values between parentheses; a comma without a value before it stands for the empty one.
    private mutating func list() throws -> [String] {
        let open = consumeWord()
        guard open.token == .open else { throw refusal("found '\(open.text)' expected: '('") }
        var values: [String] = []
        var isAfterComma = true
        while true {
            let item = consumeWord()
            switch item.token {
            case .word where isAfterComma:
                values.append(item.text)
                isAfterComma = false
            case .comma:
                if isAfterComma { values.append("") }
                isAfterComma = true
            case .close:
                if isAfterComma { values.append("") }
                return values
            case .word: throw refusal("found '\(item.text)', expected: ',' or ')'")
            default: throw refusal("found '\(item.text)', expected: ',', or identifier")
            }
        }
    }

    private func check(_ values: [String], of key: String) throws {
        for (index, value) in values.enumerated() {
            guard let sentence = NameRule.labelValue.problems(value).first else { continue }
            throw refusal(
                "values[\(index)][\(key)]: Invalid value: \(JSON.string(value).canonicalText): \(sentence)")
        }
    }

    /// The next part, with `in` and `notin` as words.
    private func nextWord() -> (token: LabelSelectorLexer.Token, text: String) {
        let item = items[min(position, items.count - 1)]
        return item.token == .in || item.token == .notIn ? (.word, item.text) : item
    }

    private mutating func consumeWord() -> (token: LabelSelectorLexer.Token, text: String) {
        defer { position += 1 }
        return nextWord()
    }

    private mutating func consume() -> (token: LabelSelectorLexer.Token, text: String) {
        defer { position += 1 }
        return items[min(position, items.count - 1)]
    }

    private func refusal(_ sentence: String) -> Refusal { problem("unable to parse requirement: \(sentence)") }

    private func problem(_ sentence: String) -> Refusal { .badRequest(sentence) }
}
