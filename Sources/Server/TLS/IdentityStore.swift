#if TLS
    package import Foundation

    /// Where a cluster's authority, certificate and token outlive its process: the folder `pki` of its data.
    ///
    /// Guarantees: only its owner can read the files; what cannot be read is never replaced.
    package struct IdentityStore: Sendable {
        private let folder: URL

        /// The store in a data directory that is held.
        package init(data: String) {
            folder = URL(fileURLWithPath: data, isDirectory: true).appendingPathComponent("pki", isDirectory: true)
        }

        /// The identity and the token for a server of these names; what there is stays in use as long as it can.
        ///
        /// - Throws: ``IdentityError``.
        package func identity(names: ServerNames, now: Date = Date()) throws(IdentityError) -> (ServerIdentity, Secret)
        {
            guard mkdir(folder.path, 0o700) == 0 || errno == EEXIST else {
                throw .notWritten(path: folder.path, detail: String(cString: strerror(errno)))
            }
            let authority = try authority(now: now)
            return (try certificate(names: names, authority: authority, now: now), try token())
        }

        private func authority(now: Date) throws(IdentityError) -> CertificateAuthority {
            switch (try read("authority.crt"), try read("authority.key")) {
            case (let certificate?, let key?):
                do {
                    return try CertificateAuthority(certificate: certificate, key: key, now: now)
                } catch {
                    throw .damaged(path: folder.path, detail: "the authority: \(error)")
                }
            case (let certificate?, nil) where !certificate.isEmpty:
                throw .damaged(path: folder.path, detail: "authority.key is missing")
            default:
                let made = try made { try CertificateAuthority(now: now) }
                // The key first: a certificate without one would be damage.
                try write(try self.made { try made.keyText }, "authority.key")
                try write(made.certificateText, "authority.crt")
                return made
            }
        }

        private func certificate(
            names: ServerNames, authority: CertificateAuthority, now: Date
        ) throws(IdentityError) -> ServerIdentity {
            if let certificate = try read("server.crt"), let key = try read("server.key"),
                let known = ServerIdentity(
                    certificate: certificate, key: key, names: names, authority: authority, now: now)
            {
                return known
            }
            let identity = try made { try ServerIdentity(names: names, authority: authority, now: now) }
            try write(identity.key, "server.key")
            try write(identity.certificate, "server.crt")
            return identity
        }

        private func token() throws(IdentityError) -> Secret {
            if let text = try read("token") {
                guard let secret = Secret(text: text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
                    throw .damaged(path: folder.path, detail: "the token is not one of this program's")
                }
                return secret
            }
            let secret = Secret()
            try write(secret.text + "\n", "token")
            return secret
        }

        private func made<Value>(_ body: () throws -> Value) throws(IdentityError) -> Value {
            do {
                return try body()
            } catch {
                throw .notMade(detail: "\(error)")
            }
        }

        private func read(_ name: String) throws(IdentityError) -> String? {
            let file = folder.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: file.path) else { return nil }
            do {
                return try String(contentsOf: file, encoding: .utf8)
            } catch {
                throw .damaged(path: folder.path, detail: "\(name) cannot be read: \(error.localizedDescription)")
            }
        }

        private func write(_ text: String, _ name: String) throws(IdentityError) {
            let path = folder.appendingPathComponent(name).path
            do throws(PrivateFile.Failure) {
                try PrivateFile.write(text, to: path)
            } catch {
                throw .notWritten(path: path, detail: error.detail)
            }
        }
    }
#endif
