package import Cluster
import Model

/// A request about what is inside Pods: commands, ports, logs, and requests that are handed on.
struct InsideCall: Sendable {
    /// What is asked for.
    enum Part: String, Sendable {
        case attach
        case exec
        case log
        case portForward = "portforward"
        case proxy
    }

    let request: APIRequest
    let route: Route
    let part: Part

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
    func perform(on cluster: inout Cluster) throws -> APIOutcome {
        switch part {
        case .exec, .attach:
            try require("GET", "POST")
            return try command(on: &cluster)
        case .portForward:
            try require("GET", "POST")
            return try ports(on: cluster)
        case .log:
            try require("GET")
            return try log(on: &cluster)
        case .proxy: return try proxy(on: &cluster)
        }
    }

    private func require(_ methods: String...) throws {
        guard methods.contains(request.method) else { throw Refusal.methodNotAllowed }
    }

    /// The container of a Pod that the client means.
    ///
    /// - Throws: ``Refusal``: the Pod has no such container, or has several and the client names none.
    func container(_ name: String?, of pod: Pod) throws -> String {
        let podName = pod.metadata.name
        guard let name else {
            let names = pod.spec.containers.map(\.name)
            if names.count == 1 { return names[0] }
            var sentence = "a container name must be specified for pod \(podName)"
            if !names.isEmpty { sentence += ", choose one of: [\(names.joined(separator: " "))]" }
            let others = pod.spec.initContainers.map(\.name)
            if !others.isEmpty { sentence += " or one of the init containers: [\(others.joined(separator: " "))]" }
            throw Refusal.badRequest(sentence)
        }
        guard (pod.spec.containers + pod.spec.initContainers).contains(where: { $0.name == name }) else {
            throw Refusal.badRequest("container \(name) is not valid for pod \(podName)")
        }
        return name
    }

    /// The address of a Pod's node, as far as it is known.
    func hostAddress(of pod: Pod) -> String {
        "\(pod.status.hostIP.isEmpty ? pod.spec.nodeName : pod.status.hostIP):10250"
    }
}

extension KubernetesAPI {
    /// The answer to a request, also to one about what is inside the Pods.
    ///
    /// - Parameter cluster: what the request reads, and may change.
    package func answer(_ request: APIRequest, on cluster: inout Cluster) -> APIOutcome {
        guard case .resource(let route) = Route.find(request.path), let call = InsideCall(request, route) else {
            return answer(request, on: &cluster.server)
        }
        do {
            return try call.perform(on: &cluster)
        } catch {
            return .answer(.refusal(Refusal(error)))
        }
    }
}
