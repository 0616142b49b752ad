package import API
import Model

extension APIAnswer {
    /// A `Status` that refuses a request before the API has seen it.
    package static func failure(code: Int, reason: String, message: String) -> APIAnswer {
        let status: JSON = [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure", "message": .string(message),
            "reason": .string(reason), "code": .integer(Int64(code)),
        ]
        return APIAnswer(
            code: code, headers: [Header("Content-Type", "application/json")], body: status.bytes(escaping: .go))
    }

    /// A `Status` that says that all went well.
    static var success: APIAnswer {
        let status: JSON = ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "code": 200]
        return APIAnswer(code: 200, headers: [Header("Content-Type", "application/json")], body: status.bytes())
    }

    /// Plain text.
    static func text(code: Int = 200, _ text: String) -> APIAnswer {
        APIAnswer(code: code, headers: [Header("Content-Type", "text/plain; charset=utf-8")], body: Array(text.utf8))
    }

    /// The cluster is there, and cannot answer.
    static func unavailable(_ message: String) -> APIAnswer {
        failure(code: 503, reason: "ServiceUnavailable", message: message)
    }

    /// A write may or may not have been done.
    static func internalError(_ message: String) -> APIAnswer {
        failure(code: 500, reason: "InternalError", message: message)
    }

    /// The body is larger than any that the API takes.
    static func tooLarge(limit: Int) -> APIAnswer {
        failure(
            code: 413, reason: "RequestEntityTooLarge", message: "Request entity too large: limit is \(limit)")
    }

    /// The request does not say what it asks for.
    static func badRequest(_ message: String) -> APIAnswer {
        failure(code: 400, reason: "BadRequest", message: message)
    }

    /// The request is not for this client to make.
    static func forbidden(_ why: String) -> APIAnswer {
        failure(code: 403, reason: "Forbidden", message: "forbidden: \(why)")
    }

    /// The client has not shown who it is.
    static var unauthorized: APIAnswer {
        failure(code: 401, reason: "Unauthorized", message: "Unauthorized")
    }
}
