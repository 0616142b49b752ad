package import Cluster
import Model

/// The Kubernetes API, as a function from requests to answers.
///
/// - Guarantees: a request that is refused changes nothing; a dry run changes nothing.
/// - Caveats: it keeps no time and moves none; its caller says what time it is, and lets the cluster go on.
package struct KubernetesAPI: Sendable {
    /// An API that has answered nothing yet.
    package init() {}

    /// The answer to a request.
    ///
    /// - Parameter server: what the request reads, and may change.
    package func answer(_ request: APIRequest, on server: inout APIServer) -> APIOutcome {
        switch Route.find(request.path) {
        case .resource(let route): return answer(request, route, on: &server)
        case .unknownResource:
            if let binding = Self.podBinding(request) { return answer(binding, on: &server) }
            return .answer(.refusal(.unknownPath))
        case .other:
            if let answer = Discovery.answer(request) ?? Reviews.answer(request) ?? health(request) {
                return .answer(answer)
            }
            return .answer(.text(404, "404 page not found\n"))
        }
    }

    private func answer(_ request: APIRequest, _ route: Route, on server: inout APIServer) -> APIOutcome {
        do {
            var call = try Call(request, route: route)
            do {
                try call.readProtobuf()
                return try call.perform(on: &server)
            } catch {
                return .answer(.refusal(call.refusal(for: error), warnings: call.warnings))
            }
        } catch {
            return .answer(.refusal(Refusal(error)))
        }
    }

    /// A binding that was sent by the older way, beside the Pods, as one that is sent to its Pod.
    private static func podBinding(_ request: APIRequest) -> APIRequest? {
        let path = request.path.filter { !$0.isEmpty }
        var binding = request
        guard request.method == "POST", path.count == 5, path[2] == "namespaces", path[4] == "bindings",
            (try? binding.readProtobuf(as: .binding)) != nil,
            let name = (try? JSON(parsing: binding.body))?["metadata"]?["name"]?.string, !name.isEmpty
        else { return nil }
        binding.path = ["api", "v1", "namespaces", path[3], "pods", name, "binding"]
        return binding
    }

    /// Says that the server is well, to whoever asks only that.
    private func health(_ request: APIRequest) -> APIAnswer? {
        let path = request.path.filter { !$0.isEmpty }
        guard let first = path.first, ["healthz", "livez", "readyz"].contains(first) else { return nil }
        return .text(200, "ok")
    }
}

extension Call {
    /// Does what the request asks.
    mutating func perform(on server: inout APIServer) throws -> APIOutcome {
        if let subresource = route.subresource, subresource != "status" {
            return .answer(try perform(subresource, on: &server))
        }
        if representation.form == .metadataList, route.name != nil || request.method == "POST" {
            throw Refusal.notAList
        }
        switch (request.method, route.name) {
        case ("GET", nil), ("HEAD", nil):
            if try isWatch { return .watch(try watch(on: server)) }
            return .answer(try list(on: server))
        case ("GET", _?) where route.isWatch: return .watch(try watch(on: server))
        case ("GET", _?), ("HEAD", _?): return .answer(try get(on: server))
        case ("POST", nil) where route.namespace.isEmpty != resource.kind.isNamespaced:
            return .answer(try create(on: &server))
        case ("PUT", _?): return .answer(try update(on: &server))
        case ("PATCH", _?): return .answer(try patch(on: &server))
        case ("DELETE", _?) where route.subresource == nil: return .answer(try delete(on: &server))
        case ("DELETE", nil)
        where route.namespace.isEmpty != resource.kind.isNamespaced && resource.allows("deletecollection"):
            return .answer(try deleteCollection(on: &server))
        default: throw Refusal.methodNotAllowed
        }
    }

    private var isWatch: Bool {
        get throws { route.isWatch || QueryReader(request).flag("watch") ?? false }
    }

    private mutating func perform(_ subresource: String, on server: inout APIServer) throws -> APIAnswer {
        switch (subresource, request.method) {
        case ("scale", "GET"): try scale(on: server)
        case ("scale", "PUT"), ("scale", "PATCH"): try setScale(on: &server)
        case ("binding", "POST"): try bind(on: &server)
        case ("eviction", "POST"): try evict(on: &server)
        case ("finalize", "PUT"): try finalize(on: &server)
        case (_, _) where ServedKind.unimplemented.contains(subresource):
            throw Refusal.notImplemented(resource.kind, name: route.name ?? "", part: subresource)
        default: throw Refusal.methodNotAllowed
        }
    }

    /// The refusal for an error, told of the resource that the path names.
    fileprivate func refusal(for error: any Error) -> Refusal {
        var refusal = Refusal(error)
        if refusal.message.contains("because it is being terminated"), refusal.reason == "Forbidden" {
            refusal.details?["causes"] = [
                [
                    "reason": "NamespaceTerminating", "field": "metadata.namespace",
                    "message": .string("namespace \(route.namespace) is being terminated"),
                ]
            ]
        }
        guard resource.isConverted, let type = resource.type, let name = refusal.details?["name"]?.string else {
            return refusal
        }
        let (stored, shown) = (type.kind.qualifiedPlural, resource.kind.qualifiedPlural)
        refusal.message = refusal.message.replacing(
            "\(stored) \"\(name)\"", with: "\(shown) \"\(name)\"", maxReplacements: 1)
        if refusal.details?["kind"]?.string == type.kind.plural {
            refusal.details?["group"] = .string(resource.kind.group)
        }
        return refusal
    }
}
