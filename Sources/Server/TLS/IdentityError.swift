/// Why a server has no certificate.
package enum IdentityError: Error, Hashable, Sendable {
    /// What was kept cannot be used.
    case damaged(path: String, detail: String)
    /// What was made cannot be kept.
    case notWritten(path: String, detail: String)
    /// The certificate library refused.
    case notMade(detail: String)
    /// This build has no TLS.
    case notBuiltIn
}

extension IdentityError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .damaged(let path, let detail):
            "the certificates in \(path) cannot be used (\(detail)): restore a copy, or move the folder away to have new "
                + "ones made, which clients with an older kubeconfig will not trust; nothing has been changed"
        case .notWritten(let path, let detail): "cannot keep the certificates, at \(path): \(detail)"
        case .notMade(let detail): "cannot make a certificate: \(detail)"
        case .notBuiltIn: "this build has no TLS: build with 'swift build --traits default,TLS'"
        }
    }
}
