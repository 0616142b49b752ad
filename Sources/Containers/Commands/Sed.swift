/// `sed`, as far as scripts in containers use it: `s`, `p`, `d` and `q`, with a line's number or a pattern before them.
struct Sed: LineFilter {
    enum Action: Sendable {
        case substitute(TextPattern, String, all: Bool)
        case delete, print, quit
    }

    struct Command: Sendable {
        var number: Int?
        var isLast = false
        var pattern: TextPattern?
        var action: Action
    }

    let commands: [Command]
    let isQuiet: Bool
    private var number = 0

    init(commands: [Command], isQuiet: Bool) {
        self.commands = commands
        self.isQuiet = isQuiet
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
            if next.isNumber {
                let digits = rest.prefix { $0.isNumber }
                command.number = Int(String(digits))
                rest = rest.dropFirst(digits.count)
            } else if next == "/" {
                rest = rest.dropFirst()
                command.pattern = TextPattern(part(&rest, until: "/"), isExtended: isExtended)
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
                    replacement, all: flags.contains("g"))
            default: return nil
            }
            commands.append(command)
        }
        return commands
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
        number += 1
        var text = Array(String(decoding: line, as: UTF8.self))
        for command in commands {
            if let wanted = command.number, wanted != number { continue }
            if let pattern = command.pattern, pattern.matches(in: text, all: false).isEmpty { continue }
            switch command.action {
            case .delete: return true
            case .print: output += Array(String(text).utf8) + [10]
            case .quit:
                if !isQuiet { output += Array(String(text).utf8) + [10] }
                return false
            case .substitute(let pattern, let replacement, let all):
                for range in pattern.matches(in: text, all: all).reversed() {
                    text.replaceSubrange(range, with: Self.filled(replacement, String(text[range])))
                }
            }
        }
        if !isQuiet { output += Array(String(text).utf8) + [10] }
        return true
    }

    /// `&` is what matched.
    private static func filled(_ replacement: String, _ match: String) -> String {
        var result = ""
        var rest = Substring(replacement)
        while let next = rest.popFirst() {
            if next == "\\", let escaped = rest.popFirst() {
                result.append(escaped == "n" ? "\n" : escaped)
            } else if next == "&" {
                result += match
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
