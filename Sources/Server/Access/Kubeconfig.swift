import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file by which kubectl finds a cluster, and is let in.
///
/// Guarantees: at no moment can another user read it; no file that something else wrote is replaced or removed.
package struct Kubeconfig: Sendable {
    /// Where it stands.
    package let path: String
    private static let mark = "# Written by 'ordinal up'"

    /// A kubeconfig at a path.
    package init(path: String) {
        self.path = path
    }

    /// Where a cluster's kubeconfig stands unless its user wants it elsewhere.
    ///
    /// The user's runtime directory, which is private and gone with the session; else a directory in the home.
    package static func standard(environment: [String: String]) -> Kubeconfig {
        if let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/"), access(runtime, W_OK | X_OK) == 0 {
            return Kubeconfig(path: "\(runtime)/ordinal/kubeconfig")
        }
        let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
        return Kubeconfig(path: "\(home)/.ordinal/kubeconfig")
    }

    /// The file beside it that is used while it belongs to another cluster which is up.
    package func alternative(port: Int) -> Kubeconfig {
        Kubeconfig(path: "\(path)-\(port)")
    }

    /// Makes the directory that the file stands in, closed to others, where it is missing.
    ///
    /// - Throws: ``KubeconfigError``.
    package func makeDirectory() throws(KubeconfigError) {
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw .notWritten(path: path, detail: String(cString: strerror(errno)))
        }
    }

    /// What a client needs to know of a cluster.
    package struct Entry: Sendable {
        /// The API's address, secret included.
        package var url: String
        /// The certificate authority to trust, in PEM; `nil` for plain HTTP.
        package var authority: String?
        /// What shows who the client is; `nil` where the address does.
        package var token: Secret?

        /// A cluster at an address.
        package init(url: String, authority: String? = nil, token: Secret? = nil) {
            self.url = url
            self.authority = authority
            self.token = token
        }
    }

    /// Writes the file, whole or not at all.
    ///
    /// - Throws: ``KubeconfigError``.
    package func write(_ entry: Entry) throws(KubeconfigError) {
        if case .foreign = standing { throw .foreign(path: path) }
        do throws(PrivateFile.Failure) {
            try PrivateFile.write(Self.text(entry), to: path)
        } catch {
            throw .notWritten(path: path, detail: error.detail)
        }
    }

    /// Removes the file if it still is the one that was written for an address.
    package func remove(url: String) {
        if case .cluster(let other) = standing, other == url { unlink(path) }
    }

    /// What stands at the path.
    package enum Standing: Hashable, Sendable {
        /// Nothing.
        case nothing
        /// A kubeconfig of this program's, and the address in it.
        case cluster(url: String)
        /// Something else.
        case foreign
    }

    /// What stands at the path now.
    package var standing: Standing {
        guard let data = FileManager.default.contents(atPath: path) else {
            return FileManager.default.fileExists(atPath: path) ? .foreign : .nothing
        }
        let text = String(decoding: data, as: UTF8.self)
        let key = "server: "
        guard text.hasPrefix(Self.mark), let line = text.split(separator: "\n").first(where: { $0.contains(key) }),
            let start = line.range(of: key)?.upperBound
        else { return .foreign }
        return .cluster(url: line[start...].trimmingCharacters(in: ["\"", " "]))
    }

    private static func text(_ entry: Entry) -> String {
        let authority = entry.authority.map {
            "\n    certificate-authority-data: \(Data($0.utf8).base64EncodedString())"
        }
        let user = entry.token.map { "\n    token: \($0.text)" } ?? " {}"
        return """
            \(mark); it is gone when the cluster stops.
            # Whoever can read this file can do anything with the cluster.
            apiVersion: v1
            kind: Config
            current-context: ordinal
            clusters:
            - name: ordinal
              cluster:
                server: "\(entry.url)"\(authority ?? "")
            contexts:
            - name: ordinal
              context:
                cluster: ordinal
                namespace: default
                user: ordinal
            users:
            - name: ordinal
              user:\(user)

            """
    }
}

/// Why a kubeconfig cannot be written.
package enum KubeconfigError: Error, Hashable, Sendable {
    /// The file there is not one of this program's.
    case foreign(path: String)
    /// The cluster of the file there is up.
    case inUse(path: String)
    /// Anything that the system says.
    case notWritten(path: String, detail: String)
}

extension KubeconfigError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .foreign(let path):
            "\(path) was not written by 'ordinal up', and is left as it is: give another path to --kubeconfig"
        case .inUse(let path):
            "\(path) belongs to a cluster that is up: stop that one, or give another path to --kubeconfig"
        case .notWritten(let path, let detail):
            "cannot write the kubeconfig \(path): \(detail)"
        }
    }
}
