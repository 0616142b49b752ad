/// Who may talk to a cluster that others than this machine can reach: those who bring its token, over TLS.
///
/// As in Kubernetes, whether the cluster is well and which version it has is told to everybody, and a wrong token is
/// refused whatever it asks for.
package struct TokenAccess: Sendable {
    /// What clients send as `Authorization: Bearer …`.
    package let token: Secret

    /// Access for those who have a token.
    package init(token: Secret = Secret()) {
        self.token = token
    }

    /// Why a request is turned away.
    package enum Refusal: Hashable, Sendable {
        /// It brings no token, or another one.
        case unauthorized
        /// A page of another origin made a browser send it.
        case crossOrigin(String)
    }

    /// What anybody may read.
    private static let open: Set<Substring> = ["/healthz", "/livez", "/readyz", "/version", "/version/"]

    /// Why a request is turned away; `nil` lets it in.
    ///
    /// - Parameter authorization: the `Authorization` fields, of which there should be one.
    /// - Parameter origin: the `Origin` field, which browsers send and API clients do not.
    package func refusal(
        method: String, path: Substring, authorization: [String], origin: String?
    ) -> Refusal? {
        if let origin { return .crossOrigin(origin) }
        let tokens = authorization.compactMap { Self.bearerToken($0) }
        guard authorization.count < 2, let candidate = tokens.first else {
            let isOpen = authorization.count < 2 && method == "GET" && Self.open.contains(path)
            return isOpen ? nil : .unauthorized
        }
        return token.matches(candidate.utf8) ? nil : .unauthorized
    }

    /// What follows the word `Bearer`, however it is spelled; `nil` for another scheme.
    private static func bearerToken(_ field: String) -> Substring? {
        let words = field.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
        return words[1].drop { $0 == " " }
    }
}

extension TokenAccess.Refusal: CustomStringConvertible {
    /// What the client is told.
    package var description: String {
        switch self {
        case .unauthorized: "Unauthorized"
        case .crossOrigin(let origin): LoopbackAccess.Refusal.crossOrigin(origin).description
        }
    }
}
