#if TLS
    package import Foundation
    import Crypto
    import SwiftASN1
    import X509

    /// A server's certificate and key, and the authority that signed it, all in PEM.
    package struct ServerIdentity: Sendable {
        /// The authority's certificate: whom clients trust.
        package let authority: String
        /// The server's certificate.
        package let certificate: String
        /// The server's key.
        let key: String

        /// A new certificate for these names under an authority.
        ///
        /// - Throws: what the certificate library says.
        package init(names: ServerNames, authority: CertificateAuthority, now: Date) throws {
            let key = P256.Signing.PrivateKey()
            let certificate = try authority.issue(for: .init(key.publicKey), names: names.all, now: now)
            self.authority = authority.certificateText
            self.certificate = try certificate.serializeAsPEM().pemString + "\n"
            self.key = key.pemRepresentation + "\n"
        }

        /// A new authority, and a certificate of its.
        ///
        /// - Throws: ``IdentityError``.
        static func fresh(names: ServerNames) throws(IdentityError) -> ServerIdentity {
            do {
                let now = Date()
                return try ServerIdentity(names: names, authority: CertificateAuthority(now: now), now: now)
            } catch {
                throw .notMade(detail: "\(error)")
            }
        }

        /// A certificate that was made earlier; `nil` where it cannot serve: another authority's, for fewer names, or
        /// soon out of date.
        init?(certificate: String, key: String, names: ServerNames, authority: CertificateAuthority, now: Date) {
            guard let known = try? Certificate(pemEncoded: certificate),
                let privateKey = try? Certificate.PrivateKey(pemEncoded: key), privateKey.publicKey == known.publicKey,
                authority.hasSigned(known), known.notValidAfter > now + Self.reserve,
                let listed = try? known.extensions.subjectAlternativeNames,
                Set(listed).isSuperset(of: names.all.map(GeneralName.init(naming:)))
            else { return nil }
            self.authority = authority.certificateText
            self.certificate = certificate
            self.key = key
        }

        /// How long before its end a certificate is made anew: thirty days.
        private static let reserve: TimeInterval = 30 * 86400
    }

    /// What signs the certificate of a server, and whom its clients trust.
    package struct CertificateAuthority: Sendable {
        private let certificate: Certificate
        private let key: Certificate.PrivateKey
        /// The certificate in PEM.
        let certificateText: String

        private static let lifetime: TimeInterval = 10 * 365 * 86400
        private static let serverLifetime: TimeInterval = 365 * 86400
        /// Clocks of clients may be behind.
        private static let tolerance: TimeInterval = 3600

        /// A new authority.
        ///
        /// - Throws: what the certificate library says.
        package init(now: Date) throws {
            let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
            let name = try DistinguishedName { CommonName("ordinal") }
            let identifier = SubjectKeyIdentifier(hash: key.publicKey)
            let certificate = try Certificate(
                version: .v3, serialNumber: .init(), publicKey: key.publicKey, notValidBefore: now - Self.tolerance,
                notValidAfter: now + Self.lifetime, issuer: name, subject: name,
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                    Critical(KeyUsage(keyCertSign: true))
                    identifier
                },
                issuerPrivateKey: key)
            self.key = key
            self.certificate = certificate
            certificateText = try certificate.serializeAsPEM().pemString + "\n"
        }

        /// An authority that was made earlier.
        ///
        /// - Throws: ``AuthorityProblem``, or what the certificate library says of the texts.
        init(certificate: String, key: String, now: Date) throws {
            self.certificate = try Certificate(pemEncoded: certificate)
            self.key = try Certificate.PrivateKey(pemEncoded: key)
            certificateText = certificate
            guard self.key.publicKey == self.certificate.publicKey else { throw AuthorityProblem.otherKey }
            guard self.certificate.notValidAfter > now else { throw AuthorityProblem.outOfDate }
        }

        /// The key in PEM.
        var keyText: String {
            get throws { try key.serializeAsPEM().pemString + "\n" }
        }

        func hasSigned(_ other: Certificate) -> Bool {
            other.issuer == certificate.subject && certificate.publicKey.isValidSignature(other.signature, for: other)
        }

        func issue(for publicKey: Certificate.PublicKey, names: [String], now: Date) throws -> Certificate {
            try Certificate(
                version: .v3, serialNumber: .init(), publicKey: publicKey, notValidBefore: now - Self.tolerance,
                notValidAfter: min(now + Self.serverLifetime, certificate.notValidAfter), issuer: certificate.subject,
                subject: DistinguishedName { CommonName("ordinal-server") },
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.notCertificateAuthority)
                    Critical(KeyUsage(digitalSignature: true))
                    try ExtendedKeyUsage([.serverAuth])
                    AuthorityKeyIdentifier(
                        keyIdentifier: try certificate.extensions.subjectKeyIdentifier?.keyIdentifier)
                    SubjectAlternativeNames(names.map(GeneralName.init(naming:)))
                },
                issuerPrivateKey: key)
        }
    }

    /// Why an authority that was made earlier cannot sign.
    enum AuthorityProblem: Error, CustomStringConvertible {
        /// Its key is not the one in its certificate.
        case otherKey
        /// Its certificate has ended.
        case outOfDate

        var description: String {
            switch self {
            case .otherKey: "its key belongs to another certificate"
            case .outOfDate: "it is out of date"
            }
        }
    }

    extension GeneralName {
        /// A DNS name or an address.
        fileprivate init(naming text: String) {
            let bytes = ServerNames.addressBytes(text)
            self = bytes.map { .ipAddress(ASN1OctetString(contentBytes: $0[...])) } ?? .dnsName(text)
        }
    }
#endif
