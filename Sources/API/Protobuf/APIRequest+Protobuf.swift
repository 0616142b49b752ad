import Model

extension APIRequest {
    /// The media type of Kubernetes' protobuf.
    static let protobufType = "application/vnd.kubernetes.protobuf"

    /// Makes JSON of a body that is protobuf, as most typed clients send it.
    ///
    /// Patches have types of their own and stay as they are.
    ///
    /// - Parameter kind: what the body is where it does not say.
    /// - Throws: ``Refusal``, if the body is damaged or too long.
    mutating func readProtobuf(as kind: Kind) throws {
        guard ["POST", "PUT", "DELETE"].contains(method), method != "DELETE" || !body.isEmpty,
            MediaType(headers["content-type"] ?? "").name == Self.protobufType
        else { return }
        if body.count > BodyReader.limit { throw Refusal.tooLarge(limit: BodyReader.limit) }
        body = try Self.json(of: body, as: kind).bytes()
        headers["content-type"] = "application/json"
    }

    private static func json(of body: [UInt8], as kind: Kind) throws -> JSON {
        var envelope: ProtobufEnvelope?
        do {
            if body.isEmpty { throw ProtobufError.emptyEnvelope }
            let opened = try ProtobufEnvelope(body[...])
            envelope = opened
            return try opened.json(expected: (kind.apiVersion, kind.name))
        } catch {
            guard let envelope, !envelope.kind.isEmpty else {
                throw Refusal.badRequest(
                    "the object provided is unrecognized (must be of type \(kind.name)): \(error) (\(summary(body)))")
            }
            let version = envelope.apiVersion.split(separator: "/").last ?? ""
            throw Refusal.badRequest(
                "\(envelope.kind) in version \"\(version)\" cannot be handled as a \(kind.name): \(error)")
        }
    }

    /// The beginning of a body, for a message.
    private static func summary(_ body: [UInt8]) -> String {
        let length = 30
        if body.isEmpty { return "<empty>" }
        let digits = body.prefix(length).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return digits.joined() + (body.count > length ? " ..." : "")
    }
}

extension Call {
    /// Makes JSON of a body that is protobuf.
    ///
    /// - Throws: ``Refusal``, if the body is damaged or too long.
    mutating func readProtobuf() throws {
        guard resource.type != nil else { return }
        try request.readProtobuf(as: bodyKind)
    }

    /// What the body of the request is to be.
    private var bodyKind: Kind {
        if request.method == "DELETE" {
            return Kind(group: "", version: "v1", name: "DeleteOptions", plural: "deleteoptions")
        }
        return switch route.subresource {
        case "binding": .binding
        case "eviction": Kind(group: "policy", version: "v1", name: "Eviction", plural: "evictions")
        case "scale": Kind(group: "autoscaling", version: "v1", name: "Scale", plural: "scales")
        default: resource.kind
        }
    }
}

extension Kind {
    /// What gives a Pod its node.
    static let binding = Kind(group: "", version: "v1", name: "Binding", plural: "bindings")
}
