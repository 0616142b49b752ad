import Model

/// What a client of the container has not read yet.
package struct SessionOutput: Hashable, Sendable {
    package var stdout: [UInt8]
    package var stderr: [UInt8]
    /// How the process ended; `nil` while it runs.
    package var exitCode: Int32?

    package init(stdout: [UInt8] = [], stderr: [UInt8] = [], exitCode: Int32?) {
        self.stdout = stdout
        self.stderr = stderr
        self.exitCode = exitCode
    }

    package var isEmpty: Bool { stdout.isEmpty && stderr.isEmpty && exitCode == nil }
}

extension Machine {
    /// How many bytes are kept for a client that looks on and does not read.
    private static let attachLimit = 1 << 20

    /// Starts a command for a client.
    ///
    /// - Returns: the session; `nil` when there are too many processes.
    package mutating func exec(
        _ program: any Program, command: [String], environment: [String: String], directory: String, stdin: Bool,
        tty: Bool
    ) -> Int? {
        let id = makeHandle()
        var session = MachineSession()
        var descriptors: [Int: Descriptor] = [0: .null]
        if stdin {
            let pipe = makePipe()
            pipes[pipe]?.writers += 1
            session.input = pipe
            descriptors[0] = .reading(pipe: pipe)
        }
        let output = makePipe()
        pipes[output]?.readers += 1
        session.output = output
        descriptors[1] = .writing(pipe: output)
        descriptors[2] = .writing(pipe: output)
        if !tty {
            let errors = makePipe()
            pipes[errors]?.readers += 1
            session.errors = errors
            descriptors[2] = .writing(pipe: errors)
        } else {
            session.terminal = Terminal()
        }
        sessions[id] = session
        guard
            let process = spawn(
                program, command: command, parent: 0, descriptors: descriptors, directory: directory,
                environment: environment, session: id)
        else {
            close(session: id)
            return nil
        }
        sessions[id]?.process = process
        return id
    }

    /// Lets a client look on at the first process.
    package mutating func attach() -> Int {
        let id = makeHandle()
        sessions[id] = MachineSession()
        return id
    }

    /// Gives a command what its client writes.
    package mutating func write(_ bytes: [UInt8], toSession id: Int) {
        guard let session = sessions[id], let input = session.input else { return }
        guard var terminal = session.terminal else {
            pipes[input]?.write(bytes)
            return
        }
        let typed = terminal.type(bytes)
        sessions[id]?.terminal = terminal
        if let output = session.output { pipes[output]?.write(typed.echo) }
        pipes[input]?.write(typed.lines)
        for signal in typed.signals { interrupt(session: id, signal) }
        if typed.isEnd { pipes[input]?.hasEnd = true }
    }

    /// How many bytes a command has not read of what its client wrote.
    package func hasRoom(inSession id: Int) -> Bool {
        sessions[id]?.input.flatMap { pipes[$0] }.map { !$0.isFull } ?? true
    }

    /// What a key press does to the processes in front: those that wait for nobody else.
    private mutating func interrupt(session id: Int, _ signal: Signal) {
        let members = processes.values.filter { $0.session == id && $0.exitCode == nil }.map(\.id).sorted()
        for member in members { self.signal(member, signal) }
    }

    /// Says that a command's client writes no more.
    package mutating func closeInput(ofSession id: Int) {
        guard let input = sessions[id]?.input else { return }
        sessions[id]?.input = nil
        release(.writing(pipe: input))
    }

    /// Takes what a client has not read yet.
    package mutating func takeOutput(ofSession id: Int) -> SessionOutput {
        guard let session = sessions[id] else { return SessionOutput(exitCode: nil) }
        guard session.process != nil else {
            sessions[id]?.attached = ([], [])
            return SessionOutput(
                stdout: session.attached.stdout, stderr: session.attached.stderr, exitCode: exitCode)
        }
        var stdout = session.output.flatMap { pipes[$0]?.read(.max) } ?? []
        let stderr = session.errors.flatMap { pipes[$0]?.read(.max) } ?? []
        if session.terminal != nil { stdout = Terminal.cooked(stdout) }
        return SessionOutput(stdout: stdout, stderr: stderr, exitCode: session.exitCode)
    }

    /// Whether a session's command has ended.
    package func isOver(session id: Int) -> Bool { sessions[id].map { $0.exitCode != nil } ?? true }

    /// The processes that have not ended, sorted.
    package var liveProcesses: [Int] { processes.values.filter { $0.exitCode == nil }.map(\.id).sorted() }

    /// Whether ``takeOutput(ofSession:)`` has something to give.
    package func hasOutput(inSession id: Int) -> Bool {
        guard let session = sessions[id] else { return false }
        let pending = [session.output, session.errors].compactMap { $0 }.contains { pipes[$0]?.isEmpty == false }
        let attached = !session.attached.stdout.isEmpty || !session.attached.stderr.isEmpty
        return pending || attached || session.exitCode != nil || (session.process == nil && exitCode != nil)
    }

    /// The client is gone: its command finds its input at an end and its output closed.
    package mutating func close(session id: Int) {
        guard let session = sessions.removeValue(forKey: id) else { return }
        if let input = session.input { release(.writing(pipe: input)) }
        if let output = session.output { release(.reading(pipe: output)) }
        if let errors = session.errors { release(.reading(pipe: errors)) }
        if session.terminal != nil {
            let members = processes.values.filter { $0.session == id && $0.exitCode == nil }.map(\.id).sorted()
            for member in members { signal(member, .hangUp) }
        }
    }

    /// Whether a descriptor of a process leads to a person's terminal.
    func isTerminal(_ number: Int, of process: Int) -> Bool {
        guard let session = processes[process]?.session.flatMap({ sessions[$0] }), session.terminal != nil else {
            return false
        }
        switch descriptor(number, of: process) {
        case .reading(let pipe): return pipe == session.input
        case .writing(let pipe): return pipe == session.output
        case nil, .null, .zeros, .file, .log: return false
        }
    }

    /// The sessions that are open.
    package var openSessions: [Int] { sessions.keys.sorted() }

    mutating func endSession(of process: Process, code: Int32) {
        guard let id = process.session, sessions[id]?.process == process.id else { return }
        sessions[id]?.exitCode = code
    }

    mutating func copyToAttached(_ bytes: [UInt8], _ stream: LogStream) {
        for (id, session) in sessions where session.process == nil {
            let kept = session.attached.stdout.count + session.attached.stderr.count
            guard kept + bytes.count <= Self.attachLimit else { continue }
            switch stream {
            case .stdout: sessions[id]?.attached.stdout += bytes
            case .stderr: sessions[id]?.attached.stderr += bytes
            }
        }
    }
}
