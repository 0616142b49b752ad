import NIOCore

#if TLS
    import NIOSSL
#endif

/// What stands between a client's requests and the bytes of its connection: TLS that trusts one authority.
struct ClientSecurity: Sendable {
    /// Makes what stands first on the connection; called on its event loop.
    let makeHandler: @Sendable () throws -> any ChannelHandler

    /// - Parameter authority: whom to trust, in PEM.
    /// - Parameter host: the name or address that the server's certificate must carry.
    /// - Throws: ``ClientError/needsTLS``, or what the TLS library says.
    static func prepare(authority: String, host: String) throws -> ClientSecurity {
        #if TLS
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authority.utf8)))
            let context = try NIOSSLContext(configuration: configuration)
            // Without a name the certificate must carry the address that was connected to.
            let name = ServerNames.addressBytes(host) == nil ? host : nil
            return ClientSecurity { try NIOSSLClientHandler(context: context, serverHostname: name) }
        #else
            throw ClientError.needsTLS
        #endif
    }

    /// Whether an error says that the server's certificate is not to be trusted, or that there is no authority to trust.
    static func isDistrust(_ error: any Error) -> Bool {
        #if TLS
            switch error {
            case NIOSSLError.handshakeFailed(.sslError(let stack)):
                stack.contains { $0.description.contains("CERTIFICATE_VERIFY_FAILED") }
            case NIOSSLError.unableToValidateCertificate, NIOSSLError.failedToLoadCertificate: true
            default: error as? NIOSSLExtraError == .failedToValidateHostname
            }
        #else
            false
        #endif
    }
}
