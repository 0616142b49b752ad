import API
import Model

/// Pods that say what they hear: `echo` gives its input back, `big` says much, `fail` ends with code 3.
struct EchoPods: PodStreams {
    private var sessions: [SessionID: SessionOutput] = [:]
    private var connections: [ConnectionID: ConnectionOutput] = [:]
    private var last = 0

    mutating func openExec(pod: ObjectKey, options: CommandOptions) throws(StreamRefusal) -> SessionID {
        if let container = options.container, container != "main" {
            throw .unknownContainer(container, pod: pod.name, choices: ["main"])
        }
        last += 1
        let id = SessionID(number: last)
        switch options.command.first {
        case "asleep": throw .notRunning(container: "main")
        case "big":
            sessions[id] = SessionOutput(stdout: [UInt8](repeating: 65, count: 4 << 20), ending: .success)
        case "fail": sessions[id] = SessionOutput(stderr: Array("no\n".utf8), ending: .exit(code: 3))
        default: sessions[id] = SessionOutput()
        }
        return id
    }

    mutating func openAttach(pod: ObjectKey, options: CommandOptions) throws(StreamRefusal) -> SessionID {
        try openExec(pod: pod, options: options)
    }

    mutating func send(_ bytes: [UInt8], to session: SessionID) { sessions[session]?.stdout += bytes }
    mutating func closeInput(of session: SessionID) { sessions[session]?.ending = .success }
    mutating func close(_ session: SessionID) { sessions[session] = nil }
    mutating func takeOutput(of session: SessionID) -> SessionOutput {
        defer { sessions[session] = sessions[session]?.ending == nil ? SessionOutput() : nil }
        return sessions[session] ?? SessionOutput()
    }
    var sessionsWithOutput: [SessionID] {
        sessions.filter { !$0.value.stdout.isEmpty || !$0.value.stderr.isEmpty || $0.value.ending != nil }.keys.sorted()
    }

    mutating func openConnection(pod: ObjectKey, port: Int) throws(ConnectionRefusal) -> ConnectionID {
        if port != 80 { throw ConnectionRefusal(message: "nobody listens on port \(port) of \(pod.name)") }
        last += 1
        connections[ConnectionID(number: last)] = ConnectionOutput()
        return ConnectionID(number: last)
    }
    mutating func send(_ bytes: [UInt8], to connection: ConnectionID) { connections[connection]?.bytes += bytes }
    mutating func closeInput(of connection: ConnectionID) { connections[connection]?.isClosed = true }
    mutating func close(_ connection: ConnectionID) { connections[connection] = nil }
    mutating func takeOutput(of connection: ConnectionID) -> ConnectionOutput {
        defer { connections[connection] = connections[connection]?.isClosed == true ? nil : ConnectionOutput() }
        return connections[connection] ?? ConnectionOutput()
    }
    var connectionsWithOutput: [ConnectionID] {
        connections.filter { !$0.value.bytes.isEmpty || $0.value.isClosed }.keys.sorted()
    }
}
