/// Why a cluster gave no answer.
package enum ClientError: Error, Hashable, Sendable {
    /// It could not be reached, or hung up.
    case noAnswer(detail: String)
    /// Its certificate is not one that the kubeconfig trusts.
    case untrusted
    /// It demands TLS, and this build has none.
    case needsTLS
}

extension ClientError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .noAnswer(let detail): "the cluster does not answer: \(detail)"
        case .untrusted:
            "the certificate of the cluster is not one that the kubeconfig trusts: take the file that its 'ordinal up' wrote"
        case .needsTLS:
            "the cluster demands TLS, and this build has none: say 'swift run --traits default,TLS ordinal …'"
        }
    }
}
