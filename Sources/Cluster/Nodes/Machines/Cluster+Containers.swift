package import Containers
package import Model

/// What is inside the Pods, for those outside: commands, logs and requests.
///
/// ## Guarantees
///
/// - No call lets time pass; what a call has begun goes on with the cluster's next steps.
/// - A container that nobody has looked into before is as if it had been there all along.
extension Cluster {
    /// Starts a command in a container; in the Pod's usual one where none is named.
    ///
    /// A command that is not there says so on its error output and ends with 127.
    package mutating func exec(
        _ command: [String], in key: ObjectKey, container: String? = nil, stdin: Bool = false, tty: Bool = false
    ) throws(ContainerFailure) -> ContainerSession {
        let pod = try pod(key)
        defer { wake(key) }
        return try components.nodeAgents.logic.exec(
            command, in: pod, container: container, stdin: stdin, tty: tty, server: &server)
    }

    /// Lets somebody look on at what a container's own program prints.
    package mutating func attach(
        to key: ObjectKey, container: String? = nil
    ) throws(ContainerFailure) -> ContainerSession {
        let pod = try pod(key)
        defer { wake(key) }
        return try components.nodeAgents.logic.attach(to: pod, container: container, server: &server)
    }

    /// Gives a session's command more of its standard input.
    package mutating func send(_ bytes: [UInt8], to session: ContainerSession) {
        _ = components.nodeAgents.logic.with(session) { $0.write(bytes, toSession: session.number) }
        wake(session.pod)
    }

    /// Says that a session's command gets no more input.
    package mutating func closeInput(of session: ContainerSession) {
        _ = components.nodeAgents.logic.with(session) { $0.closeInput(ofSession: session.number) }
        wake(session.pod)
    }

    /// Whether a session's command can take more input without much of it waiting.
    package mutating func hasRoom(_ session: ContainerSession) -> Bool {
        components.nodeAgents.logic.with(session) { $0.hasRoom(inSession: session.number) } ?? true
    }

    /// Whether ``takeOutput(of:)`` has something to say.
    package func hasOutput(_ session: ContainerSession) -> Bool {
        guard let machine = components.nodeAgents.logic.machine(of: session) else { return true }
        return machine.hasOutput(inSession: session.number)
    }

    /// What a session has said since the last call; one whose container was started again or is gone has ended with 137.
    package mutating func takeOutput(of session: ContainerSession) -> SessionOutput {
        let output = components.nodeAgents.logic.with(session) { $0.takeOutput(ofSession: session.number) }
        // What was read made room, so that the command may go on.
        wake(session.pod)
        return output ?? SessionOutput(exitCode: 137)
    }

    /// Forgets a session; its command finds its input at an end and its output closed.
    package mutating func close(_ session: ContainerSession) {
        _ = components.nodeAgents.logic.with(session) { $0.close(session: session.number) }
        wake(session.pod)
    }

    /// What a container has printed: in its last run, or in the one before.
    package mutating func log(
        of key: ObjectKey, container: String? = nil, previous: Bool = false
    ) throws(ContainerFailure) -> ContainerLog {
        let pod = try pod(key)
        return try components.nodeAgents.logic.log(of: pod, container: container, previous: previous, server: &server)
    }

    /// Sends a request to a Pod's port.
    ///
    /// - Parameter client: the address that it comes from.
    package mutating func ask(
        _ request: HTTPRequest, of key: ObjectKey, port: Int, from client: String = "192.168.255.1"
    ) throws(ContainerFailure) -> PodRequest {
        _ = try pod(key)
        defer { wake(key) }
        return try components.nodeAgents.logic.ask(request, of: key, port: port, client: client, server: &server)
    }

    /// Whether ``takeAnswer(to:)`` has something to say.
    package func hasAnswer(_ request: PodRequest) -> Bool {
        components.nodeAgents.logic.network.hasAnswer(request.number)
    }

    /// The answer to a request, if it is there.
    package mutating func takeAnswer(to request: PodRequest) -> Answer? {
        components.nodeAgents.logic.network.takeAnswer(request.number)
    }

    /// Gives up waiting for the answer to a request.
    package mutating func drop(_ request: PodRequest) {
        components.nodeAgents.logic.network.drop(request.number)
    }

    private func pod(_ key: ObjectKey) throws(ContainerFailure) -> Pod {
        guard let pod = server.find(Pod.self, key) else { throw .noSuchPod(key) }
        return pod
    }

    /// Lets a Pod's node look at it now.
    private mutating func wake(_ key: ObjectKey) {
        components.nodeAgents.enqueue(key, at: now)
        components.nodeAgents.takeWakes(now: now)
    }
}
