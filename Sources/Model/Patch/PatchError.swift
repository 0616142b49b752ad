/// Why a patch is refused: what a server needs to answer with a `Status`.
package struct PatchError: Error, Hashable, Sendable {
    /// The HTTP status code.
    package let code: Int
    /// The machine's word for the code, such as `Conflict`; empty where Kubernetes gives none.
    package let reason: String
    /// The sentence for a person.
    package let message: String
    /// What stands behind the refusal, one entry for each field.
    package let causes: [Cause]
    /// Whether the `Status` has details even when there are no causes.
    package let hasDetails: Bool

    /// One field's part in a refusal.
    package struct Cause: Hashable, Sendable {
        /// The class, such as `FieldManagerConflict`.
        package let reason: String
        /// The sentence for a person.
        package let message: String
        /// Where, such as `.data.key`.
        package let field: String
    }

    init(code: Int, reason: String, message: String, causes: [Cause] = [], hasDetails: Bool = false) {
        self.code = code
        self.reason = reason
        self.message = message
        self.causes = causes
        self.hasDetails = hasDetails
    }
}

extension PatchError {
    /// The body is no patch.
    static func badRequest(_ message: String) -> PatchError {
        PatchError(code: 400, reason: "BadRequest", message: message)
    }

    /// The patch does not fit the object; Kubernetes hides why.
    static var unprocessable: PatchError {
        PatchError(
            code: 422, reason: "Invalid",
            message: "the server rejected our request due to an error in our request", hasDetails: true)
    }

    /// The patch has too many parts.
    static func tooLarge(_ message: String) -> PatchError {
        PatchError(
            code: 413, reason: "RequestEntityTooLarge", message: "Request entity is too large: \(message)")
    }

    /// What a JSON patch or a merge patch made of the object is no object of its kind.
    ///
    /// - Parameter problem: why not, in Kubernetes' words.
    package static func unreadable(patched: JSON, problem: String) -> PatchError {
        unreadable(shown: patched.text(escaping: .go), problem)
    }

    /// What a strategic merge patch made of the object is no object of its kind.
    ///
    /// - Parameter problem: why not, in Kubernetes' words.
    package static func unreadable(strategicPatch: JSON, problem: String) -> PatchError {
        unreadable(shown: strategicPatch.goPlainText, problem)
    }

    private static func unreadable(shown: String, _ problem: String) -> PatchError {
        let problem = FieldProblem.invalid("patch", shown, problem)
        let cause = Cause(reason: problem.reason, message: problem.body, field: problem.field)
        return PatchError(
            code: 422, reason: "Invalid", message: " \"\" is invalid: \(problem.message)", causes: [cause])
    }

    /// A refusal for which Kubernetes has no class.
    static func failure(_ message: String) -> PatchError {
        PatchError(code: 500, reason: "", message: message)
    }
}

extension PatchError: CustomStringConvertible {
    /// The sentence for a person.
    package var description: String { message }
}

extension PatchError {
    /// The `Status` that the API answers with.
    package var status: JSON {
        var status: JSONObject = [
            "apiVersion": "v1", "kind": "Status", "metadata": [:], "status": "Failure",
            "message": .string(message), "code": .integer(Int64(code)),
        ]
        if !reason.isEmpty { status["reason"] = .string(reason) }
        if !causes.isEmpty {
            status["details"] = ["causes": .array(causes.map(\.json))]
        } else if hasDetails {
            status["details"] = [:]
        }
        return .object(status)
    }
}

extension PatchError.Cause {
    fileprivate var json: JSON {
        ["reason": .string(reason), "message": .string(message), "field": .string(field)]
    }
}
