import Cluster
import Model

/// The replicas of a workload, by themselves: `autoscaling/v1 Scale`.
extension Call {
    /// Kind and group version of a scale.
    private static let scaleKind = Kind(group: "autoscaling", version: "v1", name: "Scale", plural: "scales")

    /// The scale.
    func scale(on server: APIServer) throws -> APIAnswer {
        guard let object = server.stored(try storedType(), route.key) else { throw notFound }
        return answer(scaleOf: object.object)
    }

    /// Sets the number of replicas.
    mutating func setScale(on server: inout APIServer) throws -> APIAnswer {
        try setScale(storedType(), on: &server)
    }

    private mutating func setScale<Object: Admitted>(
        _ type: Object.Type, on server: inout APIServer
    ) throws -> APIAnswer {
        let isPatch = request.method == "PATCH"
        let method = isPatch ? try PatchMethod(request) : nil
        let options = try WriteOptions(
            request, name: isPatch ? "PatchOptions" : "UpdateOptions", isApply: method == .apply)
        guard let old = server.find(type, route.key) else { throw notFound }
        let scale = try readScale(method, over: Self.scale(of: old), options)
        if let name = scale["metadata"]?["name"]?.string, name != route.name {
            throw Refusal.badRequest(
                "the name of the object (\(name)) does not match the name on the URL (\(route.name ?? ""))")
        }
        try check(scale, over: old)
        let replicas = scale["spec"]?["replicas"]?.integer ?? 0
        guard replicas >= 0 else { throw Self.negative(replicas, of: route.name ?? "") }
        let manifest = old.manifest.mergePatched(with: ["spec": ["replicas": .integer(replicas)]])
        var new = try Object(manifest: manifest)
        record(&new, over: resource.manifest(of: old), options, at: server.now)
        let updated = try replace(old, with: new, options, on: &server)
        return answer(scaleOf: updated)
    }

    private mutating func readScale(
        _ method: PatchMethod?, over scale: JSON, _ options: WriteOptions
    ) throws -> JSON {
        guard let schema = Schema.type(named: "Scale") else { return scale }
        if let method {
            let patched = try PatchReader(method, request).apply(to: scale, schema: schema).object
            if let fatal = schema.check(patched).first(where: { !$0.isTolerable }) {
                throw Refusal.badRequest(SchemaProblem.refusal(kind: Self.scaleKind, problems: [fatal]))
            }
            return schema.canonical(patched)
        }
        var reader = BodyReader(kind: Self.scaleKind, schema: schema, validation: options.validation)
        let read = try reader.manifest(in: request)
        warnings += reader.warnings
        return read
    }

    /// Refuses the scale of an earlier state, or of another object.
    private func check(_ scale: JSON, over old: some APIObject) throws {
        let metadata = scale["metadata"]
        if let version = metadata?["resourceVersion"]?.string, version != old.metadata.resourceVersion {
            throw Refusal(
                .conflict(
                    resource.kind, name: old.metadata.name,
                    detail: "the object has been modified; please apply your changes to the latest version and try "
                        + "again"))
        }
        if let uid = metadata?["uid"]?.string, UID(uid) != old.metadata.uid {
            throw Refusal(
                .conflict(
                    resource.kind, name: old.metadata.name,
                    detail: "Precondition failed: UID in precondition: \(uid), UID in object meta: "
                        + "\(old.metadata.uid)"))
        }
    }

    private static func negative(_ replicas: Int64, of name: String) -> Refusal {
        Refusal(
            InvalidObject(
                kind: scaleKind, name: name,
                problems: [
                    FieldProblem(
                        type: .invalid, field: "spec.replicas", value: "\(replicas)",
                        detail: "must be greater than or equal to 0")
                ]))
    }

    private func answer(scaleOf object: any APIObject) -> APIAnswer {
        .json(200, Self.scale(of: object).bytes(), warnings: warnings)
    }

    /// What an object says of its replicas.
    private static func scale(of object: any APIObject) -> JSON {
        let manifest = object.manifest
        var metadata: JSONObject = [:]
        for name in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] {
            metadata[name] = manifest["metadata"]?[name]
        }
        var spec: JSONObject = [:]
        if let replicas = manifest["spec"]?["replicas"]?.integer, replicas != 0 {
            spec["replicas"] = .integer(replicas)
        }
        var status: JSONObject = ["replicas": manifest["status"]?["replicas"] ?? 0]
        let selector = manifest["spec"]?["selector"].flatMap { try? LabelSelector(json: $0) }
        if let text = selector?.queryText, !text.isEmpty { status["selector"] = .string(text) }
        return [
            "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": .object(metadata), "spec": .object(spec),
            "status": .object(status),
        ]
    }
}

extension LabelSelector {
    /// The selector as a query writes it, sorted by key.
    fileprivate var queryText: String {
        var terms = matchLabels.map { (key: $0.key, text: "\($0.key)=\($0.value)") }
        for requirement in matchExpressions {
            let key = requirement.key
            let values = "(\(requirement.values.sorted().joined(separator: ",")))"
            switch requirement.operator {
            case "In": terms.append((key, "\(key) in \(values)"))
            case "NotIn": terms.append((key, "\(key) notin \(values)"))
            case "Exists": terms.append((key, key))
            default: terms.append((key, "!\(key)"))
            }
        }
        return terms.sorted { ($0.key, $0.text) < ($1.key, $1.text) }.map(\.text).joined(separator: ",")
    }
}
