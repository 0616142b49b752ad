import NIOCore

/// What stands between the bytes of a connection and its requests: TLS, under a certificate of the cluster's own.
///
/// Only a build with the trait `TLS` can make one.
package struct TransportSecurity: Sendable {
    /// The certificate authority whom clients are told to trust, in PEM.
    package let authority: String
    /// What stands first on each connection; called on its event loop.
    let makeHandlers: @Sendable () throws -> [any ChannelHandler]

    /// Whether this build has TLS.
    package static var isBuiltIn: Bool {
        #if TLS
            true
        #else
            false
        #endif
    }

    /// TLS for a server of these names, and the token that its clients bring.
    ///
    /// - Parameter data: the data directory, held by the caller, in which both outlive the process; `nil` makes new ones.
    /// - Throws: ``IdentityError``.
    package static func prepare(
        names: ServerNames, data: String?
    ) throws(IdentityError) -> (security: TransportSecurity, token: Secret) {
        #if TLS
            let identity: ServerIdentity
            let token: Secret
            if let data {
                (identity, token) = try IdentityStore(data: data).identity(names: names)
            } else {
                (identity, token) = (try ServerIdentity.fresh(names: names), Secret())
            }
            do {
                return (try TransportSecurity(identity), token)
            } catch {
                throw .notMade(detail: "\(error)")
            }
        #else
            throw .notBuiltIn
        #endif
    }
}
