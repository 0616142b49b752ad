extension ShellProgram {
    private static let outputLimit = 1 << 20

    /// Expands words and goes on with what they were expanded for; runs commands whose output they need.
    mutating func expand(
        _ expansion: Expansion, _ outputs: [String], in machine: inout Machine, as process: Int
    ) -> Wait? {
        var expander = WordExpander(
            variables: variables, arguments: arguments,
            shell: .init(
                name: name, status: status, process: process,
                parent: machine.processes[process]?.parent ?? 0, background: lastBackground,
                options: String(options.sorted()) + (isInteractive ? "i" : ""), demandsVariables: options.contains("u")),
            files: machine.files, directory: machine.directory(of: process), outputs: outputs)
        do {
            return try carryOut(expansion, &expander, in: &machine, as: process)
        } catch {
            switch error {
            case .needs(let node): return capture(node, for: expansion, outputs, in: &machine, as: process)
            case .failed(let message):
                complain(message, in: &machine, as: process)
                status = 2
                if isInteractive { frames = [] } else { exit(2) }
                return nil
            }
        }
    }

    private mutating func carryOut(
        _ expansion: Expansion, _ expander: inout WordExpander, in machine: inout Machine, as process: Int
    ) throws(WordExpander.Interruption) -> Wait? {
        switch expansion {
        case .each(let name, let words, let body):
            let items = try expander.fields(words)
            keep(expander)
            frames.append(.each(name: name, items: items, next: 0, body: body))
            if items.isEmpty { status = 0 }
        case .choice(let word, let choices):
            let subject = try expander.text(word)
            for choice in choices {
                for pattern in choice.patterns where try expander.pattern(pattern).matches(subject) {
                    keep(expander)
                    next = choice.body
                    return nil
                }
            }
            keep(expander)
            status = 0
        case .redirected(let node, let redirections):
            let targets = try expand(redirections, &expander)
            keep(expander)
            guard let old = redirect(redirections, targets, in: &machine, as: process) else {
                status = 1
                checkError()
                return nil
            }
            frames.append(.restore(old))
            next = node
        case .simple(let command):
            var call = Call()
            for assignment in command.assignments {
                let value = try expander.text(assignment.value)
                call.assignments.append((assignment.name, value))
                expander.variables[assignment.name] = value
            }
            let words = try expander.fields(command.words)
            call.targets = try expand(command.redirections, &expander)
            call.redirections = command.redirections
            call.skipsFunctions = command.skipsFunctions
            keep(expander)
            // Without a command, that of the last substitution counts.
            if words.isEmpty, expander.outputs.isEmpty { status = 0 }
            return run(words, call, in: &machine, as: process)
        }
        return nil
    }

    /// What a simple command has beside its words.
    struct Call {
        var assignments: [(name: String, value: String)] = []
        var redirections: [Redirection] = []
        var targets: [String] = []
        /// Whether it is no function, whatever its name.
        var skipsFunctions = false
    }

    private func expand(
        _ redirections: [Redirection], _ expander: inout WordExpander
    ) throws(WordExpander.Interruption) -> [String] {
        var targets: [String] = []
        for redirection in redirections { targets.append(try expander.text(redirection.target)) }
        return targets
    }

    /// Keeps what an expansion has assigned.
    private mutating func keep(_ expander: WordExpander) {
        for name in expander.assigned where !constants.contains(name) { variables[name] = expander.variables[name] }
    }

    // MARK: Output of commands

    private mutating func capture(
        _ node: ShellNode, for expansion: Expansion, _ outputs: [String], in machine: inout Machine, as process: Int
    ) -> Wait? {
        let pipe = machine.makePipe()
        machine.retain(.reading(pipe: pipe))
        guard let child = fork(node, changing: [1: .writing(pipe: pipe)], in: &machine, as: process) else {
            machine.release(.reading(pipe: pipe))
            exit(2)
            return nil
        }
        frames.append(.capture(expansion, outputs: outputs, pipe: pipe, child: child, collected: []))
        return nil
    }

    mutating func collect(
        _ expansion: Expansion, _ outputs: [String], _ pipe: Int, _ child: Int, _ collected: [UInt8],
        in machine: inout Machine, as process: Int
    ) -> Wait? {
        var collected = collected
        collected += machine.pipes[pipe]?.read(.max) ?? []
        let isTooMuch = collected.count > Self.outputLimit
        if isTooMuch { machine.end(child, code: 141) }
        if !isTooMuch, let state = machine.pipes[pipe], state.writers > 0 {
            frames.append(
                .capture(expansion, outputs: outputs, pipe: pipe, child: child, collected: collected))
            return .pipe(pipe)
        }
        guard let code = machine.takeExit(of: child) else {
            if machine.processes[child] == nil {
                return finish(expansion, outputs, pipe, collected, in: &machine, as: process)
            }
            frames.append(
                .capture(expansion, outputs: outputs, pipe: pipe, child: child, collected: collected))
            return .child(child)
        }
        status = code
        return finish(expansion, outputs, pipe, collected, in: &machine, as: process)
    }

    private mutating func finish(
        _ expansion: Expansion, _ outputs: [String], _ pipe: Int, _ collected: [UInt8], in machine: inout Machine,
        as process: Int
    ) -> Wait? {
        machine.release(.reading(pipe: pipe))
        var output = collected.filter { $0 != 0 }
        while output.last == 10 { output.removeLast() }
        return expand(expansion, outputs + [String(decoding: output, as: UTF8.self)], in: &machine, as: process)
    }

    // MARK: Redirections

    /// Gives descriptors other meanings.
    ///
    /// - Returns: what they meant before; `nil`, after a complaint, where a file cannot be opened.
    mutating func redirect(
        _ redirections: [Redirection], _ targets: [String], in machine: inout Machine, as process: Int
    ) -> [Int: Descriptor?]? {
        var old: [Int: Descriptor?] = [:]
        for (redirection, target) in zip(redirections, targets) {
            let number = redirection.descriptor
            if old[number] == nil {
                let before = machine.descriptor(number, of: process)
                if let before { machine.retain(before) }
                old.updateValue(before, forKey: number)
            }
            do {
                let descriptor = try open(redirection.kind, target, in: &machine, as: process)
                machine.set(number, of: process, to: descriptor)
            } catch {
                complain(error.text, in: &machine, as: process)
                for (number, descriptor) in old { machine.restore(number, of: process, to: descriptor) }
                return nil
            }
        }
        return old
    }

    private struct OpenFailure: Error {
        let text: String
    }

    private func open(
        _ kind: Redirection.Kind, _ target: String, in machine: inout Machine, as process: Int
    ) throws(OpenFailure) -> Descriptor? {
        do {
            switch kind {
            case .read: return try machine.openForReading(target, of: process)
            case .write: return try machine.openForWriting(target, append: false, of: process)
            case .append: return try machine.openForWriting(target, append: true, of: process)
            case .readWrite: return try machine.openForWriting(target, append: true, of: process)
            case .duplicate:
                if target == "-" { return nil }
                if let number = Int(target), let known = machine.descriptor(number, of: process) { return known }
            case .text:
                let pipe = machine.makePipe()
                machine.pipes[pipe]?.write(Array(target.utf8))
                return .reading(pipe: pipe)
            }
        } catch {
            let isMissing = error == .notFound
            switch kind {
            case .read:
                throw OpenFailure(text: "can't open \(target): \(isMissing ? "no such file" : error.description)")
            default:
                throw OpenFailure(
                    text: "can't create \(target): \(isMissing ? "nonexistent directory" : error.description)")
            }
        }
        throw OpenFailure(text: "\(target): bad file descriptor")
    }
}
