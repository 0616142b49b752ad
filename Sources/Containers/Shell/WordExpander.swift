/// Turns words into arguments, as of one moment.
///
/// A command substitution's output has to be there already. Where one is missing, the expansion stops with
/// ``Interruption/needs(_:)``, and is tried again from the start once it is known; nothing is changed before it succeeds.
struct WordExpander {
    /// Why an expansion cannot be completed.
    enum Interruption: Error {
        /// The output of a command that has not run yet.
        case needs(ShellNode)
        /// What is wrong.
        case failed(String)
    }

    private static let sizeLimit = 1 << 20
    private static let fieldLimit = 20_000

    var variables: [String: String]
    let arguments: [String]
    let shell: ShellFacts
    let files: FileSystem
    let directory: String
    /// Outputs of commands, in the order in which they are needed.
    let outputs: [String]
    private var nextOutput = 0
    /// Names that `${x=y}` or arithmetic has given values.
    private(set) var assigned: Set<String> = []
    private var size = 0

    /// The shell's own values.
    struct ShellFacts {
        var name: String
        var status: Int32
        var process: Int
        var parent: Int
        var background: Int?
        var options: String
        /// Whether a variable that is missing is an error.
        var demandsVariables: Bool
    }

    init(
        variables: [String: String], arguments: [String], shell: ShellFacts, files: FileSystem, directory: String,
        outputs: [String]
    ) {
        self.variables = variables
        self.arguments = arguments
        self.shell = shell
        self.files = files
        self.directory = directory
        self.outputs = outputs
    }

    /// A piece of an argument that is being made.
    private struct Field {
        var text = ""
        /// The text as a pattern, in which only unquoted characters are special.
        var pattern = ""
        var isGlob = false
        /// Whether it counts although it is empty.
        var isKept = false

        mutating func add(_ more: String, isQuoted: Bool) {
            text += more
            if isQuoted {
                pattern += ShellPattern.escaped(more)
                isKept = true
            } else {
                pattern += more
                if more.contains(where: { "*?[".contains($0) }) { isGlob = true }
            }
        }
    }

    /// The arguments that words become.
    mutating func fields(_ words: [Word]) throws(Interruption) -> [String] {
        var all: [String] = []
        for word in words {
            for field in try fields(word) {
                if field.isGlob, !shell.options.contains("f"), let names = matches(field.pattern) {
                    all += names
                } else {
                    all.append(field.text)
                }
                guard all.count <= Self.fieldLimit else { throw .failed("Argument list too long") }
            }
        }
        return all
    }

    /// The one text that a word becomes, as in an assignment.
    mutating func text(_ word: Word) throws(Interruption) -> String {
        try joined(word).text
    }

    /// The pattern that a word becomes.
    mutating func pattern(_ word: Word) throws(Interruption) -> ShellPattern {
        ShellPattern(try joined(word).pattern)
    }

    private mutating func joined(_ word: Word) throws(Interruption) -> Field {
        var field = Field()
        for part in word.parts {
            switch part {
            case .text(let text, let isQuoted): field.add(text, isQuoted: isQuoted)
            case .parameter(let parameter, let isQuoted):
                field.add(try values(of: parameter, isQuoted: true).joined(separator: " "), isQuoted: isQuoted)
            case .command(let node, let isQuoted): field.add(try output(of: node), isQuoted: isQuoted)
            case .arithmetic(let word, let isQuoted): field.add(try arithmetic(word), isQuoted: isQuoted)
            }
            try check(field.text)
        }
        return field
    }

    private mutating func check(_ text: String) throws(Interruption) {
        size += text.utf8.count
        guard size <= Self.sizeLimit else { throw .failed("out of memory") }
    }

    private mutating func fields(_ word: Word) throws(Interruption) -> [Field] {
        var fields = [Field()]
        for part in word.parts {
            switch part {
            case .text(let text, let isQuoted):
                fields[fields.count - 1].add(text, isQuoted: isQuoted)
            case .parameter(let parameter, isQuoted: true):
                let values = try values(of: parameter, isQuoted: true)
                // "$@" without arguments is no argument at all.
                if parameter.name == "@", parameter.operation == nil, values.isEmpty { continue }
                for (index, value) in values.enumerated() {
                    if index > 0 { fields.append(Field()) }
                    fields[fields.count - 1].add(value, isQuoted: true)
                }
            case .parameter(let parameter, isQuoted: false):
                for (index, value) in try values(of: parameter, isQuoted: false).enumerated() {
                    if index > 0 { fields.append(Field()) }
                    try split(value, into: &fields)
                }
            case .command(let node, let isQuoted):
                let output = try output(of: node)
                if isQuoted {
                    fields[fields.count - 1].add(output, isQuoted: true)
                } else {
                    try split(output, into: &fields)
                }
            case .arithmetic(let word, let isQuoted):
                fields[fields.count - 1].add(try arithmetic(word), isQuoted: isQuoted)
            }
            for field in fields.suffix(1) { try check(field.text) }
        }
        return fields.filter { $0.isKept || !$0.text.isEmpty }
    }

    /// Splits a value where its separators stand.
    private mutating func split(_ value: String, into fields: inout [Field]) throws(Interruption) {
        try check(value)
        let separators = variables["IFS"] ?? " \t\n"
        guard !separators.isEmpty else {
            fields[fields.count - 1].add(value, isQuoted: false)
            return
        }
        var run = ""
        for character in value {
            guard separators.contains(character) else {
                run.append(character)
                continue
            }
            let isBlank = character == " " || character == "\t" || character == "\n"
            fields[fields.count - 1].add(run, isQuoted: false)
            // Blanks only part; another separator also ends an empty field.
            if !isBlank { fields[fields.count - 1].isKept = true }
            if !fields[fields.count - 1].text.isEmpty || fields[fields.count - 1].isKept { fields.append(Field()) }
            run = ""
            guard fields.count <= Self.fieldLimit else { throw .failed("Argument list too long") }
        }
        fields[fields.count - 1].add(run, isQuoted: false)
    }

    private mutating func output(of node: ShellNode) throws(Interruption) -> String {
        guard nextOutput < outputs.count else { throw .needs(node) }
        defer { nextOutput += 1 }
        return outputs[nextOutput]
    }

    private mutating func arithmetic(_ word: Word) throws(Interruption) -> String {
        let text = try text(word)
        var arithmetic = ShellArithmetic(text, variables: variables)
        do {
            let value = try arithmetic.value()
            variables = arithmetic.variables
            assigned.formUnion(arithmetic.assigned)
            return String(value)
        } catch {
            throw .failed(error.message)
        }
    }
}

// MARK: Parameters

extension WordExpander {
    /// The value of a parameter; `nil` where it is missing.
    private func value(of name: String) -> [String]? {
        switch name {
        case "@", "*": return arguments
        case "#": return [String(arguments.count)]
        case "?": return [String(shell.status)]
        case "$": return [String(shell.process)]
        case "!": return shell.background.map { [String($0)] }
        case "-": return [shell.options]
        case "0": return [shell.name]
        case "PPID": return [String(shell.parent)]
        default:
            if let number = Int(name) {
                guard number > 0 else { return [shell.name] }
                return number <= arguments.count ? [arguments[number - 1]] : nil
            }
            return variables[name].map { [$0] }
        }
    }

    private mutating func values(of parameter: Parameter, isQuoted: Bool) throws(Interruption) -> [String] {
        let name = parameter.name
        let known = value(of: name)
        guard let operation = parameter.operation else {
            if known == nil, shell.demandsVariables { throw .failed("\(name): parameter not set") }
            guard name == "*", isQuoted, let known else { return known ?? [""] }
            return [known.joined(separator: variables["IFS"].map { String($0.prefix(1)) } ?? " ")]
        }
        let joined = known?.joined(separator: " ")
        func isMissing(_ orEmpty: Bool) -> Bool {
            joined == nil || (name == "@" && known == []) || (orEmpty && joined == "")
        }
        switch operation {
        case .length: return [String(joined?.count ?? 0)]
        case .standIn(let word, let orEmpty): return isMissing(orEmpty) ? [try text(word)] : known ?? [""]
        case .replace(let word, let orEmpty): return isMissing(orEmpty) ? [""] : [try text(word)]
        case .assign(let word, let orEmpty):
            guard isMissing(orEmpty) else { return known ?? [""] }
            let value = try text(word)
            variables[name] = value
            assigned.insert(name)
            return [value]
        case .demand(let word, let orEmpty):
            guard isMissing(orEmpty) else { return known ?? [""] }
            let message = try text(word)
            throw .failed(
                "\(name): \(message.isEmpty ? "parameter \(orEmpty ? "null or not set" : "not set")" : message)")
        case .trim(let word, let atStart, let isLongest):
            let pattern = try pattern(word)
            return (known ?? [""]).map { Self.trimmed($0, pattern, atStart: atStart, isLongest: isLongest) }
        case .substitute(let word, let other, let all):
            return [Self.substituted(joined ?? "", try pattern(word), try text(other), all: all)]
        case .slice(let offset, let length): return [try slice(joined ?? "", offset, length)]
        }
    }

    private static let matchLimit = 4096

    private static func trimmed(_ value: String, _ pattern: ShellPattern, atStart: Bool, isLongest: Bool) -> String {
        let text = Array(value)
        guard text.count <= matchLimit else { return value }
        let ends = Array(0...text.count)
        // From the shortest part to the longest, or the other way.
        for count in isLongest ? ends.reversed() : ends {
            let part = atStart ? text.prefix(count) : text.suffix(count)
            guard pattern.matches(part) else { continue }
            return String(atStart ? text.dropFirst(count) : text.dropLast(count))
        }
        return value
    }

    private static func substituted(_ value: String, _ pattern: ShellPattern, _ other: String, all: Bool) -> String {
        let text = Array(value)
        guard text.count <= 512 else { return value }
        var result = ""
        var index = 0
        var isDone = false
        while index < text.count {
            let end = isDone ? nil : (index + 1...text.count).reversed().first { pattern.matches(text[index..<$0]) }
            if let end {
                result += other
                index = end
                isDone = !all
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    private mutating func slice(_ value: String, _ offset: Word, _ length: Word?) throws(Interruption) -> String {
        let start = Int(try arithmetic(offset)) ?? 0
        let text = Array(value)
        let from = min(text.count, max(0, start >= 0 ? start : text.count &+ start))
        guard let length else { return String(text[from...]) }
        let count = Int(try arithmetic(length)) ?? 0
        let end =
            count >= 0
            ? min(text.count, from.addingReportingOverflow(count).overflow ? text.count : from + count)
            : text.count &+ count
        return end > from ? String(text[from..<end]) : ""
    }
}

// MARK: Names of files

extension WordExpander {
    /// The paths that a pattern matches, sorted; `nil` for none, and then the pattern stands for itself.
    private func matches(_ pattern: String) -> [String]? {
        let isAbsolute = pattern.hasPrefix("/")
        var found = [isAbsolute ? "/" : ""]
        for part in pattern.split(separator: "/") {
            let isPattern = part.contains { "*?[".contains($0) }
            var next: [String] = []
            for base in found {
                if isPattern {
                    let names = (try? files.names(in: absolute(base))) ?? []
                    let matcher = ShellPattern(String(part))
                    next += names.filter { ($0.hasPrefix(".") == part.hasPrefix(".")) && matcher.matches($0) }
                        .map { Self.join(base, $0) }
                } else {
                    let name = part.filter { $0 != "\\" }
                    let path = Self.join(base, String(name))
                    if (try? files.look(absolute(path), follow: false)) != nil { next.append(path) }
                }
                guard next.count <= Self.fieldLimit else { return nil }
            }
            found = next
        }
        return found.isEmpty ? nil : found.sorted()
    }

    private static func join(_ base: String, _ name: String) -> String {
        base.isEmpty || base == "/" ? base + name : "\(base)/\(name)"
    }

    private func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "\(directory)/\(path)" }
}
