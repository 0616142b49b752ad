extension ShellProgram {
    /// Runs a simple command whose words are expanded.
    mutating func run(_ words: [String], _ call: Call, in machine: inout Machine, as process: Int) -> Wait? {
        trace(words, call, in: &machine, as: process)
        guard let command = words.first else {
            for (name, value) in call.assignments where !assign(name, value) {
                complain("\(name): is read only", in: &machine, as: process)
                status = 2
                exit(2)
                return nil
            }
            if !call.redirections.isEmpty {
                withRedirections(call, in: &machine, as: process) { _, _ in }
            }
            checkError()
            return nil
        }
        let arguments = Array(words.dropFirst())
        if !call.skipsFunctions, let body = functions[command] {
            runFunction(body, arguments, call, in: &machine, as: process)
            return nil
        }
        if let builtin = ShellBuiltin(rawValue: command) {
            return run(builtin, arguments, call, in: &machine, as: process)
        }
        if let immediate = CommandTable.immediate(command, files: machine.files) {
            if !call.assignments.isEmpty { setEnvironment(call, of: process, in: &machine) }
            withRedirections(call, in: &machine, as: process) { shell, machine in
                shell.status = immediate(&machine, process, arguments)
            }
            setEnvironment(Call(), of: process, in: &machine)
            checkError()
            return nil
        }
        start(words, call, in: &machine, as: process)
        return nil
    }

    private mutating func withRedirections(
        _ call: Call, in machine: inout Machine, as process: Int,
        _ body: (inout ShellProgram, inout Machine) -> Void
    ) {
        if call.redirections.isEmpty {
            body(&self, &machine)
            return
        }
        guard let old = redirect(call.redirections, call.targets, in: &machine, as: process) else {
            status = 1
            return
        }
        let failures = machine.writeFailures
        body(&self, &machine)
        if machine.writeFailures > failures {
            for (number, descriptor) in old { machine.restore(number, of: process, to: descriptor) }
            complain("write error: No space left on device", in: &machine, as: process)
            status = 1
            return
        }
        for (number, descriptor) in old { machine.restore(number, of: process, to: descriptor) }
    }

    private func setEnvironment(_ call: Call, of process: Int, in machine: inout Machine) {
        var environment = environment
        for (name, value) in call.assignments { environment[name] = value }
        machine.processes[process]?.environment = environment
    }

    private mutating func runFunction(
        _ body: ShellNode, _ arguments: [String], _ call: Call, in machine: inout Machine, as process: Int
    ) {
        if !call.redirections.isEmpty {
            guard let old = redirect(call.redirections, call.targets, in: &machine, as: process) else {
                status = 1
                return
            }
            frames.append(.restore(old))
        }
        keepEnvironment(call)
        frames.append(.call(arguments: self.arguments, locals: [:]))
        self.arguments = arguments
        next = body
    }

    /// Sets variables for one command, and promises to put them back.
    private mutating func keepEnvironment(_ call: Call) {
        guard !call.assignments.isEmpty else { return }
        var old: [String: String?] = [:]
        for (name, _) in call.assignments { old.updateValue(variables[name], forKey: name) }
        frames.append(.environment(old, exported: exported))
        for (name, value) in call.assignments where assign(name, value) { exported.insert(name) }
    }

    /// Starts a program as a child in front.
    private mutating func start(_ words: [String], _ call: Call, in machine: inout Machine, as process: Int) {
        guard let old = redirect(call.redirections, call.targets, in: &machine, as: process) else {
            status = 1
            checkError()
            return
        }
        defer { for (number, descriptor) in old { machine.restore(number, of: process, to: descriptor) } }
        var environment = environment
        for (name, value) in call.assignments { environment[name] = value }
        switch CommandTable.program(words, environment: environment, machine: machine, process: process) {
        case .success(let program):
            let child = machine.spawn(
                program, command: words, parent: process,
                descriptors: machine.processes[process]?.descriptors ?? [:],
                directory: machine.directory(of: process), environment: environment)
            guard let child else {
                complain("can't fork: Resource temporarily unavailable", in: &machine, as: process)
                status = 2
                return
            }
            frames.append(.children([child], last: child))
        case .failure(let failure):
            complain("\(words[0]): \(failure.text)", in: &machine, as: process)
            status = failure.code
            checkError()
        }
    }

    private func trace(_ words: [String], _ call: Call, in machine: inout Machine, as process: Int) {
        guard options.contains("x") else { return }
        let assignments = call.assignments.map { "\($0.name)=\($0.value)" }
        machine.write("+ \((assignments + words).joined(separator: " "))\n", to: 2, of: process)
    }

    /// Gives a variable a value.
    ///
    /// - Returns: whether it may have another.
    @discardableResult
    mutating func assign(_ name: String, _ value: String) -> Bool {
        guard !constants.contains(name) else { return false }
        guard variables.count < 4096 || variables[name] != nil else { return true }
        variables[name] = value
        if options.contains("a") { exported.insert(name) }
        return true
    }

    /// Runs a builtin, with the redirections of its call.
    private mutating func run(
        _ builtin: ShellBuiltin, _ arguments: [String], _ call: Call, in machine: inout Machine, as process: Int
    ) -> Wait? {
        if builtin == .exec { return exec(arguments, call, in: &machine, as: process) }
        if builtin.isSpecial {
            for (name, value) in call.assignments { assign(name, value) }
        } else {
            keepEnvironment(call)
        }
        if !call.redirections.isEmpty {
            guard let old = redirect(call.redirections, call.targets, in: &machine, as: process) else {
                status = 1
                checkError()
                return nil
            }
            frames.append(.restore(old))
        }
        perform(builtin, arguments, in: &machine, as: process)
        return nil
    }

    /// `exec`: other descriptors from here on, or another program in this process.
    private mutating func exec(
        _ words: [String], _ call: Call, in machine: inout Machine, as process: Int
    ) -> Wait? {
        guard let old = redirect(call.redirections, call.targets, in: &machine, as: process) else {
            exit(1)
            return nil
        }
        for case let descriptor? in old.values { machine.release(descriptor) }
        guard let command = words.first else {
            status = 0
            return nil
        }
        var environment = environment
        for (name, value) in call.assignments { environment[name] = value }
        switch CommandTable.program(words, environment: environment, machine: machine, process: process) {
        case .success(let program):
            machine.processes[process]?.program = program
            machine.processes[process]?.command = words
            machine.processes[process]?.environment = environment
            return .nothing
        case .failure(let failure):
            complain("exec: \(command): \(failure.text)", in: &machine, as: process)
            exit(failure.code)
            return nil
        }
    }
}
