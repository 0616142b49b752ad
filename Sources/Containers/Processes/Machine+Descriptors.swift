/// What came of reading.
package enum ReadResult: Hashable, Sendable {
    case bytes([UInt8])
    case end
    /// Nothing is there yet.
    case nothing
}

extension Machine {
    func descriptor(_ number: Int, of process: Int) -> Descriptor? { processes[process]?.descriptors[number] }

    mutating func retain(_ descriptor: Descriptor) {
        switch descriptor {
        case .reading(let pipe): pipes[pipe]?.readers += 1
        case .writing(let pipe): pipes[pipe]?.writers += 1
        case .file(let id): openFiles[id]?.holders += 1
        case .null, .zeros, .log: break
        }
    }

    mutating func release(_ descriptor: Descriptor) {
        switch descriptor {
        case .reading(let pipe):
            pipes[pipe]?.readers -= 1
            forgetPipe(pipe)
        case .writing(let pipe):
            pipes[pipe]?.writers -= 1
            forgetPipe(pipe)
        case .file(let id):
            openFiles[id]?.holders -= 1
            if openFiles[id]?.holders == 0 { openFiles[id] = nil }
        case .null, .zeros, .log: break
        }
    }

    private mutating func forgetPipe(_ id: Int) {
        if let pipe = pipes[id], pipe.readers <= 0, pipe.writers <= 0 { pipes[id] = nil }
    }

    /// A pipe that nobody holds yet.
    mutating func makePipe() -> Int {
        let id = makeHandle()
        pipes[id] = Pipe()
        return id
    }

    /// Gives a process' descriptor another meaning; `nil` closes it.
    mutating func set(_ number: Int, of process: Int, to descriptor: Descriptor?) {
        if let descriptor { retain(descriptor) }
        let old = processes[process]?.descriptors[number]
        processes[process]?.descriptors[number] = descriptor
        if let old { release(old) }
    }

    /// Reads what is there.
    package mutating func read(_ number: Int, of process: Int, limit: Int = 32 << 10) -> ReadResult {
        switch descriptor(number, of: process) {
        case nil, .null, .log, .writing: return .end
        case .zeros: return .bytes([UInt8](repeating: 0, count: min(limit, 4096)))
        case .reading(let id):
            guard let pipe = pipes[id] else { return .end }
            if pipe.isEmpty {
                guard pipe.hasEnd else { return pipe.writers > 0 ? .nothing : .end }
                pipes[id]?.hasEnd = false
                return .end
            }
            return .bytes(pipes[id]?.read(limit) ?? [])
        case .file(let id):
            guard let file = openFiles[id], let bytes = files.node(at: file.place)?.bytes else { return .end }
            guard file.offset < bytes.count else { return .end }
            let part = Array(bytes[file.offset..<min(bytes.count, file.offset + limit)])
            openFiles[id]?.offset += part.count
            return .bytes(part)
        }
    }

    /// Puts bytes back that were read too far.
    mutating func unread(_ bytes: ArraySlice<UInt8>, _ number: Int, of process: Int) {
        switch descriptor(number, of: process) {
        case .reading(let id):
            guard var pipe = pipes[id] else { return }
            let rest = pipe.read(.max)
            pipe.write(bytes + rest)
            pipes[id] = pipe
        case .file(let id): openFiles[id]?.offset -= bytes.count
        case nil, .null, .zeros, .log, .writing: break
        }
    }

    /// Writes bytes.
    ///
    /// - Returns: whether somebody can still read them; a process that gets `false` should end as by SIGPIPE.
    @discardableResult
    package mutating func write(_ bytes: [UInt8], to number: Int, of process: Int) -> Bool {
        if bytes.isEmpty { return true }
        switch descriptor(number, of: process) {
        case .null, .zeros: return true
        case nil, .reading: return true
        case .log(let stream):
            log.append(bytes, to: stream, at: now)
            copyToAttached(bytes, stream)
            return true
        case .writing(let id):
            guard let pipe = pipes[id], pipe.readers > 0 else {
                brokenProcesses.insert(process)
                return false
            }
            // A process that heeds ``hasRoom`` stays near the capacity; one that does not loses what is far beyond.
            if !pipe.isFull || bytes.count < Pipe.capacity { pipes[id]?.write(bytes) }
            return true
        case .file(let id):
            guard let file = openFiles[id] else { return true }
            let offset = file.appends ? nil : file.offset
            guard (try? files.trees[file.place.tree].write(bytes, at: offset, to: file.place.node, now: now)) != nil
            else {
                writeFailures += 1
                return true
            }
            openFiles[id]?.offset += bytes.count
            return true
        }
    }

    @discardableResult
    package mutating func write(_ text: String, to number: Int, of process: Int) -> Bool {
        write(Array(text.utf8), to: number, of: process)
    }

    /// Whether a process should write on, rather than wait until somebody has read.
    func hasRoom(_ number: Int, of process: Int) -> Bool {
        guard case .writing(let id)? = descriptor(number, of: process), let pipe = pipes[id] else { return true }
        return !pipe.isFull || pipe.readers <= 0
    }

    /// Opens a file of a process' for reading.
    mutating func openForReading(_ path: String, of process: Int) throws(FileError) -> Descriptor {
        if let special = specialFile(path, of: process) { return special }
        let place = try files.resolve(absolute(path, for: process))
        return register(OpenFile(place: place, holders: 0))
    }

    /// Opens a file of a process' for writing.
    mutating func openForWriting(_ path: String, append: Bool, of process: Int) throws(FileError) -> Descriptor {
        if let special = specialFile(path, of: process) { return special }
        let place = try files.openForWriting(absolute(path, for: process), truncate: !append, now: now)
        return register(OpenFile(place: place, appends: append, holders: 0))
    }

    private mutating func register(_ file: OpenFile) -> Descriptor {
        let id = makeHandle()
        openFiles[id] = file
        return .file(id)
    }

    /// What stands in for files that are no files.
    func specialFile(_ path: String, of process: Int) -> Descriptor? {
        switch path {
        case "/dev/null", "/dev/tty": .null
        case "/dev/zero", "/dev/random", "/dev/urandom": .zeros
        case "/dev/stdin": descriptor(0, of: process) ?? .null
        case "/dev/stdout": descriptor(1, of: process) ?? .null
        case "/dev/stderr": descriptor(2, of: process) ?? .null
        case "/proc/1/fd/1": .log(.stdout)
        case "/proc/1/fd/2": .log(.stderr)
        default: nil
        }
    }
}
