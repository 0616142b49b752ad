/// A command that is done at once.
typealias ImmediateCommand = @Sendable (inout Machine, Int, [String]) -> Int32

/// Why a command cannot be started, with the status that a shell gives it.
package struct CommandFailure: Error, Hashable, Sendable {
    package let text: String
    package let code: Int32

    static let notFound = CommandFailure(text: "not found", code: 127)
    static let denied = CommandFailure(text: "Permission denied", code: 126)
}

/// Which commands there are.
package enum CommandTable {
    /// The directories in which commands stand.
    private static let directories = ["/bin/", "/usr/bin/", "/sbin/", "/usr/sbin/", "/usr/local/bin/"]

    /// The name of a command that is given with or without one of the usual directories.
    private static func name(_ command: String) -> String? {
        guard command.contains("/") else { return command }
        for directory in directories where command.hasPrefix(directory) {
            let name = command.dropFirst(directory.count)
            return name.contains("/") ? nil : String(name)
        }
        return nil
    }

    /// Whether the image has the usual small commands.
    private static func hasApplets(_ files: FileSystem) -> Bool {
        files.trees[0].node(at: "bin/busybox") != nil
    }

    static func immediate(_ command: String, files: FileSystem) -> ImmediateCommand? {
        guard let name = name(command), let found = immediates[name], hasApplets(files) else { return nil }
        return found
    }

    /// The names of all small commands.
    static var appletNames: [String] { (Array(immediates.keys) + Array(streams.keys) + ["env"]).sorted() }

    static func isKnown(_ command: String, files: FileSystem) -> Bool {
        if let name = name(command) {
            if hasApplets(files), immediates[name] != nil || streams[name] != nil || name == "sh" { return true }
            if ServerTable.has(name, files: files) { return true }
        }
        return command.contains("/") && (try? files.look(command)) != nil
    }

    /// The program of a command line.
    package static func program(
        _ words: [String], environment: [String: String], machine: Machine, process: Int
    ) -> Result<any Program, CommandFailure> {
        guard let command = words.first, !command.isEmpty else { return .failure(.notFound) }
        let arguments = Array(words.dropFirst())
        if let server = ServerTable.program(command, arguments, environment: environment, machine: machine) {
            return .success(server)
        }
        guard let name = name(command) else {
            return script(command, arguments, environment: environment, machine: machine, process: process)
        }
        if hasApplets(machine.files) {
            switch name {
            case "sh", "ash", "bash", "dash": return .success(shell(arguments, environment, machine, process))
            case "busybox" where !arguments.isEmpty:
                return program(arguments, environment: environment, machine: machine, process: process)
            case "env": return env(arguments, environment: environment, machine: machine, process: process)
            case "nohup", "exec":
                return program(arguments, environment: environment, machine: machine, process: process)
            default: break
            }
            if let stream = streams[name] { return .success(stream(arguments)) }
            if let immediate = immediates[name] {
                return .success(ImmediateProgram(command: immediate, arguments: arguments))
            }
        }
        return command.contains("/")
            ? script(command, arguments, environment: environment, machine: machine, process: process)
            : .failure(.notFound)
    }

    /// The program of a command that is started from outside the container; one that is not there says so, and ends with
    /// the status that a shell would give it.
    package static func execProgram(
        _ words: [String], environment: [String: String], machine: Machine
    ) -> any Program {
        switch program(words, environment: environment, machine: machine, process: Machine.mainProcess) {
        case .success(let program): return program
        case .failure(let failure):
            let reason = failure == .denied ? "permission denied" : "executable file not found in $PATH"
            let text =
                "OCI runtime exec failed: exec failed: unable to start container process: "
                + "exec: \"\(words.first ?? "")\": \(reason): unknown"
            return ImmediateProgram(
                command: { machine, process, _ in
                    machine.write(text + "\n", to: 2, of: process)
                    return failure.code
                }, arguments: [])
        }
    }

    /// A file that is a script.
    private static func script(
        _ path: String, _ arguments: [String], environment: [String: String], machine: Machine, process: Int
    ) -> Result<any Program, CommandFailure> {
        guard let node = try? machine.files.look(machine.absolute(path, for: process)) else {
            return .failure(.notFound)
        }
        guard let bytes = node.bytes, node.mode & 0o111 != 0 else { return .failure(.denied) }
        guard hasApplets(machine.files) else { return .failure(.notFound) }
        return .success(
            ShellProgram(
                script: String(decoding: bytes, as: UTF8.self), name: path, arguments: arguments,
                environment: environment))
    }

    private static func shell(
        _ arguments: [String], _ environment: [String: String], _ machine: Machine, _ process: Int
    ) -> any Program {
        var rest = arguments[...]
        var options: Set<Character> = []
        while let first = rest.first, first.hasPrefix("-"), first.count > 1, !first.hasPrefix("--") {
            rest = rest.dropFirst()
            options.formUnion(first.dropFirst())
            guard first.contains("c") else { continue }
            var shell = ShellProgram(
                script: rest.first ?? "", name: rest.dropFirst().first ?? "sh", arguments: Array(rest.dropFirst(2)),
                environment: environment)
            shell.options = options.intersection(["e", "u", "x"])
            return shell
        }
        guard let path = rest.first else {
            var shell = ShellProgram(isInteractive: options.contains("i"), environment: environment)
            shell.options = options.intersection(["e", "u", "x"])
            return shell
        }
        guard let bytes = try? machine.files.read(machine.absolute(path, for: process)) else {
            return ImmediateProgram(
                command: { machine, process, _ in
                    machine.write("sh: can't open '\(path)': No such file or directory\n", to: 2, of: process)
                    return 2
                }, arguments: [])
        }
        var shell = ShellProgram(
            script: String(decoding: bytes, as: UTF8.self), name: path, arguments: Array(rest.dropFirst()),
            environment: environment)
        shell.options = options.intersection(["e", "u", "x"])
        return shell
    }

    /// `env`, with a command or without.
    private static func env(
        _ arguments: [String], environment: [String: String], machine: Machine, process: Int
    ) -> Result<any Program, CommandFailure> {
        var environment = environment
        var rest = arguments[...]
        if rest.first == "-i" || rest.first == "-" {
            environment = [:]
            rest = rest.dropFirst()
        }
        while let first = rest.first, let equals = first.firstIndex(of: "=") {
            environment[String(first[..<equals])] = String(first[first.index(after: equals)...])
            rest = rest.dropFirst()
        }
        guard rest.isEmpty else {
            return program(Array(rest), environment: environment, machine: machine, process: process)
                .map { EnvironmentProgram(environment: environment, program: $0) }
        }
        let lines = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }.joined()
        return .success(
            ImmediateProgram(
                command: { machine, process, _ in
                    machine.write(lines, to: 1, of: process)
                    return 0
                }, arguments: []))
    }
}

/// A program in another environment than the one that its process was started with.
struct EnvironmentProgram: Program {
    let environment: [String: String]
    var program: any Program

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        machine.processes[process]?.environment = environment
        return program.resume(in: &machine, as: process)
    }

    mutating func receive(_ signal: Signal) -> SignalResponse { program.receive(signal) }
}

/// A process that does one thing and ends.
struct ImmediateProgram: Program {
    let command: ImmediateCommand
    let arguments: [String]

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        .exited(machine.isBroken(process) ? 141 : command(&machine, process, arguments))
    }
}
