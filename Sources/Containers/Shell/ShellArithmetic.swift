/// Values of `$((…))`: integers of 64 bits that wrap, with the operators of C.
struct ShellArithmetic {
    enum Failure: Error, Hashable, Sendable {
        case syntax
        case divisionByZero
        case tooDeep

        var message: String {
            switch self {
            case .syntax, .tooDeep: "arithmetic syntax error"
            case .divisionByZero: "divide by zero"
            }
        }
    }

    private static let depthLimit = 60

    private let text: [UInt8]
    private var index = 0
    private var depth = 0
    /// Whether what is read counts, or is the branch that is not taken.
    private var isLive = true
    var variables: [String: String]
    /// What was assigned.
    private(set) var assigned: Set<String> = []

    init(_ text: String, variables: [String: String]) {
        self.text = Array(text.utf8)
        self.variables = variables
    }

    mutating func value() throws(Failure) -> Int64 {
        skip()
        if index == text.count { return 0 }
        var value = try assignment()
        while take(",") { value = try assignment() }
        guard index == text.count else { throw .syntax }
        return value
    }

    private mutating func skip() {
        while index < text.count, [32, 9, 10, 13].contains(text[index]) { index += 1 }
    }

    private func sees(_ token: String) -> Bool {
        let bytes = Array(token.utf8)
        return index + bytes.count <= text.count && text[index..<index + bytes.count].elementsEqual(bytes)
    }

    /// Takes an operator that is not the beginning of a longer one.
    private mutating func take(_ token: String, unless longer: [String] = []) -> Bool {
        guard sees(token), !longer.contains(where: { sees($0) }) else { return false }
        index += token.utf8.count
        skip()
        return true
    }

    private mutating func assignment() throws(Failure) -> Int64 {
        guard depth < Self.depthLimit else { throw .tooDeep }
        depth += 1
        defer { depth -= 1 }
        let start = index
        if let name = takeName() {
            let operators = ["+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^="]
            if take("=", unless: ["=="]) {
                let value = try assignment()
                store(name, value)
                return value
            }
            for symbol in operators where take(symbol) {
                let right = try assignment()
                let value = try apply(String(symbol.dropLast()), self.value(of: name), right)
                store(name, value)
                return value
            }
            index = start
        }
        return try conditional()
    }

    private mutating func conditional() throws(Failure) -> Int64 {
        let condition = try binary(0)
        guard take("?") else { return condition }
        let live = isLive
        isLive = live && condition != 0
        let first = try assignment()
        guard take(":") else { throw .syntax }
        isLive = live && condition == 0
        let second = try assignment()
        isLive = live
        return condition != 0 ? first : second
    }

    private static let levels: [[(symbol: String, longer: [String])]] = [
        [("||", [])], [("&&", [])], [("|", ["||", "|="])], [("^", ["^="])], [("&", ["&&", "&="])],
        [("==", []), ("!=", [])],
        [("<=", []), (">=", []), ("<", ["<<"]), (">", [">>"])],
        [("<<", ["<<="]), (">>", [">>="])],
        [("+", ["+="]), ("-", ["-="])],
        [("*", ["*="]), ("/", ["/="]), ("%", ["%="])],
    ]

    private mutating func binary(_ level: Int) throws(Failure) -> Int64 {
        guard level < Self.levels.count else { return try unary() }
        var left = try binary(level + 1)
        while let symbol = takeOperator(level) {
            let live = isLive
            if symbol == "&&" { isLive = live && left != 0 }
            if symbol == "||" { isLive = live && left == 0 }
            let right = try binary(level + 1)
            isLive = live
            left = try apply(symbol, left, right)
        }
        return left
    }

    private mutating func takeOperator(_ level: Int) -> String? {
        for (symbol, longer) in Self.levels[level] where take(symbol, unless: longer) { return symbol }
        return nil
    }

    private func apply(_ symbol: String, _ left: Int64, _ right: Int64) throws(Failure) -> Int64 {
        switch symbol {
        case "||": return left != 0 || right != 0 ? 1 : 0
        case "&&": return left != 0 && right != 0 ? 1 : 0
        case "|": return left | right
        case "^": return left ^ right
        case "&": return left & right
        case "==": return left == right ? 1 : 0
        case "!=": return left != right ? 1 : 0
        case "<=": return left <= right ? 1 : 0
        case ">=": return left >= right ? 1 : 0
        case "<": return left < right ? 1 : 0
        case ">": return left > right ? 1 : 0
        case "<<": return left << (right & 63)
        case ">>": return left >> (right & 63)
        case "+": return left &+ right
        case "-": return left &- right
        case "*": return left &* right
        default:
            guard right != 0 else {
                if isLive { throw .divisionByZero }
                return 0
            }
            return symbol == "/"
                ? left.dividedReportingOverflow(by: right).partialValue
                : left.remainderReportingOverflow(dividingBy: right).partialValue
        }
    }

    private mutating func unary() throws(Failure) -> Int64 {
        guard depth < Self.depthLimit else { throw .tooDeep }
        depth += 1
        defer { depth -= 1 }
        if take("++") { return try step(by: 1) }
        if take("--") { return try step(by: -1) }
        if take("-") { return 0 &- (try unary()) }
        if take("+") { return try unary() }
        if take("!") { return try unary() == 0 ? 1 : 0 }
        if take("~") { return ~(try unary()) }
        return try primary()
    }

    /// `++x` and `--x`, past their signs.
    private mutating func step(by amount: Int64) throws(Failure) -> Int64 {
        guard let name = takeName() else { throw .syntax }
        let value = value(of: name) &+ amount
        store(name, value)
        return value
    }

    private mutating func primary() throws(Failure) -> Int64 {
        if take("(") {
            var value = try assignment()
            while take(",") { value = try assignment() }
            guard take(")") else { throw .syntax }
            return value
        }
        if let name = takeName() {
            let value = value(of: name)
            if take("++") { store(name, value &+ 1) } else if take("--") { store(name, value &- 1) }
            return value
        }
        let start = index
        while index < text.count, ShellParser.isNameByte(text[index], isFirst: false) { index += 1 }
        guard index > start, let value = Self.number(String(decoding: text[start..<index], as: UTF8.self)) else {
            throw .syntax
        }
        skip()
        return value
    }

    private mutating func takeName() -> String? {
        let start = index
        while index < text.count, ShellParser.isNameByte(text[index], isFirst: index == start) { index += 1 }
        guard index > start else { return nil }
        let name = String(decoding: text[start..<index], as: UTF8.self)
        skip()
        return name
    }

    private func value(of name: String) -> Int64 { Self.number(variables[name] ?? "") ?? 0 }

    private mutating func store(_ name: String, _ value: Int64) {
        guard isLive else { return }
        variables[name] = String(value)
        assigned.insert(name)
    }

    /// A number in decimal, or in octal or hexadecimal by its prefix.
    static func number(_ text: String) -> Int64? {
        let trimmed = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }).joined()
        let isNegative = trimmed.hasPrefix("-")
        let digits = isNegative || trimmed.hasPrefix("+") ? String(trimmed.dropFirst()) : trimmed
        let value: Int64? =
            if digits.lowercased().hasPrefix("0x") {
                Int64(digits.dropFirst(2), radix: 16)
            } else if digits.hasPrefix("0"), digits.count > 1 {
                Int64(digits, radix: 8)
            } else {
                Int64(digits)
            }
        return value.map { isNegative ? 0 &- $0 : $0 }
    }
}
