import Cluster
import Model

extension InsideCall {
    /// Begins a command, or connects to a container's own program.
    func command(on cluster: inout Cluster) throws -> APIOutcome {
        let pod = try cluster.server.get(Pod.self, route.key)
        let options = try CommandOptions(request)
        if part == .exec, options.command.isEmpty {
            throw Refusal.badRequest("you must specify at least one command for the container")
        }
        let container = try container(options.container, of: pod)
        if pod.spec.nodeName.isEmpty {
            throw Refusal.badRequest("pod \(pod.metadata.name) does not have a host assigned")
        }
        let chosen = try StreamProtocol.negotiate(request, among: StreamProtocol.forCommands)
        do throws(ContainerFailure) {
            let session =
                part == .exec
                ? try cluster.exec(
                    options.command, in: pod.key, container: container, stdin: options.stdin, tty: options.tty)
                : try cluster.attach(to: pod.key, container: container)
            return .upgrade(StreamUpgrade(streamProtocol: chosen, purpose: .command(session, options)))
        } catch {
            return .answer(answer(for: error, container, pod))
        }
    }

    /// The answer to who cannot have a command, as a cluster gives it before it upgrades the connection.
    private func answer(for failure: ContainerFailure, _ container: String, _ pod: Pod) -> APIAnswer {
        switch failure {
        case .unreachable:
            .refusal(
                .internalError("error dialing backend: dial tcp \(hostAddress(of: pod)): connect: no route to host"))
        case .tooManyProcesses:
            .text(500, "container \"\(container)\" has too many processes: resource temporarily unavailable\n")
        // The kubelet says so in plain text, which kubectl puts behind words of its own.
        case .notRunning, .noSuchPod, .unknownContainer, .noLog, .nothingListens:
            .text(500, "container not found (\"\(container)\")\n")
        }
    }

    /// Begins to carry connections to a Pod's ports.
    func ports(on cluster: Cluster) throws -> APIOutcome {
        let pod = try cluster.server.get(Pod.self, route.key)
        let chosen = try StreamProtocol.negotiate(request, among: StreamProtocol.forPorts)
        let ports = try QueryReader(request).texts("ports").flatMap { $0.split(separator: ",") }.map { text in
            guard let port = Int(text), (1...65535).contains(port) else {
                throw Refusal.badRequest("the port \"\(text)\" is not a number from 1 to 65535")
            }
            return port
        }
        if chosen == .portsOverWebSocket, !(1...127).contains(ports.count) {
            throw Refusal.badRequest("query parameter \"ports\" is required: from 1 to 127 ports")
        }
        guard pod.status.phase == "Running" else {
            throw Refusal.badRequest(
                "unable to forward port because pod is not running. Current status=\(pod.status.phase.rawValue)")
        }
        guard cluster.isHeard(pod.key) else {
            throw Refusal.internalError(
                "error dialing backend: dial tcp \(hostAddress(of: pod)): connect: no route to host")
        }
        let purpose = StreamUpgrade.Purpose.ports(pod.key, pod.metadata.uid, ports)
        return .upgrade(StreamUpgrade(streamProtocol: chosen, purpose: purpose))
    }
}
