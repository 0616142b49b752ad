import Model

/// `sleep`: nothing until a moment has come.
struct Sleep: Program {
    private let duration: Duration?
    private let text: String
    private var until: Timestamp?

    init(arguments: [String]) {
        text = arguments.first { Self.duration($0) == nil } ?? ""
        let parts = arguments.map(Self.duration)
        duration = arguments.isEmpty || parts.contains(nil) ? nil : parts.reduce(.zero) { $0 + ($1 ?? .zero) }
    }

    /// The time that a text such as `5`, `0.5`, `2m` or `infinity` means.
    static func duration(_ text: String) -> Duration? {
        if text == "infinity" || text == "inf" { return .seconds(1 << 31) }
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
        let unit = text.last.flatMap { units[$0] }
        guard let number = Double(unit == nil ? text[...] : text.dropLast()), number >= 0, number < 1e10 else {
            return nil
        }
        return .milliseconds(Int64(number * (unit ?? 1) * 1000))
    }

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        guard let duration else {
            return .exited(machine.complain("sleep: invalid number '\(text)'", of: process))
        }
        machine.hasConsultedWorld = true
        let end = until ?? machine.now + duration
        until = end
        return end <= machine.now ? .exited(0) : .time(end)
    }
}

/// `timeout`: a command that is told to end when its time is over.
struct Timeout: Program {
    private let duration: Duration?
    private let words: [String]
    private var child: Int?
    private var until: Timestamp?

    init(arguments: [String]) {
        duration = arguments.first.flatMap(Sleep.duration)
        words = Array(arguments.dropFirst())
    }

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        guard let duration, !words.isEmpty else {
            return .exited(machine.complain("timeout: usage: timeout SECONDS PROG ARGS", of: process))
        }
        guard let child else { return start(duration, in: &machine, as: process) }
        if let code = machine.takeExit(of: child) { return .exited(code) }
        guard machine.processes[child] != nil else { return .exited(1) }
        guard let until else { return .child(child) }
        if machine.now >= until {
            machine.signal(child, .terminate)
            self.until = nil
            return .child(child)
        }
        return .child(child, until: until)
    }

    private mutating func start(_ duration: Duration, in machine: inout Machine, as process: Int) -> Wait {
        machine.hasConsultedWorld = true
        let environment = machine.environment(of: process)
        switch CommandTable.program(words, environment: environment, machine: machine, process: process) {
        case .failure(let failure):
            return .exited(
                machine.complain("timeout: \(words[0]): \(failure.text)", of: process, status: failure.code))
        case .success(let program):
            let end = machine.now + duration
            child = machine.spawn(
                program, command: words, parent: process,
                descriptors: machine.processes[process]?.descriptors ?? [:],
                directory: machine.directory(of: process), environment: environment)
            until = end
            return child.map { .child($0, until: end) } ?? .exited(1)
        }
    }
}

/// `yes`: a line without end.
struct Yes: Program {
    let text: String

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        if machine.isBroken(process) { return .exited(141) }
        guard machine.hasRoom(1, of: process) else { return .room(1) }
        machine.write(String(repeating: text + "\n", count: 64), to: 1, of: process)
        return .nothing
    }
}

/// `tee`: its input, to its output and to files.
struct Tee: Program {
    let names: [String]
    let appends: Bool
    private var isOpen = false
    private var status: Int32 = 0

    init(names: [String], appends: Bool) {
        self.names = names
        self.appends = appends
    }

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        if !isOpen {
            isOpen = true
            for (index, name) in names.enumerated() {
                do {
                    let file = try machine.openForWriting(name, append: appends, of: process)
                    machine.set(10 + index, of: process, to: file)
                } catch {
                    status = machine.complain("tee: \(name): \(error.description)", of: process)
                }
            }
        }
        if machine.isBroken(process) { return .exited(141) }
        guard machine.hasRoom(1, of: process) else { return .room(1) }
        switch machine.read(0, of: process) {
        case .nothing: return .input(0)
        case .end: return .exited(status)
        case .bytes(let bytes):
            machine.write(bytes, to: 1, of: process)
            for index in names.indices { machine.write(bytes, to: 10 + index, of: process) }
            return .nothing
        }
    }
}

/// `tail -f`: the last lines of a file, then what is added to it.
struct TailFollow: Program {
    let path: String?
    private var offset: Int?

    init(path: String?) { self.path = path }

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        if machine.isBroken(process) { return .exited(141) }
        guard let path else { return .input(0) }
        if path == "/dev/null" { return .signal }
        machine.hasConsultedWorld = true
        guard let bytes = machine.exists(path, for: process)?.bytes else {
            if offset == nil {
                return .exited(machine.complain("tail: can't open '\(path)': No such file or directory", of: process))
            }
            return .time(machine.now + .seconds(1))
        }
        if offset == nil {
            // The last ten lines first.
            var lines = 0
            var start = bytes.count
            while start > 0 {
                if bytes[start - 1] == 10, start < bytes.count { lines += 1 }
                if lines == 10 { break }
                start -= 1
            }
            offset = start
        }
        let from = min(offset ?? 0, bytes.count)
        machine.write(Array(bytes[from...]), to: 1, of: process)
        offset = bytes.count
        return .time(machine.now + .seconds(1))
    }
}
