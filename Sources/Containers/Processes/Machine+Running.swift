package import Model

extension Machine {
    /// How many resumptions one run may do before the machine rests.
    private static let budget = 1_000

    /// Lets everything that can go on do so.
    ///
    /// Programs that never wait are given less and less time, so that they cannot hold up the cluster.
    package mutating func run(at moment: Timestamp) {
        now = max(now, moment)
        if let throttledUntil, now < throttledUntil { return }
        throttledUntil = nil
        guard exitCode == nil else { return }
        var left = Self.budget
        while left > 0, exitCode == nil {
            let ready = processes.keys.sorted().filter { id in processes[id].map(isReady) ?? false }
            guard !ready.isEmpty else { break }
            for id in ready where exitCode == nil {
                resume(id)
                left -= 1
            }
        }
        if left > 0 {
            throttle = .zero
        } else {
            throttle = throttle == .zero ? .milliseconds(100) : min(throttle * 2, .seconds(60))
            throttledUntil = now + throttle
        }
    }

    private mutating func resume(_ id: Int) {
        guard var program = processes[id]?.program else { return }
        processes[id]?.program = nil
        processes[id]?.isSignalled = false
        let wait = program.resume(in: &self, as: id)
        // Somebody may have ended it meanwhile.
        guard let process = processes[id], process.exitCode == nil else { return }
        processes[id]?.wait = wait
        if case .exited(let code) = wait {
            end(id, code: code)
        } else if processes[id]?.program == nil {
            processes[id]?.program = program
        }
        for signal in process.ownSignals {
            processes[id]?.ownSignals = []
            self.signal(id, signal)
        }
    }

    private func isReady(_ process: Process) -> Bool {
        guard process.program != nil, process.exitCode == nil else { return false }
        if process.isSignalled { return true }
        switch process.wait {
        case .nothing: return true
        case .exited, .signal: return false
        case .input(let number, let until):
            if let until, until <= now { return true }
            guard case .reading(let id)? = process.descriptors[number], let pipe = pipes[id] else { return true }
            return !pipe.isEmpty || pipe.writers <= 0 || pipe.hasEnd
        case .room(let number): return hasRoom(number, of: process.id)
        case .pipe(let id): return pipes[id].map { !$0.isEmpty || $0.writers <= 0 } ?? true
        case .time(let moment): return moment <= now
        case .child(let id, let until):
            if let until, until <= now { return true }
            return processes[id].map { $0.exitCode != nil } ?? true
        case .anyChild:
            let children = processes.values.filter { $0.parent == process.id }
            return children.isEmpty || children.contains { $0.exitCode != nil }
        case .answer(let id, let until): return answers[id] != nil || until.map { $0 <= now } ?? false
        case .request(let until): return !process.requests.isEmpty || until.map { $0 <= now } ?? false
        }
    }

    /// When something goes on by itself; `nil` when only others can bring it on.
    package var nextTime: Timestamp? {
        guard exitCode == nil else { return nil }
        if let throttledUntil { return throttledUntil }
        var earliest: Timestamp?
        for process in processes.values where process.exitCode == nil && process.program != nil {
            let moment: Timestamp? =
                switch process.wait {
                case .time(let moment): moment
                case .input(_, let until), .answer(_, let until), .request(let until), .child(_, let until): until
                case .nothing: now
                case .exited, .room, .pipe, .anyChild, .signal: nil
                }
            if let moment { earliest = min(earliest ?? moment, moment) }
        }
        return earliest
    }
}

extension Machine {
    /// Ends a process; with the first one everything ends.
    mutating func end(_ id: Int, code: Int32) {
        guard let process = processes[id], process.exitCode == nil else { return }
        for descriptor in process.descriptors.values { release(descriptor) }
        processes[id]?.descriptors = [:]
        processes[id]?.program = nil
        processes[id]?.requests = []
        brokenProcesses.remove(id)
        processes[id]?.exitCode = code
        listeners = listeners.filter { $0.value != id }
        askers = askers.filter { $0.value != id }
        if id == Self.mainProcess {
            for other in processes.keys.sorted() where other != id { end(other, code: 137) }
            log.finish(at: now)
            return
        }
        // Nobody asks for the children of one that has ended: they leave nothing behind.
        for child in processes.values where child.parent == id {
            processes[child.id]?.parent = 0
            if child.exitCode != nil { processes[child.id] = nil }
        }
        endSession(of: process, code: code)
        let parent = processes[process.parent]
        if parent == nil || parent?.exitCode != nil { processes[id] = nil }
    }

    /// Takes the code with which a child has ended; `nil` while it runs.
    mutating func takeExit(of child: Int) -> Int32? {
        guard let code = processes[child]?.exitCode else { return nil }
        processes[child] = nil
        return code
    }

    /// Tells a process something.
    ///
    /// - Parameter isForced: whether it comes from outside the container, where the first process is nothing special.
    package mutating func signal(_ id: Int, _ signal: Signal, isForced: Bool = false) {
        guard let process = processes[id], process.exitCode == nil else { return }
        if signal == .kill {
            if id != Self.mainProcess || isForced { end(id, code: 137) }
            return
        }
        guard var program = process.program else {
            // It is the one that does this, to itself.
            processes[id]?.ownSignals.append(signal)
            return
        }
        let response = program.receive(signal)
        processes[id]?.program = program
        switch response {
        case .ignored: break
        case .caught: processes[id]?.isSignalled = true
        case .standard:
            // The system shields the first process from signals that it does not expect.
            if id != Self.mainProcess { end(id, code: 128 + signal.rawValue) }
        }
    }

    /// Ends everything at once, as the machine's own system does.
    package mutating func kill(code: Int32 = 137) {
        end(Self.mainProcess, code: code)
    }

    /// What a process asks the world.
    ///
    /// - Returns: the question's number, under which the answer comes.
    mutating func ask(_ question: Question, as process: Int) -> Int {
        let id = makeHandle()
        askers[id] = process
        hasConsultedWorld = true
        effects.append(.asked(id, question))
        return id
    }

    /// Gives the answer to a question, if somebody still waits for it.
    package mutating func answer(_ id: Int, with answer: Answer) {
        guard let process = askers.removeValue(forKey: id) else { return }
        answers[id] = answer
        // One that waits for requests as well goes on with whatever comes first.
        if case .request = processes[process]?.wait { processes[process]?.isSignalled = true }
    }

    mutating func takeAnswer(_ id: Int) -> Answer? { answers.removeValue(forKey: id) }

    /// Gives up waiting for an answer.
    mutating func dropQuestion(_ id: Int) {
        askers[id] = nil
        answers[id] = nil
    }

    /// Takes what the machine wants from outside.
    package mutating func takeEffects() -> [MachineEffect] {
        defer { effects = [] }
        return effects
    }

    /// Brings a request to whoever listens on a port.
    ///
    /// - Returns: whether anybody does.
    package mutating func receive(_ request: HTTPRequest, id: Int, port: Int, from client: String) -> Bool {
        guard exitCode == nil, let process = listeners[port], let known = processes[process] else { return false }
        guard known.requests.count < 1024 else { return false }
        processes[process]?.requests.append(ServerRequest(id: id, message: request, client: client))
        return true
    }

    mutating func takeRequest(of process: Int) -> ServerRequest? {
        guard let first = processes[process]?.requests.first else { return nil }
        processes[process]?.requests.removeFirst()
        return first
    }

    /// Answers a request.
    mutating func respond(_ id: Int, with response: HTTPResponse) {
        effects.append(.responded(id, response))
    }

    /// Lets a process listen on a port.
    ///
    /// - Returns: whether the port was free.
    mutating func listen(on port: Int, as process: Int) -> Bool {
        guard listeners[port] == nil else { return false }
        listeners[port] = process
        return true
    }
}
