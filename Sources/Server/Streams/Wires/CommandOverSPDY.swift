import API

/// A command's streams on a SPDY connection: one for each of error, stdin, stdout, stderr and resize.
struct CommandOverSPDY: StreamWire {
    private let options: CommandOptions
    private let version: Int
    private var connection = SPDYConnection()
    /// The streams that the client opened, by their type.
    private var streams: [String: UInt32] = [:]
    /// What is to be said once the streams are there.
    private var early: [ClusterTraffic] = []
    private var hasEnded = false
    private var isSaidGoodbye = false

    init(_ options: CommandOptions, version: Int) {
        self.options = options
        self.version = version
    }

    private var expected: [String] {
        ["error"] + (options.stdin ? ["stdin"] : []) + (options.stdout ? ["stdout"] : [])
            + (options.stderr ? ["stderr"] : []) + (options.tty && version >= 3 ? ["resize"] : [])
    }

    private var missing: [String] { expected.filter { streams[$0] == nil } }

    mutating func receive(_ piece: [UInt8], at now: Duration) throws(WireError) -> [ClientTraffic] {
        let events: [SPDYConnection.Event]
        do {
            events = try connection.receive(piece)
        } catch {
            connection.end(for: error)
            throw .spdy(error)
        }
        return events.compactMap { take($0) }
    }

    private mutating func take(_ event: SPDYConnection.Event) -> ClientTraffic? {
        switch event {
        case .opened(let id, let headers):
            let type = headers["streamtype"]?.lowercased() ?? ""
            guard missing.contains(type) else {
                connection.reset(id, .refusedStream)
                return nil
            }
            connection.accept(id)
            streams[type] = id
            if missing.isEmpty {
                for traffic in early { say(traffic) }
                early = []
            }
            return nil
        case .data(let id, let bytes):
            if id == streams["stdin"] { return .input(bytes) }
            // A simulated terminal has no size; what is said of one is read and has no effect.
            connection.consume(bytes.count, on: id)
            return nil
        case .finished(let id), .reset(let id): return id == streams["stdin"] ? .endOfInput : nil
        case .goAway: return nil
        }
    }

    mutating func send(_ traffic: ClusterTraffic) {
        if missing.isEmpty { say(traffic) } else { early.append(traffic) }
    }

    private mutating func say(_ traffic: ClusterTraffic) {
        switch traffic {
        case .output(let bytes): if let id = streams["stdout"] { connection.send(bytes, on: id) }
        case .errorOutput(let bytes): if let id = streams["stderr"] { connection.send(bytes, on: id) }
        case .ended(let ending):
            if let id = streams["error"] {
                // Before version 4 the stream held the error's text, and nothing of success.
                connection.send(version >= 4 ? ending.status : Array(ending.message.utf8), on: id)
            }
            for type in expected { if let id = streams[type] { connection.finish(id) } }
            hasEnded = true
        case .bytes, .end, .failed: break
        }
    }

    mutating func consume(_ count: Int, on lane: Lane?) {
        if let id = streams["stdin"] { connection.consume(count, on: id) }
    }

    mutating func takeOutput() -> [[UInt8]] {
        if isFinished, !isSaidGoodbye {
            isSaidGoodbye = true
            connection.end(for: nil)
        }
        let output = connection.takeOutput()
        return output.isEmpty ? [] : [output]
    }

    var waitingBytes: Int { connection.waitingBytes + early.reduce(0) { $0 + $1.count } }

    var isFinished: Bool { hasEnded && connection.waitingBytes == 0 }

    var deadline: Duration? { missing.isEmpty ? nil : StreamTimeouts.creation }

    mutating func expire(at now: Duration) throws(WireError) {
        guard !missing.isEmpty, now >= StreamTimeouts.creation else { return }
        connection.end(for: nil)
        throw .missingStreams(missing)
    }
}
