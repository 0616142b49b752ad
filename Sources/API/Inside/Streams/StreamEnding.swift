import Model

/// How a command, or the way to it, ended, as a client is told on the error stream.
package enum StreamEnding: Hashable, Sendable {
    /// With exit code 0.
    case success
    /// With another exit code.
    case exit(code: Int)
    /// It could not be run, or was cut off.
    case failure(String)

    /// The `Status` as JSON, which kubectl takes its own exit code from.
    package var status: [UInt8] {
        var status: JSONObject = ["metadata": [:], "status": "Failure", "message": .string(message)]
        switch self {
        case .success: status = ["metadata": [:], "status": "Success"]
        case .exit(let code):
            status["reason"] = "NonZeroExitCode"
            status["details"] = ["causes": [["reason": "ExitCode", "message": .string("\(code)")]]]
        case .failure(let detail):
            status["reason"] = "InternalError"
            status["details"] = ["causes": [["message": .string(detail)]]]
            status["code"] = 500
        }
        return JSON.object(status).bytes(escaping: .go)
    }

    /// The sentence that clients of older versions are told; empty for success.
    package var message: String {
        switch self {
        case .success: ""
        case .exit(let code): "command terminated with non-zero exit code: exit status \(code)"
        case .failure(let detail): "Internal error occurred: \(detail)"
        }
    }
}
