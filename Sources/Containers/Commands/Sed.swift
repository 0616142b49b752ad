/// `sed`, as far as scripts in containers use it: `s`, `p`, `d` and `q`, with a line's number or a pattern before them.
struct Sed: LineFilter {
    enum Action: Sendable {
        case substitute(TextPattern, String, all: Bool, prints: Bool)
        case delete, print, quit
    }

    /// Which line is meant.
    enum Address: Sendable {
        case number(Int)
        case last
        case pattern(TextPattern)
    }

    struct Command: Sendable {
        var from: Address?
        var through: Address?
        var isNegated = false
        /// Whether it is between its two addresses.
        var isInside = false
        var action: Action
    }

    private var commands: [Command]
    private let isQuiet: Bool
    private var number = 0
    /// Whether a command asks for the last line, so that each line waits for the next one.
    private let looksAhead: Bool
    private var waiting: [UInt8]?
    private var hasQuit = false

    init(commands: [Command], isQuiet: Bool) {
        self.commands = commands
        self.isQuiet = isQuiet
        looksAhead = commands.contains { command in
            [command.from, command.through].contains { if case .last? = $0 { true } else { false } }
        }
    }

    static func program(_ arguments: [String]) -> any Program {
        let options = Options(arguments, valued: ["e"])
        var operands = options.operands
        let script = options.values["e"] ?? (operands.isEmpty ? "" : operands.removeFirst())
        guard let commands = parse(script, isExtended: options.has("E") || options.has("r")) else {
            return ImmediateProgram(
                command: { machine, process, _ in
                    machine.complain("sed: bad option in substitution expression", of: process)
                },
                arguments: [])
        }
        let filter = Lines(Sed(commands: commands, isQuiet: options.has("n")))
        if options.has("i"), let path = operands.first { return EditInPlace(path: path, filter: filter) }
        return FilterProgram("sed", files: operands, filter)
    }

    private static func parse(_ script: String, isExtended: Bool) -> [Command]? {
        var commands: [Command] = []
        var rest = Array(script)[...]
        while let next = rest.first {
            if next == ";" || next == " " || next == "\n" {
                rest = rest.dropFirst()
                continue
            }
            var command = Command(action: .delete)
            command.from = address(&rest, isExtended)
            if command.from != nil, rest.first == "," {
                rest = rest.dropFirst()
                guard let through = address(&rest, isExtended) else { return nil }
                command.through = through
            }
            if rest.first == "!" {
                command.isNegated = true
                rest = rest.dropFirst()
            }
            switch rest.popFirst() {
            case "d"?: command.action = .delete
            case "p"?: command.action = .print
            case "q"?: command.action = .quit
            case "s"?:
                guard let delimiter = rest.popFirst() else { return nil }
                let pattern = part(&rest, until: delimiter)
                let replacement = part(&rest, until: delimiter)
                let flags = rest.prefix { "gIip".contains($0) }
                rest = rest.dropFirst(flags.count)
                command.action = .substitute(
                    TextPattern(pattern, isExtended: isExtended, ignoresCase: flags.contains { "iI".contains($0) }),
                    replacement, all: flags.contains("g"), prints: flags.contains("p"))
            default: return nil
            }
            commands.append(command)
        }
        return commands
    }

    private static func address(_ rest: inout ArraySlice<Character>, _ isExtended: Bool) -> Address? {
        switch rest.first {
        case "$"?:
            rest = rest.dropFirst()
            return .last
        case "/"?:
            rest = rest.dropFirst()
            return .pattern(TextPattern(part(&rest, until: "/"), isExtended: isExtended))
        default:
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            return Int(String(digits)).map { .number($0) }
        }
    }

    private static func part(_ rest: inout ArraySlice<Character>, until delimiter: Character) -> String {
        var text = ""
        while let next = rest.popFirst(), next != delimiter {
            if next == "\\", rest.first == delimiter {
                text.append(rest.removeFirst())
            } else if next == "\\", let escaped = rest.popFirst() {
                text += ["\\", escaped]
            } else {
                text.append(next)
            }
        }
        return text
    }

    mutating func line(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool {
        guard looksAhead else { return edit(line, isLast: false, into: &output) }
        defer { waiting = Array(line) }
        return waiting.map { edit($0[...], isLast: false, into: &output) } ?? true
    }

    mutating func finish(into output: inout [UInt8]) -> Int32 {
        if let waiting, !hasQuit { _ = edit(waiting[...], isLast: true, into: &output) }
        return 0
    }

    private func matches(_ address: Address, _ text: [Character], isLast: Bool) -> Bool {
        switch address {
        case .number(let wanted): wanted == number
        case .last: isLast
        case .pattern(let pattern): !pattern.matches(in: text, all: false).isEmpty
        }
    }

    /// Whether a command is meant for this line.
    private mutating func selects(_ index: Int, _ text: [Character], isLast: Bool) -> Bool {
        guard let from = commands[index].from else { return true }
        guard let through = commands[index].through else { return matches(from, text, isLast: isLast) }
        if commands[index].isInside {
            commands[index].isInside = !matches(through, text, isLast: isLast)
            return true
        }
        guard matches(from, text, isLast: isLast) else { return false }
        // A range ends on a later line, unless that line's number has passed already.
        if case .number(let last) = through {
            commands[index].isInside = last > number
        } else {
            commands[index].isInside = true
        }
        return true
    }

    private mutating func edit(_ line: ArraySlice<UInt8>, isLast: Bool, into output: inout [UInt8]) -> Bool {
        number += 1
        var text = Array(String(decoding: line, as: UTF8.self))
        for index in commands.indices {
            guard selects(index, text, isLast: isLast) != commands[index].isNegated else { continue }
            switch commands[index].action {
            case .delete: return true
            case .print: output += Array(String(text).utf8) + [10]
            case .quit:
                hasQuit = true
                if !isQuiet { output += Array(String(text).utf8) + [10] }
                return false
            case .substitute(let pattern, let replacement, let all, let prints):
                let old = text
                let ranges = pattern.matches(in: old, all: all)
                for range in ranges.reversed() {
                    let groups = pattern.groups(in: old, range: range).mapValues { String(old[$0]) }
                    text.replaceSubrange(range, with: Self.filled(replacement, groups))
                }
                if prints, !ranges.isEmpty { output += Array(String(text).utf8) + [10] }
            }
        }
        if !isQuiet { output += Array(String(text).utf8) + [10] }
        return true
    }

    /// `&` is what matched.
    /// - Parameter groups: what the groups stand for; the whole match is number 0.
    private static func filled(_ replacement: String, _ groups: [Int: String]) -> String {
        var result = ""
        var rest = Substring(replacement)
        while let next = rest.popFirst() {
            if next == "\\", let escaped = rest.popFirst() {
                if let number = escaped.wholeNumberValue {
                    result += groups[number] ?? ""
                } else {
                    result.append(escaped == "n" ? "\n" : escaped)
                }
            } else if next == "&" {
                result += groups[0] ?? ""
            } else {
                result.append(next)
            }
        }
        return result
    }
}

/// `sed -i`: the output takes the place of the file.
private struct EditInPlace<F: Filter>: Program {
    let path: String
    var filter: F

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        guard let bytes = machine.exists(path, for: process)?.bytes else {
            return .exited(machine.complain("sed: \(path): No such file or directory", of: process))
        }
        var output: [UInt8] = []
        _ = filter.take(bytes, into: &output)
        filter.endFile(path, into: &output)
        let code = filter.finish(into: &output)
        do {
            try machine.files.write(output, to: machine.absolute(path, for: process), now: machine.now)
            return .exited(code)
        } catch {
            return .exited(machine.complain("sed: \(path): \(error.description)", of: process))
        }
    }
}
