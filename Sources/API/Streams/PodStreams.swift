package import Model

/// What runs in the Pods, as streams of bytes: commands, the containers' own programs, and ports.
///
/// Calls come between the cluster's steps; none of them waits.
package protocol PodStreams: Sendable {
    /// Begins a command in a container; in the one that the Pod has by default where none is named.
    mutating func openExec(pod: ObjectKey, options: CommandOptions) throws(StreamRefusal) -> SessionID
    /// Connects to the program that a container runs.
    mutating func openAttach(pod: ObjectKey, options: CommandOptions) throws(StreamRefusal) -> SessionID
    /// Gives a session more of its standard input.
    mutating func send(_ bytes: [UInt8], to session: SessionID)
    /// Ends a session's standard input.
    mutating func closeInput(of session: SessionID)
    /// Forgets a session, whose client has gone.
    mutating func close(_ session: SessionID)
    /// What a session has said since the last call.
    mutating func takeOutput(of session: SessionID) -> SessionOutput
    /// The sessions that have something to say, in a fixed order.
    var sessionsWithOutput: [SessionID] { get }

    /// Connects to a port of a Pod.
    mutating func openConnection(pod: ObjectKey, port: Int) throws(ConnectionRefusal) -> ConnectionID
    /// Sends bytes to a Pod's port.
    mutating func send(_ bytes: [UInt8], to connection: ConnectionID)
    /// Says that no more bytes come.
    mutating func closeInput(of connection: ConnectionID)
    /// Forgets a connection, whose client has gone.
    mutating func close(_ connection: ConnectionID)
    /// What the Pod has sent since the last call.
    mutating func takeOutput(of connection: ConnectionID) -> ConnectionOutput
    /// The connections that have something to say, in a fixed order.
    var connectionsWithOutput: [ConnectionID] { get }
}

/// A client's hold on a command.
package struct SessionID: Hashable, Comparable, Sendable {
    /// The number.
    package let number: Int

    /// The session of a number.
    package init(number: Int) { self.number = number }

    /// By number.
    package static func < (one: SessionID, other: SessionID) -> Bool { one.number < other.number }
}

/// A client's connection to a port.
package struct ConnectionID: Hashable, Comparable, Sendable {
    /// The number.
    package let number: Int

    /// The connection of a number.
    package init(number: Int) { self.number = number }

    /// By number.
    package static func < (one: ConnectionID, other: ConnectionID) -> Bool { one.number < other.number }
}

/// What a command has said.
package struct SessionOutput: Sendable {
    /// Bytes of its standard output.
    package var stdout: [UInt8]
    /// Bytes of its standard error.
    package var stderr: [UInt8]
    /// How it ended; nothing follows then.
    package var ending: StreamEnding?

    /// Output.
    package init(stdout: [UInt8] = [], stderr: [UInt8] = [], ending: StreamEnding? = nil) {
        self.stdout = stdout
        self.stderr = stderr
        self.ending = ending
    }
}

/// What a Pod has sent on a connection.
package struct ConnectionOutput: Sendable {
    /// The bytes.
    package var bytes: [UInt8]
    /// Whether it sends no more.
    package var isClosed: Bool

    /// Output.
    package init(bytes: [UInt8] = [], isClosed: Bool = false) {
        self.bytes = bytes
        self.isClosed = isClosed
    }
}

/// Why a command cannot be run.
package enum StreamRefusal: Error, Hashable, Sendable {
    /// The Pod has no container of this name.
    case unknownContainer(String, pod: String, choices: [String])
    /// The container does not run at this moment.
    case notRunning(container: String)
}

/// Why a port cannot be reached.
package struct ConnectionRefusal: Error, Hashable, Sendable {
    /// What went wrong, as the client is told.
    package var message: String

    /// A refusal.
    package init(message: String) { self.message = message }
}

extension StreamRefusal {
    /// The answer, as a cluster gives it before it upgrades the connection.
    var answer: APIAnswer {
        switch self {
        case .unknownContainer(let container, let pod, let choices):
            .refusal(
                .badRequest(
                    "container \(container) is not valid for pod \(pod), choose one of: "
                        + "[\(choices.joined(separator: " "))]"))
        // The kubelet says so in plain text, which kubectl puts behind words of its own.
        case .notRunning(let container): .text(500, "container not found (\"\(container)\")\n")
        }
    }
}
