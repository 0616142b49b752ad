/// What only the shell itself can do.
enum ShellBuiltin: String, Sendable {
    case null = ":"
    case source = "."
    /// `[[ text =~ pattern ]]`, whose words are the text and the pattern.
    case match = "[["
    case cd, export, unset, set, shift, read, exit, `return`, `break`, `continue`, trap, wait, eval, local, readonly
    case exec, command, type, umask, getopts, alias, jobs, hash, ulimit

    /// Whether assignments before it last.
    var isSpecial: Bool {
        switch self {
        case .null, .source, .export, .unset, .set, .shift, .exit, .return, .break, .continue, .trap, .eval, .readonly,
            .exec:
            true
        case .match, .cd, .read, .wait, .local, .command, .type, .umask, .getopts, .alias, .jobs, .hash, .ulimit: false
        }
    }
}

extension ShellProgram {
    mutating func perform(
        _ builtin: ShellBuiltin, _ arguments: [String], in machine: inout Machine, as process: Int
    ) {
        status = 0
        switch builtin {
        case .null, .umask, .alias, .jobs, .hash, .ulimit, .exec: break
        case .match: match(arguments)
        case .cd: changeDirectory(arguments, in: &machine, as: process)
        case .export: export(arguments, in: &machine, as: process)
        case .readonly:
            for (name, value) in arguments.map(Self.assignment) {
                if let value { assign(name, value) }
                constants.insert(name)
            }
        case .unset:
            for name in arguments where !name.hasPrefix("-") && !constants.contains(name) {
                variables[name] = nil
                exported.remove(name)
                functions[name] = arguments.first == "-f" ? nil : functions[name]
            }
        case .set: setOptions(arguments, in: &machine, as: process)
        case .shift:
            let count = Int(arguments.first ?? "1") ?? 1
            if count >= 0, count <= self.arguments.count { self.arguments.removeFirst(count) } else { status = 1 }
        case .read: startReading(arguments)
        case .exit: exit(arguments.first.flatMap { Int32($0) }.map { $0 & 255 } ?? lastStatus)
        case .return:
            let code = arguments.first.flatMap { Int32($0) } ?? lastStatus
            if leaveFunction(in: &machine, as: process) { status = code } else { exit(code) }
            return
        case .break, .continue:
            leaveLoops(
                max(1, Int(arguments.first ?? "1") ?? 1), continuing: builtin == .continue, in: &machine, as: process)
        case .trap: setTrap(arguments, in: &machine, as: process)
        case .wait:
            let named = arguments.compactMap { Int($0) }
            frames.append(.waiting(named.isEmpty ? jobs : named, isNamed: !named.isEmpty))
            return
        case .eval:
            frames.append(.script)
            run(script: arguments.joined(separator: " "))
            return
        case .source: source(arguments, in: &machine, as: process)
        case .local: makeLocal(arguments)
        case .command, .type: find(builtin, arguments, in: &machine, as: process)
        case .getopts: takeOption(arguments, in: &machine, as: process)
        }
        checkError()
    }

    /// Looks for an extended regular expression, and keeps what its groups stand for.
    private mutating func match(_ arguments: [String]) {
        guard arguments.count == 2 else {
            status = 2
            return
        }
        let text = Array(arguments[0])
        let pattern = TextPattern(arguments[1], isExtended: true)
        for name in variables.keys where name.hasPrefix("BASH_REMATCH") { variables[name] = nil }
        guard let range = pattern.matches(in: text, all: false).first else {
            status = 1
            return
        }
        for (number, part) in pattern.groups(in: text, range: range) where number < 10 {
            assign("BASH_REMATCH[\(number)]", String(text[part]))
        }
        assign("BASH_REMATCH", String(text[range]))
    }

    private static func assignment(_ text: String) -> (name: String, value: String?) {
        guard let equals = text.firstIndex(of: "=") else { return (text, nil) }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }

    private mutating func changeDirectory(_ arguments: [String], in machine: inout Machine, as process: Int) {
        var target = arguments.first { $0 != "--" } ?? variables["HOME"] ?? "/"
        let isBack = target == "-"
        if isBack { target = variables["OLDPWD"] ?? machine.directory(of: process) }
        do throws(FileError) {
            let place = try machine.files.resolve(machine.absolute(target, for: process))
            guard machine.files.node(at: place)?.isDirectory == true else { throw .notDirectory }
            assign("OLDPWD", machine.directory(of: process))
            assign("PWD", place.path)
            machine.processes[process]?.directory = place.path
            if isBack { machine.write("\(place.path)\n", to: 1, of: process) }
        } catch {
            complain("cd: can't cd to \(target): \(error.description)", in: &machine, as: process)
            status = 1
        }
    }

    private mutating func export(_ arguments: [String], in machine: inout Machine, as process: Int) {
        let names = arguments.filter { $0 != "-p" }
        if names.isEmpty {
            for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
                machine.write("export \(name)='\(value)'\n", to: 1, of: process)
            }
        }
        for (name, value) in names.map(Self.assignment) {
            if let value { assign(name, value) }
            exported.insert(name)
        }
    }

    private mutating func setOptions(_ arguments: [String], in machine: inout Machine, as process: Int) {
        if arguments.isEmpty {
            for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
                machine.write("\(name)='\(value)'\n", to: 1, of: process)
            }
        }
        var rest = arguments[...]
        let long: [String: Character] = [
            "errexit": "e", "nounset": "u", "xtrace": "x", "noglob": "f", "allexport": "a",
        ]
        while let argument = rest.first {
            rest = rest.dropFirst()
            if argument == "--" {
                self.arguments = Array(rest)
                return
            }
            guard let sign = argument.first, sign == "-" || sign == "+", argument.count > 1 else {
                self.arguments = [argument] + rest
                return
            }
            var letters = Array(argument.dropFirst())
            if letters.contains("o") {
                letters.removeAll { $0 == "o" }
                if let name = rest.popFirst(), let letter = long[name] { letters.append(letter) }
            }
            for letter in letters {
                if sign == "-" { options.insert(letter) } else { options.remove(letter) }
            }
        }
    }

    private mutating func setTrap(_ arguments: [String], in machine: inout Machine, as process: Int) {
        guard let action = arguments.first, arguments.count > 1 else {
            for (name, action) in traps.sorted(by: { $0.key < $1.key }) {
                machine.write("trap -- '\(action)' \(name)\n", to: 1, of: process)
            }
            return
        }
        for text in arguments.dropFirst() {
            guard let name = text == "0" || text == "EXIT" ? "EXIT" : Signal(text)?.name else {
                complain("trap: \(text): invalid signal specification", in: &machine, as: process)
                status = 1
                continue
            }
            traps[name] = action == "-" ? nil : action
        }
    }

    private mutating func source(_ arguments: [String], in machine: inout Machine, as process: Int) {
        guard let path = arguments.first else { return }
        do {
            let bytes = try machine.files.read(machine.absolute(path, for: process))
            frames.append(.script)
            run(script: String(decoding: bytes, as: UTF8.self))
        } catch {
            complain("\(path): not found", in: &machine, as: process)
            status = 127
        }
    }

    private mutating func makeLocal(_ arguments: [String]) {
        guard
            let index = frames.lastIndex(where: { if case .call = $0 { true } else { false } }),
            case .call(let old, var locals) = frames[index]
        else { return }
        for (name, value) in arguments.map(Self.assignment) {
            if locals[name] == nil { locals.updateValue(variables[name], forKey: name) }
            variables[name] = value ?? variables[name] ?? ""
        }
        frames[index] = .call(arguments: old, locals: locals)
    }

    private mutating func find(
        _ builtin: ShellBuiltin, _ arguments: [String], in machine: inout Machine, as process: Int
    ) {
        if builtin == .command, arguments.first?.hasPrefix("-") != true {
            let words = arguments.map { Word(parts: [.text($0, isQuoted: true)]) }
            next = .simple(SimpleCommand(words: words, skipsFunctions: true))
            return
        }
        for name in arguments where !name.hasPrefix("-") {
            let isKnown = functions[name] != nil || ShellBuiltin(rawValue: name) != nil
            let isCommand = CommandTable.isKnown(name, files: machine.files)
            guard isKnown || isCommand else {
                if builtin == .type { complain("\(name): not found", in: &machine, as: process) }
                status = 127
                continue
            }
            let place = isKnown ? name : "/bin/\(name)"
            machine.write(builtin == .command ? "\(place)\n" : "\(name) is \(place)\n", to: 1, of: process)
        }
    }

    private mutating func takeOption(_ arguments: [String], in machine: inout Machine, as process: Int) {
        guard arguments.count >= 2 else {
            status = 2
            return
        }
        let (letters, name) = (Array(arguments[0]), arguments[1])
        let given = arguments.count > 2 ? Array(arguments.dropFirst(2)) : self.arguments
        let index = Int(variables["OPTIND"] ?? "1") ?? 1
        guard index >= 1, index <= given.count, given[index - 1].hasPrefix("-"), given[index - 1].count == 2,
            let letter = given[index - 1].last, letter != "-"
        else {
            assign(name, "?")
            status = 1
            return
        }
        assign("OPTIND", String(index + 1))
        guard let place = letters.firstIndex(of: letter) else {
            assign(name, "?")
            complain("illegal option -\(letter)", in: &machine, as: process)
            return
        }
        assign(name, String(letter))
        if place + 1 < letters.count, letters[place + 1] == ":" {
            assign("OPTARG", index < given.count ? given[index] : "")
            assign("OPTIND", String(index + 2))
        }
    }
}
