extension ShellProgram {
    /// Begins a command.
    mutating func begin(_ node: ShellNode, in machine: inout Machine, as process: Int) -> Wait? {
        guard frames.count < Self.frameLimit else {
            complain("maximum nesting exceeded", in: &machine, as: process)
            exit(2)
            return nil
        }
        switch node {
        case .list(let nodes):
            if nodes.isEmpty { status = 0 } else { frames.append(.list(nodes, next: 0)) }
        case .chain(let first, let links):
            frames.append(.chain(links, next: 0))
            next = first
        case .negated(let inner):
            frames.append(.negation)
            next = inner
        case .conditional(let clauses, let otherwise):
            frames.append(.branch(clauses, index: 0, otherwise: otherwise))
            next = clauses[0].condition
        case .loop(let condition, let body, let isUntil):
            frames.append(.loop(condition: condition, body: body, isUntil: isUntil, inBody: false, status: 0))
            next = condition
        case .function(let name, let body):
            functions[name] = body
            status = 0
        case .each(let name, let words?, let body):
            return expand(.each(name: name, words: words, body: body), [], in: &machine, as: process)
        case .each(let name, nil, let body): frames.append(.each(name: name, items: arguments, next: 0, body: body))
        case .choice(let word, let choices):
            return expand(.choice(word, choices), [], in: &machine, as: process)
        case .redirected(let inner, let redirections):
            return expand(.redirected(inner, redirections), [], in: &machine, as: process)
        case .simple(let command):
            guard machine.hasRoom(1, of: process) else {
                next = node
                return .room(1)
            }
            return expand(.simple(command), [], in: &machine, as: process)
        case .subshell(let inner):
            beginChild(inner, in: &machine, as: process)
        case .background(let inner):
            beginBackground(inner, in: &machine, as: process)
        case .pipeline(let nodes):
            beginPipeline(nodes, in: &machine, as: process)
        }
        return nil
    }

    /// A shell like this one that does one thing and ends.
    func copy(running node: ShellNode) -> ShellProgram {
        var copy = self
        copy.source = .text(ShellParser(""))
        copy.isSubshell = true
        copy.frames = []
        copy.next = node
        copy.traps = traps.filter { $0.value.isEmpty }
        copy.pendingTraps = []
        copy.jobs = []
        return copy
    }

    /// Starts a copy of the shell.
    ///
    /// - Returns: its process; `nil`, after a complaint, where there are too many.
    mutating func fork(
        _ node: ShellNode, changing changes: [Int: Descriptor] = [:], in machine: inout Machine, as process: Int
    ) -> Int? {
        var descriptors = machine.processes[process]?.descriptors ?? [:]
        for (number, descriptor) in changes { descriptors[number] = descriptor }
        let child = machine.spawn(
            copy(running: node), command: machine.processes[process]?.command ?? [name], parent: process,
            descriptors: descriptors, directory: machine.directory(of: process),
            environment: machine.environment(of: process))
        if child == nil {
            complain("can't fork: Resource temporarily unavailable", in: &machine, as: process)
            status = 2
        }
        return child
    }

    private mutating func beginChild(_ node: ShellNode, in machine: inout Machine, as process: Int) {
        guard let child = fork(node, in: &machine, as: process) else { return }
        frames.append(.children([child], last: child))
    }

    private mutating func beginBackground(_ node: ShellNode, in machine: inout Machine, as process: Int) {
        // Those that ended long ago and that nobody has asked for are forgotten.
        if jobs.count >= Self.jobLimit { jobs = jobs.filter { machine.takeExit(of: $0) == nil } }
        guard let child = fork(node, changing: [0: .null], in: &machine, as: process) else { return }
        lastBackground = child
        jobs.append(child)
        status = 0
    }

    private mutating func beginPipeline(_ nodes: [ShellNode], in machine: inout Machine, as process: Int) {
        var children: [Int] = []
        var input: Int?
        for (index, node) in nodes.enumerated() {
            var changes: [Int: Descriptor] = [:]
            if let input { changes[0] = .reading(pipe: input) }
            var output: Int?
            if index < nodes.count - 1 {
                let pipe = machine.makePipe()
                changes[1] = .writing(pipe: pipe)
                output = pipe
            }
            guard let child = fork(node, changing: changes, in: &machine, as: process) else { break }
            children.append(child)
            input = output
        }
        if let last = children.last { frames.append(.children(children, last: last)) }
    }

    func complain(_ message: String, in machine: inout Machine, as process: Int) {
        machine.write("\(name): \(message)\n", to: 2, of: process)
    }
}
