extension ShellProgram {
    /// Goes on with the innermost thing that is in progress; its latest part has ended with ``status``.
    mutating func proceed(in machine: inout Machine, as process: Int) -> Wait? {
        guard let frame = frames.popLast() else { return nil }
        switch frame {
        case .list(let nodes, let index):
            if index > 0, leavesOnError { return nil }
            guard index < nodes.count else { return nil }
            frames.append(.list(nodes, next: index + 1))
            next = nodes[index]
        case .chain(let links, let index): proceedChain(links, index)
        case .negation: status = status == 0 ? 1 : 0
        case .branch(let clauses, let index, let otherwise):
            if status == 0 {
                next = clauses[index].body
            } else if index + 1 < clauses.count {
                frames.append(.branch(clauses, index: index + 1, otherwise: otherwise))
                next = clauses[index + 1].condition
            } else {
                next = otherwise
                if otherwise == nil { status = 0 }
            }
        case .loop(let condition, let body, let isUntil, let inBody, let last):
            proceedLoop(condition, body, isUntil, inBody, last)
        case .each(let name, let items, let index, let body):
            guard index < items.count else { return nil }
            if index == 0 { status = 0 }
            assign(name, items[index])
            frames.append(.each(name: name, items: items, next: index + 1, body: body))
            next = body
        case .call(let arguments, let locals): leaveCall(arguments, locals)
        case .script: break
        case .restore(let descriptors):
            for (number, descriptor) in descriptors { machine.restore(number, of: process, to: descriptor) }
        case .environment(let values, let exports):
            for (name, value) in values { variables[name] = value }
            exported = exports
        case .trap(let old, let resumed):
            if ending == nil { status = old }
            next = resumed
        case .children(let children, let last): return awaitChildren(children, last, in: &machine)
        case .waiting(let children, let isNamed): return awaitJobs(children, isNamed, in: &machine)
        case .capture(let expansion, let outputs, let pipe, let child, let collected):
            return collect(expansion, outputs, pipe, child, collected, in: &machine, as: process)
        case .reading(let command): return proceedReading(command, in: &machine, as: process)
        }
        return nil
    }

    private mutating func proceedChain(_ links: [ShellNode.ChainLink], _ index: Int) {
        var index = index
        while index < links.count, links[index].isAnd != (status == 0) { index += 1 }
        guard index < links.count else { return }
        // The last command of a chain counts for `set -e`, those before it do not.
        if index + 1 < links.count { frames.append(.chain(links, next: index + 1)) }
        next = links[index].node
    }

    private mutating func proceedLoop(
        _ condition: ShellNode, _ body: ShellNode, _ isUntil: Bool, _ inBody: Bool, _ last: Int32
    ) {
        if inBody {
            frames.append(.loop(condition: condition, body: body, isUntil: isUntil, inBody: false, status: status))
            next = condition
        } else if (status == 0) != isUntil {
            frames.append(.loop(condition: condition, body: body, isUntil: isUntil, inBody: true, status: status))
            next = body
        } else {
            status = last
        }
    }

    private mutating func awaitChildren(_ children: [Int], _ last: Int, in machine: inout Machine) -> Wait? {
        var left: [Int] = []
        for child in children {
            if let code = machine.takeExit(of: child) {
                if child == last { status = code }
            } else if machine.processes[child] != nil {
                left.append(child)
            }
        }
        guard let first = left.first else {
            checkError()
            return nil
        }
        frames.append(.children(left, last: last))
        return .child(first)
    }

    private mutating func awaitJobs(_ children: [Int], _ isNamed: Bool, in machine: inout Machine) -> Wait? {
        var left = children
        while let child = left.first {
            if let code = machine.takeExit(of: child) {
                status = code
            } else if machine.processes[child] != nil {
                frames.append(.waiting(left, isNamed: isNamed))
                return .child(child)
            } else {
                status = 127
            }
            jobs.removeAll { $0 == child }
            left.removeFirst()
        }
        if !isNamed { status = 0 }
        return nil
    }

    // MARK: set -e

    /// Whether a failure now is one that somebody asks about.
    private var isTested: Bool {
        frames.contains { frame in
            switch frame {
            case .branch, .chain, .negation, .loop(_, _, _, inBody: false, _): true
            default: false
            }
        }
    }

    /// Ends the shell where a command has failed and `set -e` holds.
    mutating func checkError() {
        if status != 0, options.contains("e"), !isTested { exit(status) }
    }

    private var leavesOnError: Bool { ending != nil && frames.isEmpty && next == nil }

    // MARK: break, continue, return

    /// Leaves so many loops, or goes on with the outermost of them.
    mutating func leaveLoops(_ count: Int, continuing: Bool, in machine: inout Machine, as process: Int) {
        var left = count
        while let frame = frames.popLast() {
            switch frame {
            case .loop(let condition, let body, let isUntil, _, _):
                left -= 1
                guard left <= 0 else { continue }
                if continuing {
                    frames.append(.loop(condition: condition, body: body, isUntil: isUntil, inBody: true, status: 0))
                }
                return
            case .each:
                left -= 1
                guard left <= 0 else { continue }
                if continuing { frames.append(frame) }
                return
            case .call:
                frames.append(frame)
                return
            default: undo(frame, in: &machine, as: process)
            }
        }
    }

    /// Leaves the function or script that is being run; `false` where there is none.
    mutating func leaveFunction(in machine: inout Machine, as process: Int) -> Bool {
        while let frame = frames.popLast() {
            switch frame {
            case .call(let arguments, let locals):
                leaveCall(arguments, locals)
                return true
            case .script: return true
            default: undo(frame, in: &machine, as: process)
            }
        }
        return false
    }

    private mutating func leaveCall(_ old: [String], _ locals: [String: String?]) {
        arguments = old
        for (name, value) in locals { variables[name] = value }
    }

    /// Puts back what a frame that is left early would have put back at its end.
    private mutating func undo(_ frame: Frame, in machine: inout Machine, as process: Int) {
        switch frame {
        case .restore(let descriptors):
            for (number, descriptor) in descriptors { machine.restore(number, of: process, to: descriptor) }
        case .environment(let values, let exports):
            for (name, value) in values { variables[name] = value }
            exported = exports
        default: break
        }
    }
}

extension Machine {
    /// Gives a descriptor the meaning back that was kept for it; what was kept counts as held already.
    mutating func restore(_ number: Int, of process: Int, to descriptor: Descriptor?) {
        set(number, of: process, to: descriptor)
        if let descriptor { release(descriptor) }
    }

    /// Whether a process wrote where nobody reads any more.
    func isBroken(_ process: Int) -> Bool { brokenProcesses.contains(process) }
}
