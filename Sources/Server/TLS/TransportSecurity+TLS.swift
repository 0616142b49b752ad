#if TLS
    import NIOCore
    import NIOSSL

    extension TransportSecurity {
        /// TLS under a server's certificate.
        ///
        /// - Throws: what the TLS library says of it.
        package init(_ identity: ServerIdentity) throws {
            let chain = try NIOSSLCertificate.fromPEMBytes(Array(identity.certificate.utf8))
            let key = try NIOSSLPrivateKey(bytes: Array(identity.key.utf8), format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            // Who does not say good-bye is not waited for when the server stops.
            configuration.shutdownTimeout = .seconds(1)
            let context = try NIOSSLContext(configuration: configuration)
            self.init(authority: identity.authority) { [PlainTextGuard(), NIOSSLServerHandler(context: context)] }
        }
    }
#endif
