import Cluster
import Model

/// Why a request is refused, with everything that its `Status` tells.
struct Refusal: Error, Hashable, Sendable {
    /// The HTTP status code.
    var code: Int
    /// The machine's word for the code; empty where Kubernetes gives none.
    var reason: String
    /// The sentence for a person.
    var message: String
    /// What the refusal is about, if it tells.
    var details: JSONObject?
    /// The list's metadata that goes with it, such as a token to go on with.
    var metadata: JSONObject = [:]

    /// The `Status` that the API answers with.
    var status: JSON {
        var status: JSONObject = [
            "apiVersion": "v1", "kind": "Status", "metadata": .object(metadata), "status": "Failure",
            "message": .string(message), "code": .integer(Int64(code)),
        ]
        if !reason.isEmpty { status["reason"] = .string(reason) }
        if let details { status["details"] = .object(details) }
        return .object(status)
    }
}

extension Refusal {
    /// The request makes no sense as it stands.
    static func badRequest(_ message: String) -> Refusal {
        Refusal(code: 400, reason: "BadRequest", message: message)
    }

    /// There is nothing of this path.
    static var unknownPath: Refusal {
        Refusal(
            code: 404, reason: "NotFound", message: "the server could not find the requested resource", details: [:])
    }

    /// The path is known, but not with this method.
    static var methodNotAllowed: Refusal {
        Refusal(
            code: 405, reason: "MethodNotAllowed",
            message: "the server does not allow this method on the requested resource", details: [:])
    }

    /// Something behind the API could not be reached.
    static func internalError(_ message: String) -> Refusal {
        Refusal(code: 500, reason: "", message: message)
    }

    /// The workshop does not run objects of this kind.
    static func notRun(_ kind: Kind) -> Refusal {
        Refusal(
            code: 405, reason: "MethodNotAllowed",
            message: "this cluster does not run \(kind.qualifiedPlural): they can be listed, and there are none",
            details: kind.details())
    }

    /// The part of the object is not there yet.
    static func notImplemented(_ kind: Kind, name: String, part: String) -> Refusal {
        Refusal(
            code: 501, reason: "NotImplemented",
            message: "\(kind.plural)/\(part) \"\(name)\" is not there in this cluster",
            details: kind.details(name: name))
    }

    /// None of the representations that the client takes can be made.
    static func notAcceptable(_ offered: [String]) -> Refusal {
        Refusal(
            code: 406, reason: "NotAcceptable",
            message: "406: Not Acceptable\n\nAvailable representations: \(offered.joined(separator: ", "))",
            details: [:])
    }

    /// A list was asked for where there is one object.
    static var notAList: Refusal {
        Refusal(
            code: 406, reason: "NotAcceptable",
            message: "you requested PartialObjectMetadataList, but the requested object is not a list")
    }

    /// The body is of a type that nobody reads.
    static func unsupportedMediaType(_ message: String, details: JSONObject? = nil) -> Refusal {
        Refusal(code: 415, reason: "UnsupportedMediaType", message: message, details: details)
    }

    /// The body is longer than the server takes.
    static func tooLarge(limit: Int) -> Refusal {
        Refusal(
            code: 413, reason: "RequestEntityTooLarge",
            message: "Request entity is too large: limit is \(limit)")
    }

    /// The object is larger than any that can be stored; the words are those of Kubernetes' store.
    static var tooLargeToStore: Refusal {
        Refusal(code: 500, reason: "", message: "etcdserver: request is too large")
    }

    /// The revision is still to come.
    static func tooLargeRevision(_ revision: Int64, current: Int64) -> Refusal {
        Refusal(
            code: 504, reason: "Timeout",
            message: "Timeout: Too large resource version: \(revision), current: \(current)",
            details: [
                "causes": [["reason": "ResourceVersionTooLarge", "message": "Too large resource version"]],
                "retryAfterSeconds": 1,
            ])
    }

    /// Options that break rules.
    static func invalidOptions(_ name: String, _ problems: [FieldProblem]) -> Refusal {
        let kind = Kind(group: "meta.k8s.io", version: "v1", name: name, plural: name)
        return Refusal(InvalidObject(kind: kind, name: "", problems: problems))
    }
}

extension Refusal {
    /// The refusal of an object that breaks rules.
    init(_ invalid: InvalidObject) {
        var details = invalid.status["details"]?.object ?? [:]
        if invalid.name.isEmpty { details["name"] = nil }
        self.init(code: 422, reason: "Invalid", message: invalid.description, details: details)
    }

    /// What the store says, told of the resource that the request named.
    init(_ error: APIError) {
        switch error {
        case .invalid(let invalid): self.init(invalid)
        case .notFound(let kind, let name), .alreadyExists(let kind, let name), .conflict(let kind, let name, _),
            .forbidden(let kind, let name, _):
            self.init(
                code: error.code, reason: error.reason, message: error.description, details: kind.details(name: name))
        case .badRequest, .expired, .unavailable:
            self.init(code: error.code, reason: error.reason, message: error.description)
        }
    }

    /// The `Status` for whatever went wrong.
    init(_ error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case let error as APIError: self.init(error)
        case let invalid as InvalidObject: self.init(invalid)
        case let error as PatchError:
            self.init(
                code: error.code, reason: error.reason, message: error.message, details: error.status["details"]?.object
            )
        default: self.init(code: 500, reason: "InternalError", message: "Internal error occurred: \(error)")
        }
    }
}

extension Kind {
    /// What a `Status` says of the object, or of the kind, that it is about.
    func details(name: String = "", uid: UID? = nil) -> JSONObject {
        var details: JSONObject = ["kind": .string(plural)]
        if !name.isEmpty { details["name"] = .string(name) }
        if !group.isEmpty { details["group"] = .string(group) }
        if let uid { details["uid"] = uid.json }
        return details
    }
}
