import API
import NIOHTTP1

/// Who may talk to a cluster.
package enum Access: Sendable {
    /// Over HTTP, on the loopback interface: those who know the secret in the address.
    case loopback(LoopbackAccess)
    /// Over TLS, from anywhere: those who bring the token.
    case token(TokenAccess)

    /// The path under which the API stands; empty where it stands at the root.
    package var prefix: String {
        switch self {
        case .loopback(let access): access.prefix
        case .token: ""
        }
    }

    /// Why a request is turned away.
    enum Refusal: Error {
        /// The client is known, or none at all is asked for, and this is not for it.
        case forbidden(String)
        /// The client has not shown who it is.
        case unauthorized
    }

    /// Lets a request in or turns it away.
    ///
    /// - Parameter path: the path as it was sent.
    /// - Returns: the path after the prefix.
    func admit(_ head: HTTPRequestHead, path: Substring) -> Result<Substring, Refusal> {
        let origin = head.headers.first(name: "origin")
        switch self {
        case .loopback(let access):
            let host = head.headers["host"]
            return access.admit(host: host.count == 1 ? host.first : nil, origin: origin, path: path)
                .mapError { .forbidden("\($0)") }
        case .token(let access):
            let refusal = access.refusal(
                method: head.method.rawValue, path: path, authorization: head.headers["authorization"], origin: origin)
            return switch refusal {
            case let why? where why != .unauthorized: .failure(.forbidden("\(why)"))
            case .some: .failure(.unauthorized)
            case nil: .success(path)
            }
        }
    }
}

extension Access.Refusal {
    /// What the client is told.
    var answer: APIAnswer {
        switch self {
        case .forbidden(let why): .forbidden(why)
        case .unauthorized: .unauthorized
        }
    }
}
