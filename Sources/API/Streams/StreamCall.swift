package import Cluster
import Model

/// A request for streams to what runs in a Pod.
struct StreamCall: Sendable {
    /// What is asked of a Pod.
    enum Part: String, Sendable {
        case attach
        case exec
        case portForward = "portforward"
    }

    private let request: APIRequest
    private let route: Route
    private let part: Part

    /// `nil` where the request asks for something else.
    init?(_ request: APIRequest, _ route: Route) {
        guard let part = route.subresource.flatMap(Part.init(rawValue:)), route.name != nil else { return nil }
        self.request = request
        self.route = route
        self.part = part
    }

    /// Does what is asked.
    ///
    /// - Throws: ``Refusal``, or what the store or the cluster says.
    func perform(on server: APIServer, _ streams: inout any PodStreams) throws -> APIOutcome {
        guard request.method == "GET" || request.method == "POST" else { throw Refusal.methodNotAllowed }
        return part == .portForward ? try ports(on: server) : try command(on: server, &streams)
    }

    private func command(on server: APIServer, _ streams: inout any PodStreams) throws -> APIOutcome {
        let pod = try server.get(Pod.self, route.key)
        let options = try CommandOptions(request)
        if part == .exec, options.command.isEmpty {
            throw Refusal.badRequest("you must specify at least one command for the container")
        }
        let chosen = try StreamProtocol.negotiate(request, among: StreamProtocol.forCommands)
        do throws(StreamRefusal) {
            let session =
                part == .exec
                ? try streams.openExec(pod: pod.key, options: options)
                : try streams.openAttach(pod: pod.key, options: options)
            return .upgrade(StreamUpgrade(streamProtocol: chosen, purpose: .command(session, options)))
        } catch {
            return .answer(error.answer)
        }
    }

    private func ports(on server: APIServer) throws -> APIOutcome {
        let pod = try server.get(Pod.self, route.key)
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
        return .upgrade(StreamUpgrade(streamProtocol: chosen, purpose: .ports(pod.key, ports)))
    }
}

extension KubernetesAPI {
    /// The answer to a request for streams to what runs in a Pod; `nil` where the request asks for something else.
    package func answer(
        _ request: APIRequest, on server: APIServer, streams: inout any PodStreams
    ) -> APIOutcome? {
        guard case .resource(let route) = Route.find(request.path), let call = StreamCall(request, route) else {
            return nil
        }
        do {
            return try call.perform(on: server, &streams)
        } catch {
            return .answer(.refusal(Refusal(error)))
        }
    }
}
