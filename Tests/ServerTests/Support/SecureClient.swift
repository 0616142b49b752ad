#if TLS
    import NIOCore
    import NIOPosix
    import NIOSSL

    /// A client over TLS that trusts one authority.
    struct SecureClient {
        let port: Int
        let authority: String

        /// Sends a text on a connection of its own, and returns what comes back, up to the end or until it is enough.
        func exchange(_ text: String, until isEnough: (String) -> Bool = { _ in false }) async throws -> String {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authority.utf8)))
            let context = try NIOSSLContext(configuration: configuration)
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        // Without a name the certificate must carry the address.
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: context, serverHostname: nil))
                        return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                    }
                }
            return try await channel.executeThenClose { inbound, outbound in
                try await outbound.write(ByteBuffer(string: text))
                var said = ""
                for try await part in inbound {
                    said += String(buffer: part)
                    if isEnough(said) { break }
                }
                return said
            }
        }

        /// One request's answer.
        func answer(
            _ method: String, _ path: String, token: String? = nil, fields: [String] = [], body: String = ""
        ) async throws -> String {
            var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1", "Connection: close"] + fields
            if let token { lines.append("Authorization: Bearer \(token)") }
            if !body.isEmpty { lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"] }
            return try await exchange(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
        }
    }
#endif
