import Cluster
import Model

/// What can be done to a Pod beside writing it.
extension Call {
    /// Gives a Pod its node.
    func bind(on server: inout APIServer) throws -> APIAnswer {
        let options = try WriteOptions(request, name: "CreateOptions")
        let kind = Kind.binding
        let binding = try read(kind, options)
        let target = binding["target"]
        var problems: [FieldProblem] = []
        let targetKind = target?["kind"]?.string ?? ""
        if !["", "Node"].contains(targetKind) {
            problems.append(
                .unsupported("target.kind", JSON.string(targetKind).canonicalText, ["Node", "<empty>"]))
        }
        let node = target?["name"]?.string ?? ""
        if node.isEmpty {
            problems.append(FieldProblem(type: .required, field: "target.name", value: nil, detail: ""))
        }
        if !problems.isEmpty {
            throw Refusal(InvalidObject(kind: kind, name: route.name ?? "", problems: problems))
        }
        let uid = binding["metadata"]?["uid"]?.string.map { UID($0) }
        do {
            try Self.write(on: &server, isDryRun: options.isDryRun) { server in
                _ = try server.bind(pod: route.key, uid: uid, to: node)
            }
        } catch let error as APIError {
            throw Self.ofBinding(error)
        }
        return created()
    }

    /// A conflict is told of the Pod's binding, not of the Pod.
    private static func ofBinding(_ error: APIError) -> Refusal {
        guard case .conflict(_, let name, let detail) = error else { return Refusal(error) }
        let part = Kind(group: "", version: "v1", name: "Pod", plural: "pods/binding")
        return Refusal(.conflict(part, name: name, detail: detail))
    }

    /// Deletes a Pod because its node is to be emptied.
    func evict(on server: inout APIServer) throws -> APIAnswer {
        let options = try WriteOptions(request, name: "CreateOptions")
        // Clients from before Kubernetes 1.22 send the older version, which has the same fields.
        let isOlder = (try? JSON(parsing: request.body))?["apiVersion"] == "policy/v1beta1"
        let kind = Kind(
            group: "policy", version: isOlder ? "v1beta1" : "v1", name: "Eviction", plural: "evictions")
        let eviction = try read(kind, options)
        if let name = eviction["metadata"]?["name"]?.string, name != route.name {
            throw Refusal.badRequest("name in URL does not match name in Eviction object")
        }
        var delete = request
        delete.body = eviction["deleteOptions"]?.bytes() ?? []
        delete.query = delete.body.isEmpty ? [] : request.query
        let deleteOptions = try DeleteOptions(delete)
        guard let pod = server.find(Pod.self, route.key) else { throw notFound }
        try check(deleteOptions.preconditions, on: pod)
        try Self.write(on: &server, isDryRun: options.isDryRun || deleteOptions.isDryRun) { server in
            try server.evict(
                route.key, preconditions: deleteOptions.preconditions, gracePeriod: deleteOptions.gracePeriod,
                propagation: deleteOptions.propagation ?? .background)
        }
        return created()
    }

    private func read(_ kind: Kind, _ options: WriteOptions) throws -> JSON {
        guard let schema = Schema.type(named: kind.name) else { throw Refusal.unknownPath }
        var reader = BodyReader(kind: kind, schema: schema, validation: options.validation)
        return try reader.manifest(in: request)
    }

    /// The answer to a write that stores nothing of its own.
    private func created() -> APIAnswer {
        let status: JSON = ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "code": 201]
        return .json(201, status.bytes(), warnings: warnings)
    }
}
