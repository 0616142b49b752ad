/// `xargs`: a command with its input as arguments, once or for each few of them.
struct Xargs: Program {
    private let command: [String]
    /// How many arguments each command gets; `nil` for all.
    private var count: Int?
    /// What a line stands in for, in a command for each line.
    private var mark: String?
    private var input: [UInt8] = []
    /// The commands that are left, the last one first.
    private var lines: [[String]]?
    private var child: Int?
    private var status: Int32 = 0

    init(words: [String]) {
        var rest = words[...]
        while let word = rest.first, word.hasPrefix("-"), word.count > 1 {
            rest = rest.dropFirst()
            let value = word.count > 2 ? String(word.dropFirst(2)) : nil
            if word.hasPrefix("-n") { count = (value ?? rest.popFirst()).flatMap { Int($0) }.map { max(1, $0) } }
            if word.hasPrefix("-I") { mark = value ?? rest.popFirst() }
        }
        command = rest.isEmpty ? ["echo"] : Array(rest)
    }

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        if let child {
            if let code = machine.takeExit(of: child) {
                if code != 0 { status = 123 }
            } else if machine.processes[child] != nil {
                return .child(child)
            }
            self.child = nil
        }
        if lines == nil {
            switch machine.read(0, of: process) {
            case .nothing: return .input(0)
            case .bytes(let bytes):
                guard input.count < 128 << 10 else {
                    return .exited(machine.complain("xargs: argument list too long", of: process))
                }
                input += bytes
                return .nothing
            case .end: lines = commandLines().reversed()
            }
        }
        guard let line = lines?.popLast() else { return .exited(status) }
        return start(line, in: &machine, as: process)
    }

    private func commandLines() -> [[String]] {
        if let mark, !mark.isEmpty {
            return input.split(separator: 10).map { line in
                let text = String(decoding: line, as: UTF8.self)
                return command.map {
                    $0.split(separator: mark, omittingEmptySubsequences: false).joined(separator: text)
                }
            }
        }
        let given = input.split { $0 == 32 || $0 == 10 || $0 == 9 }.map { String(decoding: $0, as: UTF8.self) }
        guard let count, !given.isEmpty else { return [command + given] }
        return stride(from: 0, to: given.count, by: min(count, given.count)).map { start in
            command + given[start..<min(given.count, start + min(count, given.count))]
        }
    }

    private mutating func start(_ line: [String], in machine: inout Machine, as process: Int) -> Wait {
        let environment = machine.environment(of: process)
        switch CommandTable.program(line, environment: environment, machine: machine, process: process) {
        case .success(let program):
            child = machine.spawn(
                program, command: line, parent: process,
                descriptors: machine.processes[process]?.descriptors ?? [:], directory: machine.directory(of: process),
                environment: environment)
            return child.map { .child($0) } ?? .exited(1)
        case .failure(let failure):
            return .exited(machine.complain("xargs: \(line[0]): \(failure.text)", of: process, status: failure.code))
        }
    }
}
