import Model

/// What the server says about itself: its version, its resources, and their schemas.
package enum Discovery {
    /// The version of Kubernetes whose behaviour the API has.
    package static let gitVersion = "v1.36.2"

    /// The answer to a request about the server itself.
    ///
    /// - Returns: nil when the path is not one of discovery's, so that others may answer.
    package static func answer(_ request: APIRequest) -> APIAnswer? {
        let path = request.path.filter { !$0.isEmpty }
        guard let document = document(at: path, for: request) else { return nil }
        guard ["GET", "HEAD"].contains(request.method) else { return refusal(of: request.method) }
        return accepts(document, request.headers["accept"]) ? document.answer : notAcceptable(document)
    }

    /// Bytes and what they are.
    struct Document: Sendable {
        var mediaType: String
        var body: [UInt8]

        init(_ mediaType: String, body: [UInt8]) {
            self.mediaType = mediaType
            self.body = body
        }

        init(_ json: JSON, as mediaType: String = "application/json") {
            self.init(mediaType, body: json.bytes())
        }

        var answer: APIAnswer {
            APIAnswer(code: 200, headers: [.init("Content-Type", mediaType)], body: body)
        }
    }

    private static func document(at path: [String], for request: APIRequest) -> Document? {
        switch path.first {
        case nil: Document(paths)
        case "version" where path.count == 1: Document(version)
        case "api", "apis": resources(at: path, for: request)
        case "openapi": openAPI(at: path, for: request)
        default: nil
        }
    }

    private static func resources(at path: [String], for request: APIRequest) -> Document? {
        let aggregated = AggregatedDiscovery.version(accepted: request.headers["accept"])
        switch (path[0], path.count) {
        case ("api", 1):
            return aggregated.map { AggregatedDiscovery.document(ofCore: true, version: $0) }
                ?? Document(coreVersions(host: request.headers["host"]))
        case ("apis", 1):
            return aggregated.map { AggregatedDiscovery.document(ofCore: false, version: $0) } ?? Document(groupList)
        case ("api", 2):
            return resourceList(group: "", version: path[1]).map { Document($0) }
        case ("apis", 2):
            return group(named: path[1]).map { Document($0) }
        case ("apis", 3):
            return resourceList(group: path[1], version: path[2]).map { Document($0) }
        default:
            return nil
        }
    }

    private static func openAPI(at path: [String], for request: APIRequest) -> Document? {
        switch (path.dropFirst().first, path.count) {
        case ("v2", 2): openAPIv2(accept: request.headers["accept"])
        case ("v3", 2): SchemaDocuments.index
        case ("v3", 3...): SchemaDocuments.document(at: path.dropFirst(2).joined(separator: "/"))
        default: nil
        }
    }
}

// MARK: - Refusals

extension Discovery {
    /// Whether the client takes what it would get.
    private static func accepts(_ document: Document, _ accept: String?) -> Bool {
        guard let accept, !accept.isEmpty, document.mediaType.hasPrefix("application/json") else { return true }
        return accept.split(separator: ",").contains { range in
            let type = range.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
            return ["application/json", "application/*", "*/*"].contains(type)
        }
    }

    private static func notAcceptable(_ document: Document) -> APIAnswer {
        status(
            406, reason: "NotAcceptable",
            message: "only the following media types are accepted: application/json")
    }

    private static func refusal(of method: String) -> APIAnswer {
        var answer = status(
            405, reason: "MethodNotAllowed", message: "\(method) is not allowed on what the server says about itself")
        answer.headers.append(.init("Allow", "GET, HEAD"))
        return answer
    }

    private static func status(_ code: Int64, reason: JSON, message: String) -> APIAnswer {
        let status: JSON = [
            "apiVersion": "v1", "kind": "Status", "metadata": [:], "status": "Failure", "message": .string(message),
            "reason": reason, "code": .integer(code),
        ]
        return APIAnswer(
            code: Int(code), headers: [.init("Content-Type", "application/json")], body: status.bytes())
    }
}
