import Cluster
import Containers
import Model

extension InsideCall {
    /// Hands a request on to a Pod, or to a Pod behind a Service.
    func proxy(on cluster: inout Cluster) throws -> APIOutcome {
        let kind = route.resource.kind
        let target = try ProxyTarget(route.name ?? "", kind: kind)
        guard !target.isSecure else {
            throw Refusal.badRequest(
                "the Pods of this cluster serve HTTP only: leave out the https: before \(target.name)")
        }
        let key = ObjectKey(namespace: route.namespace, name: target.name)
        let (pod, port): (Pod, Int)
        switch kind {
        case Pod.kind: (pod, port) = try place(of: target, in: try cluster.server.get(Pod.self, key))
        case Service.kind: (pod, port) = try place(of: target, in: try cluster.server.get(Service.self, key), cluster)
        default: throw Refusal.notImplemented(kind, name: target.name, part: "proxy")
        }
        do throws(ContainerFailure) {
            let asked = try cluster.ask(handedOn(host: "\(pod.status.podIP):\(port)"), of: pod.key, port: port)
            return .proxied(ProxiedRequest(request: asked, prefix: prefix, isHead: request.method == "HEAD"))
        } catch {
            throw Self.unreached("dial tcp \(pod.status.podIP):\(port): connect: \(Self.words(for: error))")
        }
    }

    private static func words(for failure: ContainerFailure) -> String {
        if case .nothingListens = failure { "connection refused" } else { "no route to host" }
    }

    static func unreached(_ why: String) -> Refusal {
        Refusal(code: 503, reason: "ServiceUnavailable", message: "error trying to reach service: \(why)")
    }

    /// The path that stands before what is handed on.
    private var prefix: String {
        "/" + request.path.prefix(request.path.count - route.rest.count).joined(separator: "/")
    }

    private func handedOn(host: String) -> HTTPRequest {
        // These are about this connection, not about the one behind it.
        let own = [
            "connection", "host", "authorization", "content-length", "transfer-encoding", "upgrade", "keep-alive",
        ]
        let headers = request.headers.filter { !own.contains($0.key) }.sorted { $0.key < $1.key }
        return HTTPRequest(
            method: request.method, target: APIRequest.target(path: route.rest, query: request.query),
            headers: [HTTPHeader("host", host)] + headers.map { HTTPHeader($0.key, $0.value) }, body: request.body)
    }
}

extension InsideCall {
    /// The port of a Pod; the first that it names where the path names none.
    private func place(of target: ProxyTarget, in pod: Pod) throws -> (Pod, Int) {
        let ports = pod.spec.containers.flatMap(\.ports)
        let number =
            target.port.isEmpty
            ? ports.first.map { Int($0.containerPort) } ?? 80
            : Int(target.port) ?? ports.first { $0.name == target.port }.map { Int($0.containerPort) }
        guard let number, (1...65535).contains(number) else {
            throw Refusal.badRequest("pod \"\(target.name)\" has no port \"\(target.port)\"")
        }
        return (pod, number)
    }

    /// A ready Pod behind a Service, and its port.
    private func place(of target: ProxyTarget, in service: Service, _ cluster: Cluster) throws -> (Pod, Int) {
        let ports = service.spec.ports
        let named = ports.first { port in
            target.port.isEmpty ? ports.count == 1 : port.name == target.port || String(port.port) == target.port
        }
        guard let named else {
            throw Refusal(
                code: 503, reason: "ServiceUnavailable",
                message: "no service port \"\(target.port)\" found for service \"\(target.name)\"")
        }
        let endpoints = cluster.server.readyEndpoints(of: service, port: named.name)
        let places = endpoints.compactMap { endpoint, port -> (Pod, Int)? in
            guard let name = endpoint.targetRef?.name else { return nil }
            return cluster.server.find(Pod.self, name, in: service.metadata.namespace).map { ($0, port) }
        }
        guard !places.isEmpty else {
            throw Refusal(
                code: 503, reason: "ServiceUnavailable",
                message: "no endpoints available for service \"\(target.name)\"")
        }
        // Kubernetes chooses at random; the moment is as good.
        return places[Int(cluster.now.nanoseconds / 1_000 % Int64(places.count))]
    }
}
