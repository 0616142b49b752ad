import NIOCore

#if TLS
    import NIOSSL
#endif

/// What stands between a client's requests and the bytes of its connection: TLS that trusts one authority.
struct ClientSecurity: Sendable {
    /// Makes what stands first on the connection; called on its event loop.
    let makeHandler: @Sendable () throws -> any ChannelHandler

    /// - Parameter authority: whom to trust, in PEM.
    /// - Throws: ``ClientError/needsTLS``, or what the TLS library says.
    static func prepare(authority: String) throws -> ClientSecurity {
        #if TLS
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authority.utf8)))
            let context = try NIOSSLContext(configuration: configuration)
            // Without a name the certificate must carry the address.
            return ClientSecurity { try NIOSSLClientHandler(context: context, serverHostname: nil) }
        #else
            throw ClientError.needsTLS
        #endif
    }
}
