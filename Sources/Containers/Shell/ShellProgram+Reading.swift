extension ShellProgram {
    private static let lineLimit = 1 << 20

    // MARK: The script itself

    /// Takes more of a script that comes by descriptor 0.
    mutating func readInput(_ isInteractive: Bool, in machine: inout Machine, as process: Int) -> Wait? {
        var parser = ShellParser(typed)
        do {
            if let node = try parser.nextLine() {
                typed = Array(parser.text[parser.index...])
                prompted = false
                next = node
                return nil
            }
            typed = []
        } catch {
            if error != .incomplete || typed.count > Self.lineLimit {
                complain(error.message, in: &machine, as: process)
                status = 2
                typed = []
                prompted = false
                if !isInteractive {
                    exit(2)
                    return nil
                }
            }
        }
        if isInteractive, !prompted {
            machine.write(typed.isEmpty ? prompt(in: machine, as: process) : "> ", to: 2, of: process)
            prompted = true
        }
        switch machine.read(0, of: process) {
        case .nothing: return .input(0)
        case .end:
            if !typed.isEmpty {
                var rest = ShellParser(typed)
                typed = []
                if let node = try? rest.nextLine() { next = node } else { exit(2) }
                return nil
            }
            if isInteractive { machine.write("exit\n", to: 2, of: process) }
            exit(status)
        case .bytes(let bytes):
            // One line at a time, so that commands can read what follows.
            let end = bytes.firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
            typed += bytes[..<end]
            machine.unread(bytes[end...], 0, of: process)
            prompted = false
        }
        return nil
    }

    private func prompt(in machine: Machine, as process: Int) -> String {
        let directory = machine.directory(of: process)
        return (variables["PS1"] ?? "# ").split(separator: "\\w", omittingEmptySubsequences: false)
            .joined(separator: directory)
    }

    // MARK: read

    mutating func startReading(_ arguments: [String]) {
        var names = arguments
        var isRaw = false
        while let first = names.first, first.hasPrefix("-") {
            names.removeFirst()
            if first.contains("r") { isRaw = true }
            if first == "-p" || first == "-t" || first == "-n" { names = Array(names.dropFirst()) }
        }
        frames.append(.reading(ReadCommand(names: names.isEmpty ? ["REPLY"] : names, isRaw: isRaw)))
    }

    mutating func proceedReading(_ command: ReadCommand, in machine: inout Machine, as process: Int) -> Wait? {
        var command = command
        // What the shell itself has read too far belongs to the command.
        switch machine.read(0, of: process, limit: 4096) {
        case .nothing:
            frames.append(.reading(command))
            return .input(0)
        case .end: finishReading(command, code: 1)
        case .bytes(let bytes):
            var index = 0
            while index < bytes.count, bytes[index] != 10 {
                if bytes[index] == 92, !command.isRaw, index + 1 < bytes.count {
                    index += 1
                    if bytes[index] != 10 { command.line.append(bytes[index]) }
                } else {
                    command.line.append(bytes[index])
                }
                index += 1
            }
            if index < bytes.count || command.line.count > Self.lineLimit {
                machine.unread(bytes[min(bytes.count, index + 1)...], 0, of: process)
                finishReading(command, code: 0)
            } else {
                frames.append(.reading(command))
            }
        }
        return nil
    }

    /// Parts a line among variables; the last one gets the rest.
    private mutating func finishReading(_ command: ReadCommand, code: Int32) {
        let separators = variables["IFS"] ?? " \t\n"
        var rest = Substring(String(decoding: command.line, as: UTF8.self))
        let blanks = separators.filter { $0 == " " || $0 == "\t" || $0 == "\n" }
        for (index, name) in command.names.enumerated() {
            rest = rest.drop { blanks.contains($0) }
            if index == command.names.count - 1 {
                while let last = rest.last, blanks.contains(last) { rest.removeLast() }
                assign(name, String(rest))
            } else {
                let value = rest.prefix { !separators.contains($0) }
                assign(name, String(value))
                rest = rest.dropFirst(value.count)
                // One separator that is no blank, with the blanks around it, parts two values.
                rest = rest.drop { blanks.contains($0) }
                if let first = rest.first, separators.contains(first), !blanks.contains(first) {
                    rest = rest.dropFirst()
                }
            }
        }
        status = code
        checkError()
    }
}
