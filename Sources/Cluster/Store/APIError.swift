public import Model

/// Why the API refuses a request, with the facts that its `Status` tells.
public enum APIError: Error, Hashable, Sendable {
    /// There is no such object.
    case notFound(Kind, name: String)
    /// The name is taken.
    case alreadyExists(Kind, name: String)
    /// The object is not, or no longer, the one that the request is about.
    case conflict(Kind, name: String, detail: String)
    /// The object breaks rules; all of them are told.
    case invalid(InvalidObject)
    /// The request makes no sense as it stands.
    case badRequest(String)
    /// The request is understood, and not allowed.
    case forbidden(Kind, name: String, detail: String)
    /// The watch's or list's starting point is no longer kept.
    case expired(String)
    /// The server could not answer; the write may or may not have been done.
    case unavailable(String)
}

extension APIError {
    /// The HTTP status code.
    public var code: Int {
        switch self {
        case .notFound: 404
        case .alreadyExists, .conflict: 409
        case .invalid: 422
        case .badRequest: 400
        case .forbidden: 403
        case .expired: 410
        case .unavailable: 503
        }
    }

    /// The `Status`' reason.
    public var reason: String {
        switch self {
        case .notFound: "NotFound"
        case .alreadyExists: "AlreadyExists"
        case .conflict: "Conflict"
        case .invalid: "Invalid"
        case .badRequest: "BadRequest"
        case .forbidden: "Forbidden"
        case .expired: "Expired"
        case .unavailable: "ServiceUnavailable"
        }
    }
}

extension APIError: CustomStringConvertible {
    /// The `Status`' message, as Kubernetes writes it.
    public var description: String {
        switch self {
        case .notFound(let kind, let name): "\(kind.qualifiedPlural) \"\(name)\" not found"
        case .alreadyExists(let kind, let name): "\(kind.qualifiedPlural) \"\(name)\" already exists"
        case .conflict(let kind, let name, let detail):
            "Operation cannot be fulfilled on \(kind.qualifiedPlural) \"\(name)\": \(detail)"
        case .invalid(let refusal): refusal.description
        case .badRequest(let message), .expired(let message), .unavailable(let message): message
        case .forbidden(let kind, let name, let detail):
            "\(kind.qualifiedPlural) \"\(name)\" is forbidden: \(detail)"
        }
    }
}
