/// Why a cluster gave no answer.
package enum ClientError: Error, Hashable, Sendable {
    /// It could not be reached, or hung up.
    case noAnswer(detail: String)
    /// It demands TLS, and this build has none.
    case needsTLS
}

extension ClientError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .noAnswer(let detail): "the cluster does not answer: \(detail)"
        case .needsTLS:
            "the cluster demands TLS, and this build has none: say 'swift run --traits default,TLS ordinal …'"
        }
    }
}
